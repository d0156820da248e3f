package io.countersign.ingest.land;

import io.countersign.contract.Contract;
import io.countersign.history.History;
import io.countersign.ingest.quality.BatchTotals;
import io.countersign.ingest.quality.RowAccounting;
import io.countersign.ingest.quality.RowOutcome;
import io.countersign.lake.Lake;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;

/** The control totals of the hop from the sources into the lake, kept as a table of their own. */
public final class SourceTotals {
  public static final String TABLE = "source_totals";

  private final Contract contract;
  private final Lake lake;
  private final List<Row> rows = new ArrayList<>();
  private List<Row> before;

  SourceTotals(Lake lake, Contract contract) {
    this.lake = lake;
    this.contract = contract;
  }

  /** The feeds of which something is known. */
  public synchronized Set<String> feedsOf(String system) {
    return known().stream()
        .filter(row -> row.getAs("source_system").equals(system))
        .map(row -> row.<String>getAs("feed"))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** Whether another system has told of the feed, too. */
  synchronized boolean ofOthers(Contract feed, String system) {
    return known().stream()
        .anyMatch(
            row ->
                row.getAs("feed").equals(feed.name())
                    && !row.getAs("source_system").equals(system));
  }

  private List<Row> known() {
    if (before == null) {
      before = History.rows(lake, contract);
    }
    return before;
  }

  /** What is known of a feed from its last landing. */
  synchronized Optional<RowAccounting> before(Contract feed, String system) {
    List<Row> theirs =
        known().stream()
            .filter(row -> row.getAs("feed").equals(feed.name()))
            .filter(row -> row.getAs("source_system").equals(system))
            .toList();
    return theirs.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new RowAccounting(
                totals(feed, theirs, "read"),
                Map.of(
                    RowOutcome.REPEATED, totals(feed, theirs, "repeated"),
                    RowOutcome.QUARANTINED, totals(feed, theirs, "quarantined"),
                    RowOutcome.LANDED, totals(feed, theirs, "landed")),
                leftOut(theirs)));
  }

  private static long leftOut(List<Row> rows) {
    return rows.stream()
        .filter(row -> row.getAs("measure").equals("rows"))
        .map(row -> row.<Long>getAs("unread_count"))
        .filter(Objects::nonNull)
        .findFirst()
        .orElse(0L);
  }

  private static BatchTotals totals(Contract feed, List<Row> rows, String side) {
    BatchTotals totals = BatchTotals.none(feed);
    for (Row row : rows) {
      String measure = row.getAs("measure");
      if (measure.equals("rows")) {
        totals = new BatchTotals(row.getAs(side + "_count"), totals.sums(), totals.absolutes());
      } else if (totals.sums().containsKey(measure)) {
        totals.sums().put(measure, row.getAs(side + "_sum"));
        totals.absolutes().put(measure, row.getAs(side + "_abs"));
      }
    }
    return totals;
  }

  synchronized void add(Contract feed, String system, RowAccounting account) {
    List<BatchTotals> four =
        List.of(
            account.read(),
            account.of(RowOutcome.REPEATED),
            account.of(RowOutcome.QUARANTINED),
            account.of(RowOutcome.LANDED));
    List<Object> counts = new ArrayList<>(List.of(feed.name(), system, "rows"));
    four.forEach(totals -> add(counts, totals.rows(), null, null));
    counts.add(account.leftOut());
    counts.add(null);
    rows.add(RowFactory.create(counts.toArray()));
    for (String measure : BatchTotals.measures(feed)) {
      List<Object> sums = new ArrayList<>(List.of(feed.name(), system, measure));
      four.forEach(
          totals ->
              add(
                  sums,
                  totals.rows(),
                  totals.sums().get(measure),
                  totals.absolutes().get(measure)));
      BatchTotals.Unread unread = account.of(RowOutcome.QUARANTINED).unread(measure);
      sums.add(unread.rows());
      sums.add(addable(unread.sum()));
      rows.add(RowFactory.create(sums.toArray()));
    }
  }

  /** As large a sum as the table can hold, to six decimals; null beyond. */
  private static BigDecimal addable(BigDecimal sum) {
    BigDecimal rounded = sum == null ? null : sum.setScale(6, RoundingMode.HALF_UP);
    return rounded == null || rounded.precision() > 19 ? null : rounded;
  }

  private static void add(List<Object> to, long count, BigDecimal sum, BigDecimal absolute) {
    to.add(count);
    to.add(sum);
    to.add(absolute);
  }

  /** Lands the totals of all feeds that landed; those of the others stay as they were. */
  void land(Instant asOf) {
    IngestState.land(lake, contract, rows, asOf);
  }
}
