package io.countersign.ingest.jdbc;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;

/**
 * A range of rows that one connection reads, by the SQL's column {@code _slice}.
 *
 * @param number counted from 0
 * @param count how many there are
 * @param from the first value of the range
 * @param to the first value of the next range
 * @param snapshot the state of the database that all read, as it was exported; blank for none
 */
record Slice(int number, int count, long from, long to, String snapshot) implements Serializable {
  /** The column by whose values the rows of a feed are divided. */
  static final String COLUMN = "_slice";

  static Slice whole(String snapshot) {
    return new Slice(0, 1, 0, 0, snapshot);
  }

  /** Ranges of equal width. */
  static List<Slice> of(long least, long most, int count, String snapshot) {
    List<Slice> slices = new ArrayList<>();
    long width = Math.max(1, (most - least) / count + 1);
    for (int i = 0; i < count; i++) {
      slices.add(new Slice(i, count, least + i * width, least + (i + 1) * width, snapshot));
    }
    return slices;
  }

  boolean only() {
    return count == 1;
  }

  /** The first has also what lies before it and what has no value, the last what lies behind it. */
  String where() {
    String upper = COLUMN + " < " + to;
    String lower = COLUMN + " >= " + from;
    if (number == 0) {
      return "(" + upper + " or " + COLUMN + " is null)";
    }
    return number == count - 1 ? lower : lower + " and " + upper;
  }
}
