/**
 * When something is due: schedules as they are written, their recurrence on working days and
 * holidays, and the slots that they make between two instants. Text of YAML comes in, slots go out;
 * nothing is stored and no clock is read.
 */
package io.countersign.schedules.plan;
