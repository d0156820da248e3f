/**
 * Slots at work: a tick plans and takes what is due, the runner sees a slot through gate, issue,
 * release, publish and delivery, each step once. {@code SlotWork} is what it asks of the month end,
 * {@code MonthEndWork} the answer; notices tell people, the status server tells programs.
 */
package io.countersign.schedules.run;
