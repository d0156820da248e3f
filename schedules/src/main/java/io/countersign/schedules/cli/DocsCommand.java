package io.countersign.schedules.cli;

import io.countersign.ingest.workspace.Workspace;
import io.countersign.lake.CommitInfo;
import io.countersign.lake.Lake;
import io.countersign.problem.Exit;
import io.countersign.problem.Refusal;
import io.countersign.schedules.call.ConsoleCommand;
import io.countersign.schedules.call.PeriodOptions;
import io.countersign.schedules.docs.CatalogueEntries;
import io.countersign.schedules.docs.CataloguePage;
import io.countersign.schedules.docs.Runbook;
import io.countersign.schedules.month.MonthEnd;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(
    name = "docs",
    description =
        "The catalogue as one page: from each source to each report, definitions, last runs, runbook.")
public final class DocsCommand extends ConsoleCommand {
  private static final int SHOWN = 50;

  /** Lines of the log about runs as such, and what failed in them. */
  private static final Predicate<String> RUN =
      Pattern.compile("\"(ended|slot|problem)\":").asPredicate();

  @Parameters(
      paramLabel = "FILE",
      defaultValue = "catalogue.html",
      description = "Where it goes (default: ${DEFAULT-VALUE}).")
  private Path file;

  private final Clock clock;

  public DocsCommand(Clock clock) {
    this.clock = clock;
  }

  @Override
  public Integer call() {
    try {
      Files.writeString(file, catalogue().page());
    } catch (IOException e) {
      throw Refusal.notWritable(
          file,
          "The catalogue cannot be written there.",
          "a file that this user may write",
          String.valueOf(e.getMessage()),
          "Name another one: countersign docs FILE.");
    }
    if (!shared.quiet) {
      out().println("Open " + file + " in a browser.");
    }
    return Exit.DONE.code();
  }

  /** Of the workspace, where there is one; what is declared can be shown without. */
  private CataloguePage catalogue() throws IOException {
    CatalogueEntries declared = CatalogueEntries.read();
    Map<String, CommitInfo> made = new TreeMap<>();
    List<String> runs = new ArrayList<>();
    if (Files.exists(shared.workspace.resolve(Workspace.FILE))) {
      Lake lake = MonthEnd.open(shared, new PeriodOptions(), clock, err()).lake();
      declared
          .contracts()
          .keySet()
          .forEach(table -> lake.stamp(table).ifPresent(commit -> made.put(table, commit)));
      runs.addAll(runs(shared.workspace.resolve("log")));
    }
    return new CataloguePage(declared, made, runs, Runbook.read());
  }

  /** How the last commands began and ended, newest first. */
  private static List<String> runs(Path log) throws IOException {
    if (!Files.isDirectory(log)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(log)) {
      List<String> lines = new ArrayList<>();
      for (Path file :
          files
              .filter(one -> one.getFileName().toString().startsWith("countersign-"))
              .sorted(Comparator.reverseOrder())
              .limit(2)
              .toList()) {
        List<String> month = Files.readAllLines(file);
        Collections.reverse(month);
        month.stream().filter(RUN).forEach(lines::add);
      }
      return lines.subList(0, Math.min(SHOWN, lines.size()));
    }
  }
}
