/**
 * What a call does, as it happens: short lines on the error stream for people, {@code
 * log/countersign-<month>.jsonl} for whoever runs it, OpenLineage events for a catalogue. A log
 * that cannot be written stops no work.
 */
package io.countersign.schedules.log;
