package io.countersign.ingest.quality;

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
 * @param said what the database says of the same; of a slice that is not the first, nothing
 * @param newest when the last changed row changed; null where none says so
 */
public record DatabaseTotals(int slice, BatchTotals received, Asked said, Instant newest)
    implements Serializable {

  /**
   * What a database counts and sums itself, in the transaction in which it is read.
   *
   * @param asked of the rows that are read; null but from the first slice
   * @param whole of all rows, whenever they changed; null but from the first slice
   * @param leftOut rows that the SQL's comparison with {@code :since} keeps from ever being read,
   *     as far as that was counted
   */
  public record Asked(BatchTotals asked, BatchTotals whole, long leftOut) implements Serializable {}

  public BatchTotals asked() {
    return said.asked();
  }

  public BatchTotals whole() {
    return said.whole();
  }

  /** Those of all connections together, each once even where Spark read twice. */
  public static DatabaseTotals together(List<DatabaseTotals> totals) {
    TreeMap<Integer, DatabaseTotals> each = new TreeMap<>();
    totals.forEach(one -> each.put(one.slice(), one));
    DatabaseTotals sum = null;
    for (DatabaseTotals one : each.values()) {
      sum = sum == null ? one : sum.and(one);
    }
    return sum;
  }

  private DatabaseTotals and(DatabaseTotals other) {
    boolean later = newest == null || (other.newest != null && other.newest.isAfter(newest));
    return new DatabaseTotals(
        slice, received.and(other.received), said, later ? other.newest : newest);
  }

  public Optional<Instant> lastChange() {
    return Optional.ofNullable(newest);
  }

  /** Counts rows as they come. */
  public static final class Count {
    private final List<String> measures;
    private final BigDecimal[] sums;
    private final BigDecimal[] absolutes;
    private long rows;
    private Instant newest;

    public Count(List<String> measures) {
      this.measures = measures;
      this.sums = new BigDecimal[measures.size()];
      this.absolutes = new BigDecimal[measures.size()];
      java.util.Arrays.fill(sums, BigDecimal.ZERO);
      java.util.Arrays.fill(absolutes, BigDecimal.ZERO);
    }

    public void row(Instant changed) {
      rows++;
      if (changed != null && (newest == null || changed.isAfter(newest))) {
        newest = changed;
      }
    }

    /** What a row has of a measure; what is no number spoils the sum. */
    public void measure(int index, Object value) {
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

    public DatabaseTotals done(int slice, Asked said) {
      TreeMap<String, BigDecimal> all = new TreeMap<>();
      TreeMap<String, BigDecimal> absolute = new TreeMap<>();
      for (int i = 0; i < sums.length; i++) {
        if (sums[i] != null) {
          all.put(measures.get(i), sums[i]);
          absolute.put(measures.get(i), absolutes[i]);
        }
      }
      return new DatabaseTotals(slice, new BatchTotals(rows, all, absolute), said, newest);
    }
  }
}
