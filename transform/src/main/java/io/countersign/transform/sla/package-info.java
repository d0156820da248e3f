/**
 * The SLA clock. In come tickets with their events, policies, calendars and agents; out comes, for
 * every promise made for a ticket, whether it was kept, second by second with the reason, how that
 * differs from what the tool says, signs of tampering, and what a breach cost. {@code SlaClock},
 * {@code SlaIntervals} and {@code ServiceDelay} are tables; {@code SlaClockRun} is the clock that
 * runs, and the rest computes them, one ticket at a time.
 */
package io.countersign.transform.sla;
