package io.countersign.ingest.land;

import io.countersign.contract.Contract;
import io.countersign.ingest.quality.Fate;
import io.countersign.ingest.source.SourceSystem;
import io.countersign.ingest.source.Wanted;
import java.time.Instant;
import java.util.Optional;
import org.apache.spark.sql.SparkSession;

/**
 * Brings one feed of one system up to date, reading as little as is enough: what changed lately; if
 * the source's totals say that something is missing, its keys as well; and then all of it.
 */
public final class Turn {
  private final SparkSession spark;
  private final Contract feed;
  private final SourceSystem system;
  private final Books books;

  public Turn(SparkSession spark, Contract feed, SourceSystem system, Books books) {
    this.spark = spark;
    this.feed = feed;
    this.system = system;
    this.books = books;
  }

  /**
   * @param full whether all rows are wanted, whatever is known of them
   */
  public IngestSummary.Feed take(boolean full) {
    Optional<SourceSystem.Parts> parts = system.parts(feed);
    if (parts.isEmpty()) {
      return land(Wanted.whole(books.asOf()), parts);
    }
    Optional<Marks.Mark> mark = books.marks().of(feed.name(), system.name()).filter(known -> !full);
    return mark.filter(known -> mayContinue(known, parts.get()))
        .map(known -> lately(known, parts.get()))
        .orElseGet(() -> land(Wanted.whole(books.asOf()), parts));
  }

  /** All is read again where the rows would come out otherwise, were repeated, or it is time. */
  private boolean mayContinue(Marks.Mark mark, SourceSystem.Parts parts) {
    return mark.changedUntil().isPresent()
        && mark.madeFrom().equals(parts.madeFrom())
        && !due(mark.wholeAt().plus(parts.rhythm().wholly()))
        && books
            .totals()
            .before(feed, system.name())
            .filter(account -> account.of(Fate.REPEATED).rows() == 0)
            .isPresent();
  }

  private IngestSummary.Feed lately(Marks.Mark mark, SourceSystem.Parts parts) {
    Instant since = mark.changedUntil().orElseThrow().minus(parts.rhythm().overlapping());
    boolean sweep = due(mark.sweptAt().plus(parts.rhythm().sweeping()));
    Wanted wanted = new Wanted(since, books.asOf(), sweep);
    Optional<SourceSystem.Parts> how = Optional.of(parts);
    try {
      return land(wanted, how);
    } catch (Incomplete missing) {
      return sweep ? land(Wanted.whole(books.asOf()), how) : swept(wanted, how);
    }
  }

  private IngestSummary.Feed swept(Wanted wanted, Optional<SourceSystem.Parts> parts) {
    try {
      return land(wanted.withKeys(), parts);
    } catch (Incomplete stillMissing) {
      return land(Wanted.whole(books.asOf()), parts);
    }
  }

  private boolean due(Instant at) {
    return !at.isAfter(books.asOf());
  }

  private IngestSummary.Feed land(Wanted wanted, Optional<SourceSystem.Parts> parts) {
    try (Landing landing = new Landing(spark, feed, system, wanted, books.lake())) {
      return landing.land(books, parts);
    }
  }
}
