package io.countersign.ingest;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.explode;
import static org.apache.spark.sql.functions.size;
import static org.apache.spark.sql.functions.sum;

import io.countersign.lake.Column;
import io.countersign.lake.Contract;
import io.countersign.lake.Exit;
import io.countersign.lake.History;
import io.countersign.lake.Lake;
import io.countersign.lake.Landed;
import io.countersign.lake.Pace;
import io.countersign.lake.Problem;
import io.countersign.lake.Refusal;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Observation;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.functions;
import org.apache.spark.storage.StorageLevel;

/** One feed of one system on its way into the lake. Either all of it lands, or nothing does. */
final class Landing {
  private static final int WORDS_LISTED = 100;

  private final Contract feed;
  private final SourceSystem system;
  private final Instant asOf;
  private final Totals read;
  private final Map<String, Totals> byFate;
  private final Dataset<Row> rows;

  /**
   * Reads all rows, once, and decides the fate of each.
   *
   * @throws Refusal UNKNOWN_WORD with all such words, or TOTALS_DIFFER
   */
  Landing(SparkSession spark, Contract feed, SourceSystem system, Instant asOf) {
    this.feed = feed;
    this.system = system;
    this.asOf = asOf;
    SparkSession session = Pace.ofBytes(system.size(feed.name())).session(spark);
    Pulled pulled = system.pull(session, feed, asOf);
    Observation seen = new Observation();
    Dataset<Row> observed = observed(conformed(feed, pulled.parts()), seen);
    this.rows = Fate.of(feed, observed, gone(pulled)).persist(StorageLevel.MEMORY_AND_DISK());
    this.byFate = countedByFate();
    this.read = Totals.of(feed, answers(seen)::get);
    Pace.ofRows(read.rows()).applyTo(session);
  }

  private static Map<String, Object> answers(Observation seen) {
    try {
      return seen.getAsJava();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private Dataset<Row> conformed(Contract contract, List<Dataset<Row>> parts) {
    return parts.stream()
        .map(part -> Conform.rows(contract, system.words(), system.zone(), part))
        .reduce(Dataset::union)
        .orElseThrow();
  }

  private Dataset<Row> observed(Dataset<Row> conformed, Observation seen) {
    var asked = Totals.asked(feed);
    return conformed.observe(seen, asked[0], java.util.Arrays.copyOfRange(asked, 1, asked.length));
  }

  /** The keys of deleted rows; one that cannot be read stops the feed, or a row would live on. */
  private Optional<Dataset<Row>> gone(Pulled pulled) {
    return pulled
        .gone()
        .map(
            keys -> {
              Dataset<Row> conformed = conformed(grainOnly(), List.of(keys));
              List<Row> bad = conformed.filter(size(col(Conform.REASONS)).gt(0)).takeAsList(1);
              for (Row row : bad) {
                throw new Refusal(
                    Exit.NOT_HELD,
                    new Problem(
                        "CONTRACT_BROKEN",
                        String.valueOf(row.<Object>getAs(Conform.PLACE)),
                        "A deletion cannot be read.",
                        "the key of a row of " + feed.name(),
                        row.getList(row.fieldIndex(Conform.REASONS)).toString(),
                        "Correct the file and run again."));
              }
              return conformed;
            });
  }

  private Contract grainOnly() {
    Map<String, Column> columns = new LinkedHashMap<>();
    feed.grain().forEach(name -> columns.put(name, feed.columns().get(name)));
    return new Contract(
        feed.kind(),
        feed.landed(),
        feed.name(),
        feed.version(),
        feed.about(),
        feed.owner(),
        List.of(),
        feed.grain(),
        columns,
        Optional.empty(),
        Map.of(),
        Map.of());
  }

  private Map<String, Totals> countedByFate() {
    Map<String, Totals> counted = new HashMap<>();
    for (String fate : List.of(Fate.REPEATED, Fate.QUARANTINED, Fate.LANDED)) {
      counted.put(fate, Totals.none(feed));
    }
    var asked = Totals.asked(feed);
    var unknown = sum(size(col(Conform.UNKNOWN))).as("unknown");
    long words = 0;
    for (Row row : rows.groupBy(Fate.FATE).agg(unknown, asked).collectAsList()) {
      counted.put(row.getAs(Fate.FATE), Totals.of(feed, row));
      words += row.<Long>getAs("unknown");
    }
    if (words > 0) {
      throw new Refusal(Exit.NOT_HELD, unknownWords());
    }
    return counted;
  }

  private Problem unknownWords() {
    String list =
        rows
            .select(explode(col(Conform.UNKNOWN)).as("word"))
            .groupBy("word")
            .count()
            .orderBy(col("count").desc(), col("word"))
            .takeAsList(WORDS_LISTED)
            .stream()
            .map(row -> row.getString(0) + " (" + row.getLong(1) + ")")
            .collect(Collectors.joining(", "));
    return new Problem(
        "UNKNOWN_WORD",
        feed.name() + " of " + system.name(),
        "The source says words that nobody has mapped.",
        "words of the contract, or of mapping.yml",
        list,
        "Map each in mapping.yml, or to {quarantine: why}.");
  }

  /** Hands the rows to the lake, and the rest to the quarantine. */
  Landed land(Lake lake, Quarantine quarantine, boolean wasInQuarantine) {
    Totals accounted = byFate.values().stream().reduce(Totals.none(feed), Totals::plus);
    List<Problem> differences = read.differences(feed.name() + " of " + system.name(), accounted);
    if (!differences.isEmpty()) {
      throw new Refusal(Exit.NOT_HELD, differences);
    }
    var columns = feed.columns().keySet().stream().map(functions::col);
    Dataset<Row> good =
        rows.filter(col(Fate.FATE).equalTo(Fate.LANDED))
            .select(columns.toArray(org.apache.spark.sql.Column[]::new));
    Landed landed = History.land(lake, feed, system.name(), good, Optional.empty(), asOf);
    if (wasInQuarantine || byFate.get(Fate.QUARANTINED).rows() > 0) {
      quarantine.land(
          feed.name(), system.name(), rows.filter(col(Fate.FATE).equalTo(Fate.QUARANTINED)));
    }
    return landed;
  }

  void addTo(SourceTotals totals) {
    totals.add(feed, system.name(), read, byFate);
  }

  IngestSummary.Feed summary(Landed landed) {
    return new IngestSummary.Feed(
        feed.name(),
        system.name(),
        read.rows(),
        byFate.get(Fate.REPEATED).rows(),
        byFate.get(Fate.QUARANTINED).rows(),
        landed,
        List.of());
  }

  void forget() {
    rows.unpersist();
  }
}
