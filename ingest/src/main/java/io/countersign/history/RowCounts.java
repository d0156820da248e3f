package io.countersign.history;

/** What a landing did to a table, in rows. */
public record RowCounts(long added, long changed, long deleted, long unchanged) {
  public boolean wrote() {
    return added + changed + deleted > 0;
  }
}
