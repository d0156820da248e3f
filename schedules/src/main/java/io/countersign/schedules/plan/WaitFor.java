package io.countersign.schedules.plan;

/** What must hold before a slot's reports leave. */
public enum WaitFor {
  /** The period is frozen. */
  period_closed,
  /** No control total breaks. */
  reconciled,
  /** Every source has been read since the slot was due. */
  fresh,
  /** A second person has released what was issued. */
  released
}
