package io.countersign.schedules;

import picocli.CommandLine.Option;

/** Who prepares what a call issues; somebody else must release it. */
final class Preparer {
  /** What stands there when no person is named. */
  static final String JOB = "countersign";

  @Option(
      names = "--by",
      paramLabel = "PERSON",
      description = "Who prepares this; somebody else must release it (default: countersign).")
  String by = JOB;
}
