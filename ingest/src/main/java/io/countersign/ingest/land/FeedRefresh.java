package io.countersign.ingest.land;

import io.countersign.contract.Contract;
import io.countersign.ingest.quality.RowOutcome;
import io.countersign.ingest.source.ExtractRequest;
import io.countersign.ingest.source.SourceSystem;
import java.time.Instant;
import java.util.Optional;
import org.apache.spark.sql.SparkSession;

/**
 * Brings one feed of one system up to date, reading as little as is enough: what changed lately; if
 * the source's totals say that something is missing, its keys as well; and then all of it.
 */
public final class FeedRefresh {
  private final SparkSession spark;
  private final Contract feed;
  private final SourceSystem system;
  private final IngestState books;

  public FeedRefresh(SparkSession spark, Contract feed, SourceSystem system, IngestState books) {
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
      return land(ExtractRequest.whole(books.asOf()), parts);
    }
    Optional<SourceWatermarks.Mark> mark =
        books.marks().of(feed.name(), system.name()).filter(known -> !full);
    return mark.filter(known -> mayContinue(known, parts.get()))
        .map(known -> lately(known, parts.get()))
        .orElseGet(() -> land(ExtractRequest.whole(books.asOf()), parts));
  }

  /** All is read again where the rows would come out otherwise, were repeated, or it is time. */
  private boolean mayContinue(SourceWatermarks.Mark mark, SourceSystem.Parts parts) {
    return mark.changedUntil().isPresent()
        && mark.madeFrom().equals(parts.madeFrom())
        && !due(mark.wholeAt().plus(parts.rhythm().wholly()))
        && books
            .totals()
            .before(feed, system.name())
            .filter(account -> account.of(RowOutcome.REPEATED).rows() == 0)
            .isPresent();
  }

  private IngestSummary.Feed lately(SourceWatermarks.Mark mark, SourceSystem.Parts parts) {
    Instant since = mark.changedUntil().orElseThrow().minus(parts.rhythm().overlapping());
    boolean sweep = due(mark.sweptAt().plus(parts.rhythm().sweeping()));
    ExtractRequest request = new ExtractRequest(since, books.asOf(), sweep);
    Optional<SourceSystem.Parts> how = Optional.of(parts);
    try {
      return land(request, how);
    } catch (IncompleteRead missing) {
      return sweep ? land(ExtractRequest.whole(books.asOf()), how) : swept(request, how);
    }
  }

  private IngestSummary.Feed swept(ExtractRequest request, Optional<SourceSystem.Parts> parts) {
    try {
      return land(request.withKeys(), parts);
    } catch (IncompleteRead stillMissing) {
      return land(ExtractRequest.whole(books.asOf()), parts);
    }
  }

  private boolean due(Instant at) {
    return !at.isAfter(books.asOf());
  }

  private IngestSummary.Feed land(ExtractRequest request, Optional<SourceSystem.Parts> parts) {
    try (Landing landing = new Landing(spark, feed, system, request, books.lake())) {
      return landing.land(books, parts);
    }
  }
}
