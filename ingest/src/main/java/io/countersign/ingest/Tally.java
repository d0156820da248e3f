package io.countersign.ingest;

import java.io.Serializable;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What came out of a database while it was read, beside the rows.
 *
 * @param slice which connection counted it
 * @param received counted row by row; a measure that was no number somewhere is left out
 * @param asked what the database counts and sums of the same rows; null but from the first
 * @param whole what it counts and sums of all rows, whenever they changed; null but from the first
 * @param newest when the last changed row changed; null where none says so
 */
record Tally(int slice, Totals received, Totals asked, Totals whole, Instant newest)
    implements Serializable {

  /** Those of all connections together, each once even where Spark read twice. */
  static Tally together(List<Tally> tallies) {
    TreeMap<Integer, Tally> each = new TreeMap<>();
    tallies.forEach(tally -> each.put(tally.slice(), tally));
    Tally sum = null;
    for (Tally tally : each.values()) {
      sum = sum == null ? tally : sum.and(tally);
    }
    return sum;
  }

  private Tally and(Tally other) {
    boolean later = newest == null || (other.newest != null && other.newest.isAfter(newest));
    return new Tally(
        slice, received.and(other.received), asked, whole, later ? other.newest : newest);
  }

  Optional<Instant> lastChange() {
    return Optional.ofNullable(newest);
  }

  /** Counts rows as they come. */
  static final class Count {
    private final List<String> measures;
    private final BigDecimal[] sums;
    private final BigDecimal[] absolutes;
    private long rows;
    private Instant newest;

    Count(List<String> measures) {
      this.measures = measures;
      this.sums = new BigDecimal[measures.size()];
      this.absolutes = new BigDecimal[measures.size()];
      java.util.Arrays.fill(sums, BigDecimal.ZERO);
      java.util.Arrays.fill(absolutes, BigDecimal.ZERO);
    }

    void row(Instant changed) {
      rows++;
      if (changed != null && (newest == null || changed.isAfter(newest))) {
        newest = changed;
      }
    }

    /** What a row has of a measure; what is no number spoils the sum. */
    void measure(int index, Object value) {
      if (value == null || sums[index] == null) {
        return;
      }
      try {
        BigDecimal number =
            value instanceof BigDecimal exact ? exact : new BigDecimal(value.toString());
        sums[index] = sums[index].add(number);
        absolutes[index] = absolutes[index].add(number.abs());
      } catch (NumberFormatException e) {
        sums[index] = null;
      }
    }

    Tally done(int slice, Totals asked, Totals whole) {
      TreeMap<String, BigDecimal> all = new TreeMap<>();
      TreeMap<String, BigDecimal> absolute = new TreeMap<>();
      for (int i = 0; i < sums.length; i++) {
        if (sums[i] != null) {
          all.put(measures.get(i), sums[i]);
          absolute.put(measures.get(i), absolutes[i]);
        }
      }
      return new Tally(slice, new Totals(rows, all, absolute), asked, whole, newest);
    }
  }
}
