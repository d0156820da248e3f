package io.countersign.ingest.conform;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Row;

/** What is found out about one row while its columns are read. */
final class RowFindings {
  private static final int SHOWN = 4_000;

  private static final String[] NOTHING = {};

  private final Row raw;
  private final ColumnIndex layout;
  private final String broken;
  private final List<String> reasons = new ArrayList<>(0);
  private final List<String> unknown = new ArrayList<>(0);
  private final List<String> unread = new ArrayList<>(0);
  private boolean keyUnread;

  RowFindings(Row raw, ColumnIndex layout) {
    this.raw = raw;
    this.layout = layout;
    this.broken = text(RawColumns.BROKEN);
    if (broken != null) {
      reasons.add(broken);
    }
  }

  /** Whether the row could not even be taken apart. */
  boolean broken() {
    return broken != null;
  }

  /** What the source hands over in a column, of whatever type; null where there is none. */
  Object handed(String column) {
    return layout.value(raw, column);
  }

  /**
   * What the source says in a column, in our words; null where it is blank.
   *
   * @param text of the source
   */
  String ours(String column, List<ValueMapping> vocabularies, String text) {
    for (ValueMapping vocabulary : vocabularies) {
      if (applies(vocabulary)) {
        return text == null && !vocabulary.knows("") ? null : mapped(column, vocabulary, text);
      }
    }
    return text;
  }

  private boolean applies(ValueMapping vocabulary) {
    return vocabulary.ifColumn().isEmpty()
        || vocabulary.ifWord().equals(text(vocabulary.ifColumn()));
  }

  private String mapped(String column, ValueMapping vocabulary, String text) {
    String word = text == null ? "" : text;
    if (!vocabulary.knows(word)) {
      unknown(column, word);
    }
    if (vocabulary.quarantined().containsKey(word)) {
      reasons.add(vocabulary.reason(word));
    }
    return vocabulary.ours().get(word);
  }

  void unknown(String column, String word) {
    unknown.add(column + ": " + word);
  }

  /**
   * @param key whether the row cannot be named without this column
   */
  void unfit(String column, String found, String expected, boolean key) {
    keyUnread |= key;
    if (reasons.stream().noneMatch(reason -> reason.startsWith(column + " "))
        && unknown.stream().noneMatch(word -> word.startsWith(column + ": "))) {
      reasons.add(column + " " + found + ", expected " + expected);
    }
  }

  /**
   * A column that adds up has no amount: because it is blank, or because what it says is none. What
   * a row says that could not be taken apart nobody knows.
   *
   * @param required whether every row has one
   */
  void notAdded(String column, boolean required) {
    boolean lost = text(RawColumns.TEXT) != null && (required || layout.has(column));
    if (lost || text(column) != null) {
      unread.add(column);
    }
  }

  /** Writes what was found out behind the row's own values. */
  void close(Object[] values, int from, List<String> key) {
    String file = text(RawColumns.FILE);
    int next = from;
    values[next++] = broken() || keyUnread ? null : String.join("|", key);
    values[next++] = reasons.isEmpty() ? NOTHING : reasons.toArray(String[]::new);
    values[next++] = unknown.isEmpty() ? NOTHING : unknown.toArray(String[]::new);
    values[next++] = unread.isEmpty() ? NOTHING : unread.toArray(String[]::new);
    values[next++] = reasons.isEmpty() ? null : source();
    values[next++] = file == null ? null : file + ":" + text(RawColumns.ROW);
    values[next] = handed(RawColumns.DROP) == null ? (Integer) 0 : handed(RawColumns.DROP);
  }

  /** As much of a text as people read, without what their screens cannot show. */
  static String shown(String text) {
    String plain = text.replace('\u0000', '\u2400');
    return plain.length() <= SHOWN
        ? plain
        : plain.substring(0, SHOWN) + "… (" + plain.length() + " characters)";
  }

  private String source() {
    if (broken() && text(RawColumns.TEXT) != null) {
      return text(RawColumns.TEXT);
    }
    ObjectNode row = JsonNodeFactory.instance.objectNode();
    for (String column : raw.schema().fieldNames()) {
      String text = column.startsWith("_") ? null : text(column);
      if (text != null) {
        row.put(column, shown(text));
      }
    }
    return row.toString();
  }

  /** What the source says in a column; null where it is blank. */
  String text(String column) {
    return ValueText.of(handed(column));
  }
}
