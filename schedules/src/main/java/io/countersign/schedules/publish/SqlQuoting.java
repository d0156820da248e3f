package io.countersign.schedules.publish;

import io.countersign.contract.Column;
import java.util.Collection;
import java.util.stream.Collectors;

/** Texts and names as SQL has them, and what a contract says as comments of a database. */
final class SqlQuoting {
  private SqlQuoting() {}

  static String quoted(String text) {
    return "'" + text.replace("'", "''") + "'";
  }

  /** A name, whatever it holds. */
  static String name(String name) {
    return "\"" + name.replace("\"", "\"\"") + "\"";
  }

  static String names(Collection<String> names) {
    return names.stream().map(SqlQuoting::name).collect(Collectors.joining(", "));
  }

  /** What a column holds and what a blank means. */
  static String of(Column column) {
    String words = column.words().isEmpty() ? "" : " One of: " + String.join(", ", column.words());
    String blank = column.blank().map(said -> " Blank: " + said).orElse("");
    return (column.name() + "." + words + blank).strip();
  }
}
