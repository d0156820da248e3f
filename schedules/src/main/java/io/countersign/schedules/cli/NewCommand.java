package io.countersign.schedules.cli;

import io.countersign.problem.Exit;
import io.countersign.problem.Problems;
import io.countersign.problem.Refusal;
import io.countersign.problem.Resources;
import io.countersign.schedules.call.ConsoleCommand;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The files that CONTRIBUTING says a new part is made of, each with what is to be filled in. */
@Command(
    name = "new",
    description = "The files of a new feed, system, mart, report or schedule, to be filled in.")
public final class NewCommand extends ConsoleCommand {
  private static final String TEMPLATES = "io/countersign/schedules/cli/new/";

  @Parameters(paramLabel = "KIND", description = "One of: ${COMPLETION-CANDIDATES}.")
  private Kind kind;

  @Parameters(paramLabel = "NAME", description = "As files and columns are named: two_words.")
  private String name;

  @Option(
      names = "--in",
      paramLabel = "DIR",
      defaultValue = ".",
      description =
          "The sources of the product; of a system or a schedule also a workspace. Default: ${DEFAULT-VALUE}.")
  private Path folder;

  /** What can be new, the folder of the sources that holds its kind, and how it is tried. */
  enum Kind {
    FEED("ingest/feeds", "./countersign check --workspace <yours>"),
    SYSTEM("ingest/systems", "./countersign check --workspace <yours>"),
    MART("marts", test("marts", "ExampleTest -Dmart=NAME")),
    REPORT("reports", test("reports", "ListsTest") + ", once ListsTest#lists names it"),
    SCHEDULE("schedules", "./countersign plan --workspace <yours>");

    private final String sources;
    private final String tried;

    Kind(String sources, String tried) {
      this.sources = sources;
      this.tried = tried;
    }

    private static String test(String module, String tests) {
      return "mvn -pl %s -am test -Dtest=%s -Dsurefire.failIfNoSpecifiedTests=false"
          .formatted(module, tests);
    }

    /** As people write it. */
    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }

    private boolean ofWorkspaces() {
      return this == SYSTEM || this == SCHEDULE;
    }
  }

  @Override
  public Integer call() {
    Map<Path, String> files = files();
    refuse(files);
    try {
      for (Map.Entry<Path, String> file : files.entrySet()) {
        Files.createDirectories(file.getKey().getParent());
        Files.writeString(file.getKey(), file.getValue(), StandardOpenOption.CREATE_NEW);
      }
    } catch (IOException e) {
      throw Refusal.notWritable(
          folder,
          "The files cannot be written.",
          "",
          e.getMessage(),
          "Give this user the right to write there.");
    }
    if (!shared.quiet) {
      files.keySet().forEach(file -> out().println(file));
      out().println("Fill them in, then: " + kind.tried.replace("NAME", name));
    }
    return Exit.DONE.code();
  }

  private Map<Path, String> files() {
    boolean sources =
        Files.isRegularFile(folder.resolve("countersign"))
            && Files.isDirectory(folder.resolve("marts"));
    boolean workspace = kind.ofWorkspaces() && Files.exists(folder.resolve("countersign.yml"));
    if (!sources && !workspace) {
      throw CommandProblems.folderWrong(folder, kind.toString(), kind.ofWorkspaces());
    }
    Path into = folder.resolve(sources ? kind.sources : kind + "s");
    Map<Path, String> files = new TreeMap<>();
    String templates = TEMPLATES + kind;
    Resources.files(templates)
        .forEach(
            (file, bytes) ->
                files.put(
                    into.resolve(filled(file.substring(templates.length() + 1))).normalize(),
                    filled(new String(bytes, StandardCharsets.UTF_8))));
    return files;
  }

  private String filled(String text) {
    return text.replace("PREFIX", prefix()).replace("NAME", name);
  }

  /** The first letters of its words: how issues of a report begin. */
  private String prefix() {
    return name.replaceAll("([a-z])[a-z0-9]*_?", "$1").toUpperCase(Locale.ROOT);
  }

  private void refuse(Map<Path, String> files) {
    Problems problems = new Problems();
    if (!name.matches("[a-z][a-z0-9]*(_[a-z0-9]+)*")) {
      problems.add(CommandProblems.nameWrong(kind.toString(), name));
    }
    files.keySet().stream()
        .filter(Files::exists)
        .forEach(file -> problems.add(CommandProblems.fileExists(file, kind.toString())));
    problems.refuseIfAny(Exit.WRONG_CALL);
  }
}
