package io.countersign.ingest;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.explode;
import static org.apache.spark.sql.functions.size;
import static org.apache.spark.sql.functions.sum;

import io.countersign.lake.Contract;
import io.countersign.lake.Exit;
import io.countersign.lake.History;
import io.countersign.lake.Lake;
import io.countersign.lake.Landed;
import io.countersign.lake.Pace;
import io.countersign.lake.Problem;
import io.countersign.lake.Refusal;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.spark.sql.Column;
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
  private final SparkSession session;
  private final Observation seen = new Observation();
  private final Dataset<Row> rows;

  /** Says how the rows are read; they are when they land. */
  Landing(SparkSession spark, Contract feed, SourceSystem system, Instant asOf) {
    this.feed = feed;
    this.system = system;
    this.session = Pace.ofBytes(system.size(feed.name())).session(spark);
    Pulled pulled = system.pull(session, feed, asOf);
    Optional<Dataset<Row>> gone = pulled.gone().map(keys -> Deletions.keys(feed, system, keys));
    this.rows = Fate.of(feed, observed(pulled), gone).persist(StorageLevel.MEMORY_AND_DISK());
  }

  private Dataset<Row> observed(Pulled pulled) {
    Column[] asked = Totals.asked(feed);
    return pulled.parts().stream()
        .map(part -> Conform.rows(feed, system.words(), system.zone(), part))
        .reduce(Dataset::union)
        .orElseThrow()
        .observe(seen, asked[0], Arrays.copyOfRange(asked, 1, asked.length));
  }

  /**
   * Reads all rows, once, and hands the good ones to the lake, the others to the quarantine.
   *
   * @param wasInQuarantine whether rows of this feed may have to leave it
   * @throws Refusal UNKNOWN_WORD with all such words, or TOTALS_DIFFER; nothing has landed then
   */
  IngestSummary.Feed land(
      Lake lake, Quarantine quarantine, boolean wasInQuarantine, SourceTotals totals) {
    try {
      Account account = account();
      Pace.ofRows(account.read().rows()).applyTo(session);
      Landed landed =
          History.land(lake, feed, system.name(), good(), Optional.empty(), quarantine.asOf());
      if (wasInQuarantine || account.of(Fate.QUARANTINED).rows() > 0) {
        quarantine.land(feed.name(), system.name(), with(Fate.QUARANTINED));
      }
      totals.add(feed, system.name(), account);
      return summary(account, landed);
    } finally {
      rows.unpersist();
    }
  }

  private Account account() {
    Map<String, Totals> byFate = countedByFate();
    Account account = new Account(Totals.of(feed, answers()::get), byFate);
    List<Problem> differences = account.differences(feed, label());
    if (!differences.isEmpty()) {
      throw new Refusal(Exit.NOT_HELD, differences);
    }
    return account;
  }

  private Map<String, Totals> countedByFate() {
    Map<String, Totals> counted = new HashMap<>();
    for (String fate : List.of(Fate.REPEATED, Fate.QUARANTINED, Fate.LANDED)) {
      counted.put(fate, Totals.none(feed));
    }
    Column unknown = sum(size(col(Conform.UNKNOWN))).as("unknown");
    long words = 0;
    for (Row row : rows.groupBy(Fate.FATE).agg(unknown, Totals.asked(feed)).collectAsList()) {
      counted.put(row.getAs(Fate.FATE), Totals.of(feed, row));
      words += row.<Long>getAs("unknown");
    }
    if (words > 0) {
      throw new Refusal(Exit.NOT_HELD, unknownWords());
    }
    return counted;
  }

  private Map<String, Object> answers() {
    try {
      return seen.getAsJava();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private Problem unknownWords() {
    Dataset<Row> words = rows.select(explode(col(Conform.UNKNOWN)).as("word"));
    String list =
        words
            .groupBy("word")
            .count()
            .orderBy(col("count").desc(), col("word"))
            .takeAsList(WORDS_LISTED)
            .stream()
            .map(row -> row.getString(0) + " (" + row.getLong(1) + ")")
            .collect(Collectors.joining(", "));
    return new Problem(
        "UNKNOWN_WORD",
        label(),
        "The source says words that nobody has mapped.",
        "words of the contract, or of mapping.yml",
        list,
        "Map each in mapping.yml, or to {quarantine: why}.");
  }

  private Dataset<Row> good() {
    return with(Fate.LANDED)
        .select(feed.columns().keySet().stream().map(functions::col).toArray(Column[]::new));
  }

  private Dataset<Row> with(String fate) {
    return rows.filter(col(Fate.FATE).equalTo(fate));
  }

  private String label() {
    return feed.name() + " of " + system.name();
  }

  private IngestSummary.Feed summary(Account account, Landed landed) {
    return new IngestSummary.Feed(
        feed.name(),
        system.name(),
        account.read().rows(),
        account.of(Fate.REPEATED).rows(),
        account.of(Fate.QUARANTINED).rows(),
        landed,
        List.of());
  }
}
