package io.countersign.schedules.call;

import java.nio.file.Path;
import picocli.CommandLine.Option;

/** The options that every command takes. */
public final class CallOptions {
  @Option(
      names = "--workspace",
      paramLabel = "DIR",
      description = "The folder with countersign.yml (default: this folder).")
  public Path workspace = Path.of("");

  @Option(names = "--json", description = "The result as JSON.")
  public boolean json;

  @Option(names = "--quiet", description = "Say nothing but what is wrong.")
  public boolean quiet;
}
