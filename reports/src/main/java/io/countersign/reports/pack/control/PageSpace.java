package io.countersign.reports.pack.control;

import java.util.List;

/**
 * How many rows of a second table a page still holds; a few are no use, so it gets its own page.
 */
final class PageSpace {
  private static final int LINES = 20;
  private static final int FEW = 6;

  private PageSpace() {}

  static <T> List<T> below(int above, List<T> rows) {
    int left = LINES - above;
    return left < FEW ? rows : rows.subList(0, Math.min(left, rows.size()));
  }
}
