package io.countersign.reports.register;

/**
 * What an entry says.
 *
 * @param said of an issue its {@link Document}, of a period why and by whom, as JSON
 * @param figures of an issue its figures as CSV; blank otherwise
 */
public record Fact(Event event, Subject subject, Act act, String said, String figures) {}
