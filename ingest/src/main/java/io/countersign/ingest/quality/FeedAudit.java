package io.countersign.ingest.quality;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.explode;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.size;
import static org.apache.spark.sql.functions.sum;

import io.countersign.contract.Contract;
import io.countersign.ingest.conform.ConformedRows;
import io.countersign.lake.FewRows;
import io.countersign.problem.Exit;
import io.countersign.problem.Problem;
import io.countersign.problem.Refusal;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Observation;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;

/** Counts rows as they are read, and again by what became of each. */
public final class FeedAudit {
  private static final int WORDS_LISTED = 100;

  private final Contract feed;
  private final String label;
  private final UnlikelyDates dates;
  private final FeedChecks promises;
  private final List<Problem> findings = new ArrayList<>();
  private Supplier<BatchTotals> read;
  private Instant newest;

  public FeedAudit(Contract feed, String system) {
    this.feed = feed;
    this.label = feed.name() + " of " + system;
    this.dates = new UnlikelyDates(feed);
    this.promises = new FeedChecks(feed, label);
  }

  public String label() {
    return label;
  }

  /** The newest fact among the good rows, where the contract limits its age. */
  public Optional<Instant> newest() {
    return Optional.ofNullable(newest);
  }

  /** What is odd about the rows that land; known once they are counted. */
  public List<Problem> findings() {
    return List.copyOf(findings);
  }

  /** The rows, counted while they are read. */
  public Dataset<Row> observed(Dataset<Row> rows) {
    Column[] asked = BatchTotals.asked(feed);
    Column[] others = Arrays.copyOfRange(asked, 1, asked.length);
    Optional<FewRows> few = FewRows.of(rows);
    if (few.isEmpty()) {
      Observation seen = new Observation();
      read = () -> BatchTotals.of(feed, answers(seen)::get);
      return rows.observe(seen, asked[0], others);
    }
    Dataset<Row> held = few.get().in(rows.sparkSession());
    Row counted = FewRows.list(held.agg(asked[0], others)).get(0);
    read = () -> BatchTotals.of(feed, counted);
    return held;
  }

  /**
   * @throws Refusal UNKNOWN_WORD, CONTRACT_BROKEN or TOTALS_DIFFER
   */
  public RowAccounting account(Dataset<Row> rows) {
    Map<String, BatchTotals> byOutcome = countedByOutcome(rows);
    RowAccounting account = new RowAccounting(read.get(), byOutcome, 0);
    List<Problem> differences = account.differences(feed, label);
    if (!differences.isEmpty()) {
      throw new Refusal(Exit.NOT_HELD, differences);
    }
    return account;
  }

  private Map<String, BatchTotals> countedByOutcome(Dataset<Row> rows) {
    Map<String, BatchTotals> counted = new HashMap<>();
    for (String outcome : List.of(RowOutcome.REPEATED, RowOutcome.QUARANTINED, RowOutcome.LANDED)) {
      counted.put(outcome, BatchTotals.none(feed));
    }
    Column unknown = sum(size(col(ConformedRows.UNKNOWN))).as("unknown");
    List<Problem> problems = new ArrayList<>();
    long words = 0;
    for (Row row : FewRows.list(rows.groupBy(RowOutcome.OUTCOME).agg(unknown, asked()))) {
      counted.put(row.getAs(RowOutcome.OUTCOME), BatchTotals.of(feed, row));
      words += row.<Long>getAs("unknown");
      problems.addAll(broken(row, rows));
      if (!row.getAs(RowOutcome.OUTCOME).equals(RowOutcome.LANDED)) {
        continue;
      }
      dates.finding(label, row).forEach(findings::add);
      findings.addAll(promises.oddities(row));
      if (dated()) {
        newest =
            Optional.ofNullable(row.<Timestamp>getAs("newest"))
                .map(Timestamp::toInstant)
                .orElse(null);
      }
    }
    if (words > 0) {
      problems.add(0, unknownWords(rows));
    }
    if (!problems.isEmpty()) {
      throw new Refusal(Exit.NOT_HELD, problems);
    }
    return counted;
  }

  /** What the contract promises, and the rows of one outcome do not keep. */
  private List<Problem> broken(Row counted, Dataset<Row> rows) {
    String outcome = counted.getAs(RowOutcome.OUTCOME);
    if (outcome.equals(RowOutcome.QUARANTINED) && feed.complete()) {
      return promises.gaps(rows);
    }
    return outcome.equals(RowOutcome.LANDED) && counted.<Long>getAs("broken") > 0
        ? promises.brokenBy(rows)
        : List.of();
  }

  private Column[] asked() {
    List<Column> asked = new ArrayList<>(List.of(BatchTotals.asked(feed)));
    asked.addAll(dates.asked());
    asked.add(promises.broken().as("broken"));
    asked.addAll(promises.odd());
    if (dated()) {
      asked.add(max(feed.happened().orElseThrow()).as("newest"));
    }
    return asked.toArray(Column[]::new);
  }

  private boolean dated() {
    return feed.happened().isPresent() && feed.limits().freshWithin().isPresent();
  }

  private static Map<String, Object> answers(Observation seen) {
    try {
      return seen.getAsJava();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private Problem unknownWords(Dataset<Row> rows) {
    String list =
        rows
            .select(explode(col(ConformedRows.UNKNOWN)).as("word"))
            .groupBy("word")
            .agg(functions.count("*").as("count"))
            .orderBy(col("count").desc(), col("word"))
            .takeAsList(WORDS_LISTED)
            .stream()
            .map(row -> row.getString(0) + " (" + row.getLong(1) + ")")
            .collect(Collectors.joining(", "));
    return QualityProblems.unknownWords(label, list);
  }
}
