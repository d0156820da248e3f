package io.countersign.schedules.call;

import picocli.CommandLine.Option;

/** Who prepares what a call issues; somebody else must release it. */
public final class Preparer {
  /** What stands there when no person is named. */
  public static final String JOB = "countersign";

  @Option(
      names = "--by",
      paramLabel = "PERSON",
      description = "Who prepares this; somebody else must release it (default: countersign).")
  public String by = JOB;
}
