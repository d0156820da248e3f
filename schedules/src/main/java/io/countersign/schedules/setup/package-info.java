/**
 * What a workspace declares about when and for whom: schedules, people, channels, targets, state.
 * {@code ScheduleSetup} reads and checks it without Spark; {@code References} finds every name in
 * one file that leads nowhere in another.
 */
package io.countersign.schedules.setup;
