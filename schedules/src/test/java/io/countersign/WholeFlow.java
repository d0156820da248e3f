package io.countersign;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Every command of a month end on one workspace, in this JVM; it gathers what must not be. */
final class WholeFlow {
  static final List<String> REPORTS =
      List.of(
          "cfo_pack",
          "claimed_vs_verified",
          "controller_worklist",
          "sla_breaches",
          "change_outcomes",
          "approval_ageing",
          "incident_trend",
          "catalogue_review",
          "change_backlog",
          "budget_variance",
          "decisions_needed",
          "audit_file");

  /** A table of ours that broke its contract; a company's file has a path. */
  private static final Pattern OWN_TABLE = Pattern.compile("(?m)^CONTRACT_BROKEN +[a-z_]+[.:]");

  private final Path workspace;
  private final AnyCompany company;
  private final Clock clock;
  private final List<String> faults = new ArrayList<>();
  private String said = "";

  WholeFlow(Path workspace, AnyCompany company, Instant now) {
    this.workspace = workspace;
    this.company = company;
    this.clock = Clock.fixed(now, ZoneOffset.UTC);
  }

  /** What went wrong: a stack trace, a broken contract, an exit that is neither 0 nor 1. */
  List<String> faults() {
    return faults;
  }

  /** What the last command said, to both sides. */
  String said() {
    return said;
  }

  int ingest() {
    return call("ingest");
  }

  /** Build, every report, publish, docs. */
  WholeFlow build() {
    call("build");
    return issue();
  }

  /** Every report, publish, docs. */
  WholeFlow issue() {
    List<String> all = new ArrayList<>(List.of("report"));
    all.addAll(REPORTS);
    int before = faults.size();
    call(all.toArray(String[]::new));
    if (faults.size() > before) {
      REPORTS.forEach(report -> call("report", report));
    }
    if (company.hasMeasures() && knowsMeasures()) {
      call("report", "initiative_page", "--for", company.measure());
    }
    call("publish");
    call("docs", workspace.resolve("catalogue.html").toString());
    return this;
  }

  private boolean knowsMeasures() {
    return Files.exists(workspace.resolve("lake/initiatives"));
  }

  int call(String... arguments) {
    List<String> all = new ArrayList<>(List.of(arguments));
    all.addAll(1, List.of("--workspace", workspace.toString()));
    StringWriter out = new StringWriter();
    PrintWriter to = new PrintWriter(out, true);
    int exit = new Commands(clock, to, to).run(all.toArray(String[]::new));
    said = out.toString();
    boolean bad = said.contains("This is a bug") || OWN_TABLE.matcher(said).find();
    if (exit > 1 || bad || said.contains("\tat ")) {
      faults.add(String.join(" ", arguments) + ": exit " + exit + "\n" + shortened(said));
    }
    return exit;
  }

  private static String shortened(String text) {
    List<String> lines =
        text.lines()
            .filter(line -> !line.matches("(ingest|transform|marts|reports) .*"))
            .limit(25)
            .map(line -> line.substring(0, Math.min(300, line.length())))
            .toList();
    return String.join("\n", lines);
  }

  static void copy(Path from, Path to) {
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : files.toList()) {
        Path there = to.resolve(from.relativize(file).toString());
        if (Files.isDirectory(file)) {
          Files.createDirectories(there);
        } else {
          Files.copy(file, there);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static void remove(Path folder) {
    if (!Files.exists(folder)) {
      return;
    }
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(java.util.Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
