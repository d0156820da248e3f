package io.countersign.schedules.plan;

/** Where a day goes that is no working day. */
enum DayConvention {
  none,
  next,
  previous
}
