package io.countersign.schedules.plan;

/** What becomes of slots that were due while nothing ran. */
public enum IfLate {
  /** The latest runs, those before it are skipped. */
  run_once,
  /** All run, in order. */
  run_all,
  /** None runs. */
  skip
}
