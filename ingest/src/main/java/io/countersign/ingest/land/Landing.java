package io.countersign.ingest.land;

import static org.apache.spark.sql.functions.col;

import io.countersign.contract.Contract;
import io.countersign.history.History;
import io.countersign.history.LoadScope;
import io.countersign.history.RowChanges;
import io.countersign.history.RowCounts;
import io.countersign.ingest.conform.ConformedRows;
import io.countersign.ingest.quality.BatchTotals;
import io.countersign.ingest.quality.DatabaseTotals;
import io.countersign.ingest.quality.FeedAudit;
import io.countersign.ingest.quality.FeedChecks;
import io.countersign.ingest.quality.LimitChecks;
import io.countersign.ingest.quality.MasterDuplicates;
import io.countersign.ingest.quality.RowAccounting;
import io.countersign.ingest.quality.RowOutcome;
import io.countersign.ingest.source.Extract;
import io.countersign.ingest.source.ExtractRequest;
import io.countersign.ingest.source.SourceSystem;
import io.countersign.lake.ExecutionProfile;
import io.countersign.lake.FewRows;
import io.countersign.lake.Lake;
import io.countersign.lake.LakeSession;
import io.countersign.problem.Exit;
import io.countersign.problem.Problem;
import io.countersign.problem.Problems;
import io.countersign.problem.Refusal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.functions;
import org.apache.spark.storage.StorageLevel;

/** One feed of one system on its way into the lake. Either all of it lands, or nothing does. */
final class Landing implements AutoCloseable {
  private final Contract feed;
  private final SourceSystem system;
  private final ExtractRequest request;
  private final SparkSession session;
  private final Extract extract;
  private final Dataset<Row> kept;
  private final FeedAudit audit;
  private final Optional<Dataset<Row>> gone;
  private final UnaryOperator<Dataset<Row>> outcomes;
  private Dataset<Row> rows;

  /** Says how the rows are read; they are when they land. */
  Landing(Contract feed, SourceSystem system, ExtractRequest request, Lake lake) {
    this.feed = feed;
    this.system = system;
    this.request = request;
    long size = system.size(feed.name());
    ExecutionProfile profile = size == 0 ? ExecutionProfile.SMALL : ExecutionProfile.ofBytes(size);
    this.session = profile.session(lake.spark());
    LakeSession.name(session, feed.name());
    this.extract = system.extract(session, feed, request);
    this.audit = new FeedAudit(feed, system.name());
    this.gone =
        extract.gone().stream()
            .map(keys -> Deletions.keys(feed, system, keys))
            .reduce(Dataset::union);
    Dataset<Row> read =
        audit.observed(MasterDuplicates.marked(lake, feed, system.name(), conformed()));
    boolean many = gone.isEmpty() && ExecutionProfile.of(session) == ExecutionProfile.LARGE;
    this.kept =
        many ? read.persist(StorageLevel.DISK_ONLY()) : kept(RowOutcome.of(feed, read, gone));
    this.outcomes = many ? rows -> RowOutcome.ofMany(feed, rows) : rows -> rows;
  }

  private Dataset<Row> kept(Dataset<Row> judged) {
    return FewRows.of(judged)
        .map(few -> few.in(session))
        .orElseGet(() -> judged.persist(StorageLevel.MEMORY_AND_DISK()));
  }

  private Dataset<Row> conformed() {
    return extract.parts().stream()
        .map(
            part ->
                extract.conformed()
                    ? part
                    : ConformedRows.rows(feed, system.words(), system.clock(), part))
        .reduce(Dataset::union)
        .orElseThrow();
  }

  /**
   * Reads the rows, once, and hands the good ones to the lake, the others to the quarantine.
   *
   * @param parts how it is read in parts, where it is
   * @param content what its rows are made of, where that is known
   * @throws Refusal UNKNOWN_WORD with all such words, TOTALS_DIFFER, or what a limit of the
   *     contract stops; nothing has landed then
   * @throws IncompleteRead where not all rows were wanted, and what was not read changed too
   */
  IngestSummary.Feed land(
      IngestState state, Optional<SourceSystem.Parts> parts, Optional<String> content) {
    rows = outcomes.apply(kept);
    RowAccounting counted = audit.account(rows);
    Optional<DatabaseTotals> database = extract.counted().map(Supplier::get);
    RowAccounting account = counted.leavingOut(leftOut(state, database));
    LimitChecks limited = new LimitChecks(feed, audit.label(), state.asOf());
    gone.ifPresent(keys -> refuse(Deletions.contradicted(rows, keys)));
    refuse(sent(account, database));
    refuse(
        limited.inTime(
            database.flatMap(DatabaseTotals::lastChange).or(audit::newest), database.isPresent()));
    ExecutionProfile.ofRows(account.read().rows(), state.lake().bytes(feed.name()))
        .applyTo(session);
    Optional<SourceKeys> keys = extract.keys().map(raw -> SourceKeys.of(feed, system, raw));
    Quarantine.Held held =
        state.quarantine().held(feed, system.name(), rows, account, request, keys);
    try (RowChanges changes =
        History.compare(state.lake(), feed, system.name(), good(), scope(keys), state.asOf())) {
      RowAccounting now =
          request.all() ? account : after(state, changes, held, database.orElseThrow());
      List<String> files = system.files(feed);
      List<String> missing = state.files().missing(feed.name(), system.name(), files);
      refuse(limited.lost(missing, changes.landed()));
      refuse(limited.shrunk(changes.landed(), now.of(RowOutcome.LANDED).rows()));
      RowCounts landed = changes.write();
      state.files().set(feed.name(), system.name(), files);
      held.land();
      state.totals().add(feed, system.name(), now);
      List<Problem> findings = findings(now);
      if (parts.isPresent() || content.isPresent()) {
        state
            .watermarks()
            .set(feed.name(), system.name(), watermark(state, parts, database, content, findings));
      }
      List<Problem> all =
          Stream.concat(limited.missed(missing, landed).stream(), findings.stream()).toList();
      return IngestSummary.Feed.landed(feed, system.name(), account, now, landed, all);
    }
  }

  /** What the database counted in the same transaction, against what came. */
  private List<Problem> sent(RowAccounting account, Optional<DatabaseTotals> database) {
    Problems problems = new Problems();
    database.ifPresent(
        counted -> {
          problems.addAll(
              counted
                  .asked()
                  .differences(audit.label(), BatchTotals.Side.SENT, counted.received()));
          if (account.read().rows() != counted.received().rows()) {
            problems.addAll(
                counted
                    .asked()
                    .rowsOnly()
                    .differences(audit.label(), BatchTotals.Side.SENT, account.read().rowsOnly()));
          }
        });
    return problems.list();
  }

  private LoadScope scope(Optional<SourceKeys> keys) {
    if (request.all()) {
      return new LoadScope.Everything();
    }
    Dataset<Row> unfit = with(RowOutcome.QUARANTINED).filter(col(ConformedRows.KEY).isNotNull());
    return new LoadScope.Lately(unfit.select(grain()), keys.map(all -> all.rows().select(grain())));
  }

  /** What the lake would have of the feed, held against what the source has. */
  private RowAccounting after(
      IngestState state, RowChanges changes, Quarantine.Held held, DatabaseTotals database) {
    BatchTotals before =
        state.totals().before(feed, system.name()).orElseThrow().of(RowOutcome.LANDED);
    BatchTotals landed =
        before.plus(
            new BatchTotals(changes.rowsMoved(), changes.sumsMoved(), changes.absolutesMoved()));
    List<Problem> missing =
        database
            .whole()
            .differences(audit.label(), BatchTotals.Side.KEPT, landed.plus(held.asSaid()));
    if (!missing.isEmpty()) {
      throw new IncompleteRead(missing);
    }
    return RowAccounting.of(feed, landed, held.asRead(), leftOut(state, Optional.of(database)));
  }

  /** As a whole read counted it; until the next one that is what is known. */
  private long leftOut(IngestState state, Optional<DatabaseTotals> database) {
    return request.all()
        ? database.map(counted -> counted.said().leftOut()).orElse(0L)
        : state.totals().before(feed, system.name()).map(RowAccounting::leftOut).orElse(0L);
  }

  private SourceWatermarks.Watermark watermark(
      IngestState state,
      Optional<SourceSystem.Parts> how,
      Optional<DatabaseTotals> database,
      Optional<String> content,
      List<Problem> findings) {
    Optional<SourceWatermarks.Watermark> before = state.watermarks().of(feed.name(), system.name());
    Optional<Instant> seen =
        database.flatMap(DatabaseTotals::lastChange).map(at -> earlier(at, state.asOf()));
    Optional<Instant> until =
        request.all() ? Optional.empty() : before.flatMap(SourceWatermarks.Watermark::changedUntil);
    return new SourceWatermarks.Watermark(
        how.map(SourceSystem.Parts::madeFrom),
        seen.filter(at -> until.filter(at::isBefore).isEmpty()).or(() -> until),
        request.all() || request.keys() ? state.asOf() : before.orElseThrow().sweptAt(),
        request.all() ? state.asOf() : before.orElseThrow().wholeAt(),
        content,
        findings);
  }

  private static Instant earlier(Instant one, Instant other) {
    return one.isBefore(other) ? one : other;
  }

  private Dataset<Row> good() {
    return with(RowOutcome.LANDED)
        .select(feed.columns().keySet().stream().map(functions::col).toArray(Column[]::new));
  }

  private Dataset<Row> with(String outcome) {
    return rows.filter(col(RowOutcome.OUTCOME).equalTo(outcome));
  }

  private Column[] grain() {
    return feed.grain().stream().map(functions::col).toArray(Column[]::new);
  }

  private static void refuse(List<Problem> problems) {
    if (!problems.isEmpty()) {
      throw new Refusal(Exit.NOT_HELD, problems);
    }
  }

  /** Whether a row is kept out for more than that another system tells it, too. */
  private boolean unfit() {
    return !request.all() || !with(RowOutcome.QUARANTINED).filter(FeedChecks.UNFIT).isEmpty();
  }

  private List<Problem> findings(RowAccounting now) {
    Problems findings = new Problems();
    findings.addAll(extract.findings());
    findings.addAll(audit.findings());
    if (now.of(RowOutcome.LANDED).rows() == 0
        && now.of(RowOutcome.QUARANTINED).rows() > 0
        && unfit()) {
      findings.add(
          LandingProblems.nothingLanded(
              audit.label(), now.of(RowOutcome.QUARANTINED).rows(), feed));
    }
    if (now.leftOut() > 0) {
      findings.add(LandingProblems.rowsLeftOut(audit.label(), now.leftOut()));
    }
    findings.addAll(unread(now.of(RowOutcome.QUARANTINED)));
    return findings.list();
  }

  private List<Problem> unread(BatchTotals quarantined) {
    return BatchTotals.measures(feed).stream()
        .filter(measure -> quarantined.unread(measure).rows() > 0)
        .map(
            measure ->
                LandingProblems.amountsUnread(
                    audit.label(), measure, quarantined.unread(measure).rows(), system.remedy()))
        .toList();
  }

  @Override
  public void close() {
    kept.unpersist();
    extract.release().run();
  }
}
