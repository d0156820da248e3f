package io.countersign.ingest.land;

import io.countersign.contract.Contract;
import io.countersign.ingest.quality.RowOutcome;
import io.countersign.ingest.source.ExtractRequest;
import io.countersign.ingest.source.SourceSystem;
import io.countersign.lake.CodeVersion;
import io.countersign.problem.Sha256;
import java.time.Instant;
import java.util.Optional;

/**
 * Brings one feed of one system up to date, reading as little as is enough: nothing where it is
 * made of what it was made of; what changed lately; if the source's totals say that something is
 * missing, its keys as well; and then all of it.
 *
 * @param content a digest of what its rows are made of now, by this code and this contract; empty
 *     where only a reading can tell
 */
public record FeedRefresh(
    Contract feed, SourceSystem system, IngestState state, Optional<String> content) {

  public static FeedRefresh of(Contract feed, SourceSystem system, IngestState state) {
    Optional<String> content =
        system.content(feed).map(said -> Sha256.hex(CodeVersion.current() + feed + said));
    return new FeedRefresh(feed, system, state, content);
  }

  /**
   * @param full whether all rows are wanted, whatever is known of them
   */
  public IngestSummary.Feed take(boolean full) {
    return full ? read(true) : asBefore().orElseGet(() -> read(false));
  }

  /**
   * What came of it the last time, where a reading would bring the same. How fresh it is changes
   * with the clock, and what of the company's another system tells, too, with that system.
   */
  private Optional<IngestSummary.Feed> asBefore() {
    boolean alone =
        feed.limits().fresh().isEmpty()
            && !(feed.ofTheCompany() && state.totals().ofOthers(feed, system.name()));
    return state
        .watermarks()
        .of(feed.name(), system.name())
        .filter(known -> content.isPresent() && known.content().equals(content))
        .filter(known -> alone && state.states().isRead(feed.name(), system.name()))
        .flatMap(
            known ->
                state
                    .totals()
                    .before(feed, system.name())
                    .map(
                        account ->
                            IngestSummary.Feed.unread(
                                feed, system.name(), account, known.findings())));
  }

  private IngestSummary.Feed read(boolean full) {
    Optional<SourceSystem.Parts> parts = system.parts(feed);
    if (parts.isEmpty()) {
      return land(ExtractRequest.whole(state.asOf()), parts);
    }
    Optional<SourceWatermarks.Watermark> watermark =
        state.watermarks().of(feed.name(), system.name()).filter(known -> !full);
    return watermark
        .filter(known -> mayContinue(known, parts.get()))
        .map(known -> lately(known, parts.get()))
        .orElseGet(() -> land(ExtractRequest.whole(state.asOf()), parts));
  }

  /** All is read again where the rows would come out otherwise, were repeated, or it is time. */
  private boolean mayContinue(SourceWatermarks.Watermark watermark, SourceSystem.Parts parts) {
    return watermark.changedUntil().isPresent()
        && watermark.madeFrom().equals(Optional.of(parts.madeFrom()))
        && !due(watermark.wholeAt().plus(parts.refresh().wholly()))
        && state
            .totals()
            .before(feed, system.name())
            .filter(account -> account.of(RowOutcome.REPEATED).rows() == 0)
            .isPresent();
  }

  private IngestSummary.Feed lately(
      SourceWatermarks.Watermark watermark, SourceSystem.Parts parts) {
    Instant since = watermark.changedUntil().orElseThrow().minus(parts.refresh().overlapping());
    boolean sweep = due(watermark.sweptAt().plus(parts.refresh().sweeping()));
    ExtractRequest request = new ExtractRequest(since, state.asOf(), sweep);
    Optional<SourceSystem.Parts> how = Optional.of(parts);
    try {
      return land(request, how);
    } catch (IncompleteRead missing) {
      return sweep ? land(ExtractRequest.whole(state.asOf()), how) : swept(request, how);
    }
  }

  private IngestSummary.Feed swept(ExtractRequest request, Optional<SourceSystem.Parts> parts) {
    try {
      return land(request.withKeys(), parts);
    } catch (IncompleteRead stillMissing) {
      return land(ExtractRequest.whole(state.asOf()), parts);
    }
  }

  private boolean due(Instant at) {
    return !at.isAfter(state.asOf());
  }

  private IngestSummary.Feed land(ExtractRequest request, Optional<SourceSystem.Parts> parts) {
    try (Landing landing = new Landing(feed, system, request, state.lake())) {
      return landing.land(state, parts, content);
    }
  }
}
