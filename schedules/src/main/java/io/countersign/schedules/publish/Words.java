package io.countersign.schedules.publish;

import io.countersign.lake.Column;

/** What a contract says, as comments of a database. */
final class Words {
  private Words() {}

  static String quoted(String text) {
    return "'" + text.replace("'", "''") + "'";
  }

  /** What a column holds and what a blank means. */
  static String of(Column column) {
    String words = column.words().isEmpty() ? "" : " One of: " + String.join(", ", column.words());
    String blank = column.blank().map(said -> " Blank: " + said).orElse("");
    return (column.name() + "." + words + blank).strip();
  }
}
