package io.countersign.schedules.month;

import io.countersign.build.Analysis;
import io.countersign.build.Build;
import io.countersign.build.SqlStep;
import io.countersign.build.Step;
import io.countersign.build.StepResult;
import io.countersign.company.Basis;
import io.countersign.contract.Contract;
import io.countersign.contract.Contracts;
import io.countersign.history.History;
import io.countersign.ingest.Ingest;
import io.countersign.ingest.Inspection;
import io.countersign.ingest.land.IngestSummary;
import io.countersign.ingest.workspace.Workspace;
import io.countersign.lake.CodeVersion;
import io.countersign.lake.Lake;
import io.countersign.lake.LakeLock;
import io.countersign.lake.LakeSession;
import io.countersign.marts.Marts;
import io.countersign.problem.Exit;
import io.countersign.problem.Problems;
import io.countersign.problem.Refusal;
import io.countersign.reports.ask.MartReader;
import io.countersign.reports.ask.Provenance;
import io.countersign.reports.ask.ReportRun;
import io.countersign.reports.issue.IssuedReport;
import io.countersign.reports.issue.Reports;
import io.countersign.reports.register.Act;
import io.countersign.reports.register.LakeRegister;
import io.countersign.reports.register.RegisterStore;
import io.countersign.schedules.call.CallOptions;
import io.countersign.schedules.call.PeriodOptions;
import io.countersign.schedules.log.ConsoleProgress;
import io.countersign.schedules.log.RunLog;
import io.countersign.schedules.publish.Publisher;
import io.countersign.schedules.publish.Target;
import io.countersign.schedules.setup.ScheduleSetup;
import io.countersign.time.FiscalCalendar;
import io.countersign.time.Period;
import io.countersign.transform.Steps;
import java.io.PrintWriter;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** One workspace at work, from its systems to its reports. */
public final class MonthEnd {
  /** The mart that is always made; it says about which instant the marts were last made. */
  private static final String CHIEF_MART = "reconciliation";

  private final Workspace workspace;
  private final Lake lake;
  private final PeriodOptions when;
  private final Clock clock;
  private final RunLog progress;

  private MonthEnd(
      Workspace workspace, Lake lake, PeriodOptions when, Clock clock, RunLog progress) {
    this.workspace = workspace;
    this.lake = lake;
    this.when = when;
    this.clock = clock;
    this.progress = progress;
  }

  /** Opens the workspace that a call names. Nothing is written. */
  public static MonthEnd open(
      CallOptions shared, PeriodOptions when, Clock clock, PrintWriter err) {
    Workspace workspace = Workspace.read(shared.workspace);
    Lake lake = new Lake(() -> LakeSession.open("local[*]"), workspace.lake());
    RunLog journal = new RunLog(workspace, new ConsoleProgress(err, shared.quiet), clock, err);
    return new MonthEnd(workspace, lake, when, clock, journal);
  }

  public RunLog journal() {
    return progress;
  }

  /**
   * Publishes the marts. What cannot be published to is refused before Spark starts.
   *
   * @param setup what targets there are, and who may see what
   * @param now when it is done
   * @return what whoever runs it should know, in sentences
   */
  public List<String> publish(ScheduleSetup setup, List<String> targets, Instant now) {
    List<Target> chosen = setup.targets(targets);
    Map<String, List<String>> entitled = setup.logins();
    return new Publisher(lake(), ask(false), now).to(chosen, entitled);
  }

  public Lake lake() {
    return lake;
  }

  /**
   * The right to write; nobody else has it until it is closed. Other file systems have no locks.
   */
  public AutoCloseable lease() {
    return workspace.localLake().<AutoCloseable>map(LakeLock::take).orElse(() -> {});
  }

  /**
   * Brings the lake to what the systems say.
   *
   * @param full whether all rows are read, also where it is known which have changed
   */
  public IngestSummary ingest(boolean full) {
    return Ingest.run(workspace, lake, asOf(), full, progress);
  }

  /** Makes every table and mart about the question. */
  public List<StepResult> build(Basis ask) {
    return builder(ask).run(steps());
  }

  /** As {@link #build}, also of what is up to date. */
  public List<StepResult> buildAll(Basis ask) {
    return builder(ask).runAll(steps());
  }

  private Build builder(Basis ask) {
    return new Build(lake, Contracts.all(), ask, progress);
  }

  /**
   * Issues reports from the marts as they are now.
   *
   * @param by the person or job that prepares them
   */
  public List<IssuedReport> issue(List<String> reports, Basis ask, String by) {
    return issue(reports, ask, by, Map.of());
  }

  /**
   * As {@link #issue}, asked with more than a period.
   *
   * @param parameters as reports declare them: copy, seed
   */
  public List<IssuedReport> issue(
      List<String> reports, Basis ask, String by, Map<String, String> parameters) {
    Map<String, String> asked = new TreeMap<>(parameters);
    workspace.locale().ifPresent(locale -> asked.put("locale", locale));
    List<IssuedReport> issued = new ArrayList<>();
    RegisterStore book = new LakeRegister(lake);
    Act prepared = new Act(by, asOf());
    LastGood standstill = new LastGood(lake, Contracts.all(), ask);
    Problems problems = new Problems();
    for (String report : reports) {
      try {
        issued.addAll(issue(report, standstill, ask.period().name(), book, prepared, asked));
      } catch (Refusal refusal) {
        if (refusal.exit() != Exit.NOT_HELD) {
          throw refusal;
        }
        problems.addAll(refusal.problems());
      }
    }
    problems.refuseIfAny(Exit.NOT_HELD);
    return issued;
  }

  private List<IssuedReport> issue(
      String report,
      LastGood standstill,
      String period,
      RegisterStore book,
      Act prepared,
      Map<String, String> asked) {
    long start = System.nanoTime();
    List<String> reads = Reports.reads(report, book.register(), period);
    Basis question = standstill.question(report, reads);
    MartReader marts =
        PinnedMarts.at(lake, reads, standstill.versions(reads, question), question.asOf());
    Provenance provenance = new Provenance(CodeVersion.current(), prepared, Optional.empty(), book);
    List<IssuedReport> copies =
        Reports.issue(
            new ReportRun(report, question, marts, provenance, workspace.out(), asked)
                .signedBy(SigningKey.of(workspace)));
    progress.done("reports", report, copies.size(), (System.nanoTime() - start) / 1e9, "");
    return copies;
  }

  /** Where issues are released, closed and made again. */
  public IssueLifecycle issues() {
    return new IssueLifecycle(workspace, lake, asOf());
  }

  /** What can be read, and everything that is wrong with the declarations, SQL and connections. */
  public Inspection check() {
    Problems problems = new Problems();
    Map<String, Contract> contracts = Contracts.all(problems);
    if (!problems.any()) {
      List<Step> sql = steps().stream().filter(SqlStep.class::isInstance).toList();
      problems.addAll(new Analysis(lake.spark(), contracts, ask(asOf())).problems(sql));
    }
    Inspection systems = Ingest.check(workspace, lake, asOf());
    problems.addAll(systems.problems());
    return new Inspection(systems.feeds(), problems.list(), systems.findings());
  }

  private static List<Step> steps() {
    List<Step> steps = new ArrayList<>(Steps.all());
    steps.addAll(Marts.all());
    return steps;
  }

  /** The instant that this call is about: as said, as the workspace says, or now. */
  private Instant asOf() {
    return said().orElseGet(() -> clock.instant().truncatedTo(ChronoUnit.SECONDS));
  }

  private Optional<Instant> said() {
    return when.asOf().or(workspace::asOf);
  }

  /**
   * The question of this call. Where no instant was said and nothing new has landed, it is the last
   * one of the same day: asking again the same day changes nothing.
   *
   * @param landed whether the sources brought anything new
   */
  public Basis ask(boolean landed) {
    Instant now = asOf();
    if (said().isPresent() || landed) {
      return ask(now);
    }
    return ask(
        lake.askedAt(CHIEF_MART)
            .filter(last -> sameDay(last, now) && !landedAfter(last))
            .orElse(now));
  }

  /** Whether a feed, or whether it could be read, became known later than that. */
  private boolean landedAfter(Instant last) {
    return Contracts.all().values().stream()
        .filter(Contract::landed)
        .anyMatch(
            table -> History.lastKnownAt(lake, table.name()).filter(last::isBefore).isPresent());
  }

  private static boolean sameDay(Instant one, Instant other) {
    return one.truncatedTo(ChronoUnit.DAYS).equals(other.truncatedTo(ChronoUnit.DAYS));
  }

  private Basis ask(Instant asOf) {
    FiscalCalendar calendar = workspace.company().fiscalYear();
    LocalDate today = asOf.atZone(workspace.company().zone()).toLocalDate();
    Period period =
        when.period()
            .or(workspace::period)
            .map(name -> PeriodOptions.period(calendar, name))
            .orElseGet(() -> calendar.previous(calendar.periodOf(today)));
    return new Basis(period, asOf, workspace.company());
  }
}
