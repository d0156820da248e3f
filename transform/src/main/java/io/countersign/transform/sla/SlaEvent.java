package io.countersign.transform.sla;

import java.time.Instant;

/**
 * One step of a ticket's history, in the order of instants and then of sequence.
 *
 * @param field status, priority, service or calendar
 * @param was null where it had no value before
 * @param now null where the value was taken away
 */
record SlaEvent(Instant at, long sequence, String field, String was, String now) {}
