package io.countersign.ingest.land;

import static org.apache.spark.sql.functions.col;

import io.countersign.contract.Contract;
import io.countersign.history.Changes;
import io.countersign.history.History;
import io.countersign.history.Landed;
import io.countersign.history.Scope;
import io.countersign.ingest.conform.Conform;
import io.countersign.ingest.quality.Account;
import io.countersign.ingest.quality.Fate;
import io.countersign.ingest.quality.Limited;
import io.countersign.ingest.quality.Promises;
import io.countersign.ingest.quality.Sorted;
import io.countersign.ingest.quality.Tally;
import io.countersign.ingest.quality.ToldTwice;
import io.countersign.ingest.quality.Totals;
import io.countersign.ingest.source.Pulled;
import io.countersign.ingest.source.SourceSystem;
import io.countersign.ingest.source.Wanted;
import io.countersign.lake.Lake;
import io.countersign.lake.Pace;
import io.countersign.problem.Exit;
import io.countersign.problem.Problem;
import io.countersign.problem.Problems;
import io.countersign.problem.Refusal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
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
  private final Wanted wanted;
  private final SparkSession session;
  private final Pulled pulled;
  private final Dataset<Row> kept;
  private final Sorted sorted;
  private final Optional<Dataset<Row>> gone;
  private final UnaryOperator<Dataset<Row>> fate;
  private Dataset<Row> rows;

  /** Says how the rows are read; they are when they land. */
  Landing(SparkSession spark, Contract feed, SourceSystem system, Wanted wanted, Lake lake) {
    this.feed = feed;
    this.system = system;
    this.wanted = wanted;
    this.session = Pace.ofBytes(system.size(feed.name())).session(spark);
    this.pulled = system.pull(session, feed, wanted);
    this.sorted = new Sorted(feed, system.name());
    this.gone =
        pulled.gone().stream()
            .map(keys -> Deletions.keys(feed, system, keys))
            .reduce(Dataset::union);
    Dataset<Row> read = sorted.observed(ToldTwice.marked(lake, feed, system.name(), conformed()));
    boolean many = gone.isEmpty() && Pace.of(session) == Pace.LARGE;
    this.kept =
        many
            ? read.persist(StorageLevel.DISK_ONLY())
            : Fate.of(feed, read, gone).persist(StorageLevel.MEMORY_AND_DISK());
    this.fate = many ? rows -> Fate.ofMany(feed, rows) : rows -> rows;
  }

  private Dataset<Row> conformed() {
    return pulled.parts().stream()
        .map(
            part ->
                pulled.conformed()
                    ? part
                    : Conform.rows(feed, system.words(), system.clock(), part))
        .reduce(Dataset::union)
        .orElseThrow();
  }

  /**
   * Reads the rows, once, and hands the good ones to the lake, the others to the quarantine.
   *
   * @throws Refusal UNKNOWN_WORD with all such words, TOTALS_DIFFER, or what a limit of the
   *     contract stops; nothing has landed then
   * @throws Incomplete where not all rows were wanted, and what was not read changed too
   */
  IngestSummary.Feed land(Books books, Optional<SourceSystem.Parts> parts) {
    rows = fate.apply(kept);
    Account counted = sorted.account(rows);
    Optional<Tally> tally = pulled.counted().map(Supplier::get);
    Account account = counted.leavingOut(leftOut(books, tally));
    Limited limited = new Limited(feed, sorted.label(), books.asOf());
    gone.ifPresent(keys -> refuse(Deletions.contradicted(rows, keys)));
    refuse(sent(account, tally));
    refuse(limited.inTime(tally.flatMap(Tally::lastChange).or(sorted::newest), tally.isPresent()));
    Pace.ofRows(account.read().rows()).applyTo(session);
    Optional<Keys> keys = pulled.keys().map(raw -> Keys.of(feed, system, raw));
    Quarantine.Held held =
        books.quarantine().held(feed, system.name(), rows, account, wanted, keys);
    try (Changes changes =
        History.compare(books.lake(), feed, system.name(), good(), scope(keys), books.asOf())) {
      Account now = wanted.all() ? account : after(books, changes, held, tally.orElseThrow());
      refuse(limited.shrunk(changes.landed(), now.of(Fate.LANDED).rows()));
      Landed landed = changes.write();
      held.land();
      books.totals().add(feed, system.name(), now);
      parts.ifPresent(
          how -> books.marks().set(feed.name(), system.name(), mark(books, how, tally)));
      return summary(account, now, landed);
    }
  }

  /** What the database counted in the same transaction, against what came. */
  private List<Problem> sent(Account account, Optional<Tally> tally) {
    Problems problems = new Problems();
    tally.ifPresent(
        counted -> {
          problems.addAll(
              counted.asked().differences(sorted.label(), Totals.Side.SENT, counted.received()));
          if (account.read().rows() != counted.received().rows()) {
            problems.addAll(
                counted
                    .asked()
                    .rowsOnly()
                    .differences(sorted.label(), Totals.Side.SENT, account.read().rowsOnly()));
          }
        });
    return problems.list();
  }

  private Scope scope(Optional<Keys> keys) {
    if (wanted.all()) {
      return new Scope.Everything();
    }
    Dataset<Row> unfit = with(Fate.QUARANTINED).filter(col(Conform.KEY).isNotNull());
    return new Scope.Lately(unfit.select(grain()), keys.map(all -> all.rows().select(grain())));
  }

  /** What the lake would have of the feed, held against what the source has. */
  private Account after(Books books, Changes changes, Quarantine.Held held, Tally tally) {
    Totals before = books.totals().before(feed, system.name()).orElseThrow().of(Fate.LANDED);
    Totals landed =
        before.plus(new Totals(changes.rowsMoved(), changes.sumsMoved(), changes.absolutesMoved()));
    List<Problem> missing =
        tally.whole().differences(sorted.label(), Totals.Side.KEPT, landed.plus(held.asSaid()));
    if (!missing.isEmpty()) {
      throw new Incomplete(missing);
    }
    return Account.of(feed, landed, held.asRead(), leftOut(books, Optional.of(tally)));
  }

  /** As a whole read counted it; until the next one that is what is known. */
  private long leftOut(Books books, Optional<Tally> tally) {
    return wanted.all()
        ? tally.map(counted -> counted.said().leftOut()).orElse(0L)
        : books.totals().before(feed, system.name()).map(Account::leftOut).orElse(0L);
  }

  private Marks.Mark mark(Books books, SourceSystem.Parts how, Optional<Tally> tally) {
    Optional<Marks.Mark> before = books.marks().of(feed.name(), system.name());
    Optional<Instant> seen = tally.flatMap(Tally::lastChange).map(at -> earlier(at, books.asOf()));
    Optional<Instant> until =
        wanted.all() ? Optional.empty() : before.flatMap(Marks.Mark::changedUntil);
    return new Marks.Mark(
        how.madeFrom(),
        seen.filter(at -> until.filter(at::isBefore).isEmpty()).or(() -> until),
        wanted.all() || wanted.keys() ? books.asOf() : before.orElseThrow().sweptAt(),
        wanted.all() ? books.asOf() : before.orElseThrow().wholeAt());
  }

  private static Instant earlier(Instant one, Instant other) {
    return one.isBefore(other) ? one : other;
  }

  private Dataset<Row> good() {
    return with(Fate.LANDED)
        .select(feed.columns().keySet().stream().map(functions::col).toArray(Column[]::new));
  }

  private Dataset<Row> with(String fate) {
    return rows.filter(col(Fate.FATE).equalTo(fate));
  }

  private Column[] grain() {
    return feed.grain().stream().map(functions::col).toArray(Column[]::new);
  }

  private static void refuse(List<Problem> problems) {
    if (!problems.isEmpty()) {
      throw new Refusal(Exit.NOT_HELD, problems);
    }
  }

  private IngestSummary.Feed summary(Account read, Account now, Landed landed) {
    return new IngestSummary.Feed(
        feed.name(),
        system.name(),
        read.read().rows(),
        read.of(Fate.REPEATED).rows(),
        now.of(Fate.QUARANTINED).rows(),
        now.of(Fate.LANDED).rows(),
        landed,
        List.of(),
        findings(now));
  }

  /** Whether a row is kept out for more than that another system tells it, too. */
  private boolean unfit() {
    return !wanted.all() || !with(Fate.QUARANTINED).filter(Promises.UNFIT).isEmpty();
  }

  private List<Problem> findings(Account now) {
    Problems findings = new Problems();
    findings.addAll(pulled.findings());
    findings.addAll(sorted.findings());
    if (now.of(Fate.LANDED).rows() == 0 && now.of(Fate.QUARANTINED).rows() > 0 && unfit()) {
      findings.add(
          new Problem(
              "NOTHING_LANDED",
              sorted.label(),
              "Not one row could be landed.",
              "rows that fit the feed",
              now.of(Fate.QUARANTINED).rows() + " rows in quarantine",
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
    findings.addAll(unread(now.of(Fate.QUARANTINED)));
    return findings.list();
  }

  private List<Problem> unread(Totals quarantined) {
    return Totals.measures(feed).stream()
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
