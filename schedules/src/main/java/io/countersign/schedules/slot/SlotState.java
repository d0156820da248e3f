package io.countersign.schedules.slot;

/** What has become of a slot. */
public enum SlotState {
  /** Its time has not come, or nobody has begun. */
  planned,
  /** Somebody works on it, until the lease ends. */
  running,
  /** The gate is shut. */
  waiting,
  /** It failed, and will be tried again. */
  retrying,
  done,
  failed,
  /** It was not run, for the reason that it has. */
  skipped,
  /** The schedule no longer makes it. */
  withdrawn
}
