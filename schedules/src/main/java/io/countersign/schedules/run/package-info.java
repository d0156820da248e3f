/** Slots at work: their state, who works on them, what they wait for, and what became of them. */
package io.countersign.schedules.run;
