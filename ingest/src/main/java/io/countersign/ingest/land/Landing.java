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
  private final ExtractRequest wanted;
  private final SparkSession session;
  private final Extract pulled;
  private final Dataset<Row> kept;
  private final FeedAudit sorted;
  private final Optional<Dataset<Row>> gone;
  private final UnaryOperator<Dataset<Row>> fate;
  private Dataset<Row> rows;

  /** Says how the rows are read; they are when they land. */
  Landing(
      SparkSession spark, Contract feed, SourceSystem system, ExtractRequest wanted, Lake lake) {
    this.feed = feed;
    this.system = system;
    this.wanted = wanted;
    long size = system.size(feed.name());
    ExecutionProfile profile = size == 0 ? ExecutionProfile.SMALL : ExecutionProfile.ofBytes(size);
    this.session = profile.session(spark);
    LakeSession.name(session, feed.name());
    this.pulled = system.pull(session, feed, wanted);
    this.sorted = new FeedAudit(feed, system.name());
    this.gone =
        pulled.gone().stream()
            .map(keys -> Deletions.keys(feed, system, keys))
            .reduce(Dataset::union);
    Dataset<Row> read =
        sorted.observed(MasterDuplicates.marked(lake, feed, system.name(), conformed()));
    boolean many = gone.isEmpty() && ExecutionProfile.of(session) == ExecutionProfile.LARGE;
    this.kept =
        many
            ? read.persist(StorageLevel.DISK_ONLY())
            : RowOutcome.of(feed, read, gone).persist(StorageLevel.MEMORY_AND_DISK());
    this.fate = many ? rows -> RowOutcome.ofMany(feed, rows) : rows -> rows;
  }

  private Dataset<Row> conformed() {
    return pulled.parts().stream()
        .map(
            part ->
                pulled.conformed()
                    ? part
                    : ConformedRows.rows(feed, system.words(), system.clock(), part))
        .reduce(Dataset::union)
        .orElseThrow();
  }

  /**
   * Reads the rows, once, and hands the good ones to the lake, the others to the quarantine.
   *
   * @throws Refusal UNKNOWN_WORD with all such words, TOTALS_DIFFER, or what a limit of the
   *     contract stops; nothing has landed then
   * @throws IncompleteRead where not all rows were wanted, and what was not read changed too
   */
  IngestSummary.Feed land(IngestState books, Optional<SourceSystem.Parts> parts) {
    rows = fate.apply(kept);
    RowAccounting counted = sorted.account(rows);
    Optional<DatabaseTotals> tally = pulled.counted().map(Supplier::get);
    RowAccounting account = counted.leavingOut(leftOut(books, tally));
    LimitChecks limited = new LimitChecks(feed, sorted.label(), books.asOf());
    gone.ifPresent(keys -> refuse(Deletions.contradicted(rows, keys)));
    refuse(sent(account, tally));
    refuse(
        limited.inTime(
            tally.flatMap(DatabaseTotals::lastChange).or(sorted::newest), tally.isPresent()));
    ExecutionProfile.ofRows(account.read().rows(), books.lake().bytes(feed.name()))
        .applyTo(session);
    Optional<SourceKeys> keys = pulled.keys().map(raw -> SourceKeys.of(feed, system, raw));
    Quarantine.Held held =
        books.quarantine().held(feed, system.name(), rows, account, wanted, keys);
    try (RowChanges changes =
        History.compare(books.lake(), feed, system.name(), good(), scope(keys), books.asOf())) {
      RowAccounting now = wanted.all() ? account : after(books, changes, held, tally.orElseThrow());
      List<String> missing = books.files().missing(feed.name(), system.name(), system.files(feed));
      refuse(limited.lost(missing, changes.landed()));
      refuse(limited.shrunk(changes.landed(), now.of(RowOutcome.LANDED).rows()));
      RowCounts landed = changes.write();
      books.files().set(feed.name(), system.name(), system.files(feed));
      held.land();
      books.totals().add(feed, system.name(), now);
      parts.ifPresent(
          how -> books.marks().set(feed.name(), system.name(), mark(books, how, tally)));
      return summary(account, now, landed, limited.missed(missing, landed));
    }
  }

  /** What the database counted in the same transaction, against what came. */
  private List<Problem> sent(RowAccounting account, Optional<DatabaseTotals> tally) {
    Problems problems = new Problems();
    tally.ifPresent(
        counted -> {
          problems.addAll(
              counted
                  .asked()
                  .differences(sorted.label(), BatchTotals.Side.SENT, counted.received()));
          if (account.read().rows() != counted.received().rows()) {
            problems.addAll(
                counted
                    .asked()
                    .rowsOnly()
                    .differences(sorted.label(), BatchTotals.Side.SENT, account.read().rowsOnly()));
          }
        });
    return problems.list();
  }

  private LoadScope scope(Optional<SourceKeys> keys) {
    if (wanted.all()) {
      return new LoadScope.Everything();
    }
    Dataset<Row> unfit = with(RowOutcome.QUARANTINED).filter(col(ConformedRows.KEY).isNotNull());
    return new LoadScope.Lately(unfit.select(grain()), keys.map(all -> all.rows().select(grain())));
  }

  /** What the lake would have of the feed, held against what the source has. */
  private RowAccounting after(
      IngestState books, RowChanges changes, Quarantine.Held held, DatabaseTotals tally) {
    BatchTotals before =
        books.totals().before(feed, system.name()).orElseThrow().of(RowOutcome.LANDED);
    BatchTotals landed =
        before.plus(
            new BatchTotals(changes.rowsMoved(), changes.sumsMoved(), changes.absolutesMoved()));
    List<Problem> missing =
        tally
            .whole()
            .differences(sorted.label(), BatchTotals.Side.KEPT, landed.plus(held.asSaid()));
    if (!missing.isEmpty()) {
      throw new IncompleteRead(missing);
    }
    return RowAccounting.of(feed, landed, held.asRead(), leftOut(books, Optional.of(tally)));
  }

  /** As a whole read counted it; until the next one that is what is known. */
  private long leftOut(IngestState books, Optional<DatabaseTotals> tally) {
    return wanted.all()
        ? tally.map(counted -> counted.said().leftOut()).orElse(0L)
        : books.totals().before(feed, system.name()).map(RowAccounting::leftOut).orElse(0L);
  }

  private SourceWatermarks.Mark mark(
      IngestState books, SourceSystem.Parts how, Optional<DatabaseTotals> tally) {
    Optional<SourceWatermarks.Mark> before = books.marks().of(feed.name(), system.name());
    Optional<Instant> seen =
        tally.flatMap(DatabaseTotals::lastChange).map(at -> earlier(at, books.asOf()));
    Optional<Instant> until =
        wanted.all() ? Optional.empty() : before.flatMap(SourceWatermarks.Mark::changedUntil);
    return new SourceWatermarks.Mark(
        how.madeFrom(),
        seen.filter(at -> until.filter(at::isBefore).isEmpty()).or(() -> until),
        wanted.all() || wanted.keys() ? books.asOf() : before.orElseThrow().sweptAt(),
        wanted.all() ? books.asOf() : before.orElseThrow().wholeAt());
  }

  private static Instant earlier(Instant one, Instant other) {
    return one.isBefore(other) ? one : other;
  }

  private Dataset<Row> good() {
    return with(RowOutcome.LANDED)
        .select(feed.columns().keySet().stream().map(functions::col).toArray(Column[]::new));
  }

  private Dataset<Row> with(String fate) {
    return rows.filter(col(RowOutcome.FATE).equalTo(fate));
  }

  private Column[] grain() {
    return feed.grain().stream().map(functions::col).toArray(Column[]::new);
  }

  private static void refuse(List<Problem> problems) {
    if (!problems.isEmpty()) {
      throw new Refusal(Exit.NOT_HELD, problems);
    }
  }

  private IngestSummary.Feed summary(
      RowAccounting read, RowAccounting now, RowCounts landed, List<Problem> missed) {
    return new IngestSummary.Feed(
        feed.name(),
        system.name(),
        read.read().rows(),
        read.of(RowOutcome.REPEATED).rows(),
        now.of(RowOutcome.QUARANTINED).rows(),
        now.of(RowOutcome.LANDED).rows(),
        landed,
        List.of(),
        Stream.concat(missed.stream(), findings(now).stream()).toList());
  }

  /** Whether a row is kept out for more than that another system tells it, too. */
  private boolean unfit() {
    return !wanted.all() || !with(RowOutcome.QUARANTINED).filter(FeedChecks.UNFIT).isEmpty();
  }

  private List<Problem> findings(RowAccounting now) {
    Problems findings = new Problems();
    findings.addAll(pulled.findings());
    findings.addAll(sorted.findings());
    if (now.of(RowOutcome.LANDED).rows() == 0
        && now.of(RowOutcome.QUARANTINED).rows() > 0
        && unfit()) {
      findings.add(
          new Problem(
              "NOTHING_LANDED",
              sorted.label(),
              "Not one row could be landed.",
              "rows that fit the feed",
              now.of(RowOutcome.QUARANTINED).rows() + " rows in quarantine",
              "See their reasons: countersign quarantine " + feed.name()));
    }
    if (now.leftOut() > 0) {
      findings.add(
          new Problem(
              "ROWS_LEFT_OUT",
              sorted.label(),
              "The SQL's comparison with :since keeps rows from ever being read.",
              "every row of the source, read at least once",
              now.leftOut() + " rows left out",
              "Most likely they do not say when they changed: write 'or <that column> is null'."));
    }
    findings.addAll(unread(now.of(RowOutcome.QUARANTINED)));
    return findings.list();
  }

  private List<Problem> unread(BatchTotals quarantined) {
    return BatchTotals.measures(feed).stream()
        .filter(measure -> quarantined.unread(measure).rows() > 0)
        .map(
            measure ->
                new Problem(
                    "AMOUNTS_UNREAD",
                    sorted.label(),
                    "What cannot be read of '" + measure + "' is in no total.",
                    "",
                    quarantined.unread(measure).rows() + " rows",
                    system.remedy()))
        .toList();
  }

  @Override
  public void close() {
    kept.unpersist();
    pulled.release().run();
  }
}
