package io.countersign.schedules.slot;

import java.time.Clock;

/**
 * The two clocks of whoever works on slots. An instant of one is never held against one of the
 * other: a company's clock may stand on a day of its own, and begins there again in each process.
 *
 * @param company what time it is for the company: which slots have come, what questions are about
 * @param wall what time it is here: who was heard of when, when something is tried again, since
 *     when it waits, when it was sent
 */
public record Clocks(Clock company, Clock wall) {}
