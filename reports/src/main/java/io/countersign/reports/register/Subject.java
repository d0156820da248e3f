package io.countersign.reports.register;

/**
 * What an entry is about.
 *
 * @param issue the id of the issue; blank where the entry is about a period alone
 * @param report as {@code cfo_pack}; blank likewise
 */
public record Subject(String issue, String report, String period) {
  /** Whether two issues answer the same question, so that the later one takes the place. */
  boolean replaces(Subject other) {
    return report.equals(other.report) && period.equals(other.period) && !issue.equals(other.issue);
  }
}
