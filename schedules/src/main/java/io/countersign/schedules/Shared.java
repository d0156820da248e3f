package io.countersign.schedules;

import java.nio.file.Path;
import picocli.CommandLine.Option;

/** The options that every command takes. */
final class Shared {
  @Option(
      names = "--workspace",
      paramLabel = "DIR",
      description = "The folder with countersign.yml (default: this folder).")
  Path workspace = Path.of("");

  @Option(names = "--json", description = "The result as JSON.")
  boolean json;

  @Option(names = "--quiet", description = "Say nothing but what is wrong.")
  boolean quiet;
}
