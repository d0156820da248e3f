package io.countersign.time;

import java.time.LocalDate;
import java.util.Arrays;

/**
 * Working seconds as running totals: {@code before[i]} seconds have passed when window {@code i}
 * opens. All arrays in order, of one length, with a last window that never opens.
 */
final class WorkingSeconds {
  private final int firstYear;
  private final int lastYear;
  private final long coversFrom;
  private final long coversUntil;
  private final long[] opens;
  private final long[] closes;
  private final long[] before;

  private WorkingSeconds(int firstYear, int lastYear, long[] opens, long[] closes, long[] before) {
    this.firstYear = firstYear;
    this.lastYear = lastYear;
    this.coversFrom = begins(firstYear + 1);
    this.coversUntil = begins(lastYear);
    this.opens = opens;
    this.closes = closes;
    this.before = before;
  }

  private static long begins(int year) {
    return LocalDate.of(year, 1, 1).toEpochDay() * 86_400;
  }

  int firstYear() {
    return firstYear;
  }

  int lastYear() {
    return lastYear;
  }

  static WorkingSeconds of(int firstYear, int lastYear, Intervals spans) {
    int n = spans.list().size();
    long[] opens = new long[n];
    long[] closes = new long[n];
    long[] before = new long[n + 1];
    for (int i = 0; i < n; i++) {
      opens[i] = spans.list().get(i).from();
      closes[i] = spans.list().get(i).to();
      before[i + 1] = before[i] + closes[i] - opens[i];
    }
    return new WorkingSeconds(firstYear, lastYear, opens, closes, before);
  }

  /** Whether an epoch second lies well within, a year and more from both ends. */
  boolean cover(long second) {
    return second >= coversFrom && second < coversUntil;
  }

  /** Working seconds up to an epoch second. */
  long at(long second) {
    int found = Arrays.binarySearch(opens, second);
    int window = found >= 0 ? found : -found - 2;
    return window < 0 ? 0 : before[window] + Math.min(second, closes[window]) - opens[window];
  }

  /** All working seconds that these totals know. */
  long last() {
    return before[before.length - 1];
  }

  /** The first epoch second at which the total is reached. */
  long first(long total) {
    int window = firstNotBelow(total) - 1;
    return opens[window] + total - before[window];
  }

  /** The last epoch second at which the total is not exceeded. */
  long lastInstant(long total) {
    int window = firstNotBelow(total + 1) - 1;
    return opens[window] + total - before[window];
  }

  /** The first place in {@code before} with at least that total, not the first of all. */
  private int firstNotBelow(long total) {
    int low = 1;
    int high = before.length - 1;
    while (low < high) {
      int middle = (low + high) / 2;
      if (before[middle] >= total) {
        high = middle;
      } else {
        low = middle + 1;
      }
    }
    return low;
  }
}
