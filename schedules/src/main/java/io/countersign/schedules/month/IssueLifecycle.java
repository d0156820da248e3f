package io.countersign.schedules.month;

import io.countersign.company.Basis;
import io.countersign.ingest.workspace.Workspace;
import io.countersign.lake.Lake;
import io.countersign.problem.Sha256;
import io.countersign.reports.ask.Provenance;
import io.countersign.reports.ask.ReportRun;
import io.countersign.reports.issue.IssuedReport;
import io.countersign.reports.issue.Reports;
import io.countersign.reports.proof.Evidence;
import io.countersign.reports.proof.EvidenceIndex;
import io.countersign.reports.proof.PastTables;
import io.countersign.reports.proof.Trace;
import io.countersign.reports.register.Act;
import io.countersign.reports.register.Entry;
import io.countersign.reports.register.Event;
import io.countersign.reports.register.Fact;
import io.countersign.reports.register.FourEyes;
import io.countersign.reports.register.LakeRegister;
import io.countersign.reports.register.Manifest;
import io.countersign.reports.register.Register;
import io.countersign.reports.register.Restatement;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;

/** What becomes of issues after they were issued: released, closed, made again. */
public final class IssueLifecycle {
  private static final String KEPT = "the file that was kept; newer code prints it differently";

  private final Workspace workspace;
  private final Lake lake;
  private final Instant at;
  private final LakeRegister book;

  public IssueLifecycle(Workspace workspace, Lake lake, Instant at) {
    this.workspace = workspace;
    this.lake = lake;
    this.at = at;
    this.book = new LakeRegister(lake);
  }

  public Register register() {
    return book.register();
  }

  public Lake lake() {
    return lake;
  }

  /**
   * Releases an issue: the same pages, signed by a second person. Released again by the same person
   * nothing changes.
   */
  public List<IssuedReport> release(String issue, String person) {
    Entry entry = FourEyes.releasable(register(), issue, person);
    PastTables past = PastTables.of(lake, register(), entry);
    List<IssuedReport> issued =
        OlderIssue.refused(entry, () -> Reports.issue(run(entry, past, Optional.of(person))));
    Entry now = register().issue(issue).orElseThrow();
    register()
        .evidenceOf(issue)
        .map(closed -> EvidenceIndex.parse(closed.fact().said()))
        .filter(kept -> now.number() != entry.number())
        .ifPresent(
            kept -> {
              byte[] pdf = Reports.again(run(now, past, Optional.empty()));
              note(Event.CLOSED, now, person, Evidence.with(lake, kept, now, pdf).json());
            });
    return issued;
  }

  /** The report that an issue was, asked again of the tables as they were. */
  private ReportRun run(Entry entry, PastTables past, Optional<String> releasedBy) {
    Manifest manifest = entry.document().manifest();
    String report = manifest.question().report();
    PinnedMarts marts =
        PinnedMarts.of(
            past.session(Reports.reads(report, register(), entry.subject().period())),
            manifest.tables(),
            manifest.lineage());
    Act prepared = new Act(manifest.signed().preparedBy(), at);
    Provenance by =
        new Provenance(
            manifest.code().version(),
            prepared,
            releasedBy,
            book,
            Optional.of(entry.subject().issue()));
    Manifest.Question question = manifest.question();
    return new ReportRun(
            report, ask(entry, question), marts, by, workspace.out(), question.parameters())
        .signedBy(SigningKey.of(workspace));
  }

  private Basis ask(Entry entry, Manifest.Question question) {
    Basis ask =
        new Basis(
            workspace.company().fiscalYear().parse(question.period()),
            Instant.parse(question.asOf()),
            workspace.company());
    if (!Reports.company(workspace.company()).equals(question.company())) {
      throw MonthProblems.workspaceChanged(
          entry, question.company(), Reports.company(workspace.company()));
    }
    return ask;
  }

  /** From printed figures of an issue back to the source rows. */
  public Trace tracer(String issue) {
    Entry entry = FourEyes.known(register(), issue);
    PastTables past = PastTables.of(lake, register(), entry);
    Manifest.Question asked = entry.document().manifest().question();
    Map<String, Object> question = new TreeMap<>(Reports.parameters(ask(entry, asked)));
    question.put("copy", ""); // rules that reports share may ask for it
    question.putAll(asked.parameters());
    return new Trace(entry, past, question, Reports.traces(asked.report()));
  }

  /** The bytes of an issue, and where they came from. */
  public record Again(Entry entry, byte[] pdf, String from) {}

  /**
   * An issue's bytes again: made from the evidence or the pinned versions, or, where newer code
   * lays pages out differently or asks for more than the tables of then hold, the file that was
   * kept, or the one that still lies where it was issued.
   */
  public Again reissue(String issue) {
    Entry entry = FourEyes.known(register(), issue);
    PastTables past = PastTables.of(lake, register(), entry);
    Optional<byte[]> made =
        OlderIssue.byCodeOfToday(() -> Reports.again(run(entry, past, Optional.empty())));
    return again(entry, made, "pdf", () -> past.file().or(() -> onTheShelf(entry)));
  }

  /**
   * Another format of an issue again.
   *
   * @param ending xlsx, html, or a table's name and csv
   */
  public Again reissue(String issue, String ending) {
    Entry entry = FourEyes.known(register(), issue);
    PastTables past = PastTables.of(lake, register(), entry);
    Optional<byte[]> made =
        OlderIssue.byCodeOfToday(() -> Reports.again(run(entry, past, Optional.empty()), ending));
    return again(entry, made, ending, () -> onTheShelf(entry, ending));
  }

  private static Again again(
      Entry entry, Optional<byte[]> made, String ending, Supplier<Optional<byte[]>> kept) {
    return made.filter(bytes -> fits(entry, ending, bytes))
        .map(bytes -> new Again(entry, bytes, "made again from the data"))
        .or(
            () ->
                kept.get()
                    .filter(bytes -> fits(entry, ending, bytes))
                    .map(bytes -> new Again(entry, bytes, KEPT)))
        .orElseThrow(() -> MonthProblems.reissueDiffers(entry, hash(entry, ending), made));
  }

  private static boolean fits(Entry entry, String ending, byte[] bytes) {
    return Sha256.hex(bytes).equals(hash(entry, ending));
  }

  private static String hash(Entry entry, String ending) {
    return ending.equals("pdf") ? entry.document().sha256() : entry.document().beside().get(ending);
  }

  /**
   * Closes a period: keeps the evidence of the newest issue of each report about it.
   *
   * @return what is closed now, also what was closed already
   */
  public List<Entry> close(String period, String by) {
    List<Entry> issues = register().latest(period);
    if (issues.isEmpty()) {
      throw MonthProblems.notClosable(period, "Nothing was issued about the period.", "no issue");
    }
    issues.forEach(
        issue -> {
          String status = issue.document().manifest().status();
          if (!List.of("PREPARED", "RELEASED").contains(status)) {
            throw MonthProblems.notClosable(
                period, "The period's issue is not fit to be closed.", status);
          }
        });
    Map<Map<String, Long>, EvidenceIndex> kept = new LinkedHashMap<>();
    issues.forEach(issue -> close(issue, by, kept));
    return issues;
  }

  /**
   * Closes with one issue. What an issue before it kept is not kept again.
   *
   * @param before table versions, and where they are kept
   */
  private void close(Entry issue, String by, Map<Map<String, Long>, EvidenceIndex> before) {
    boolean closed =
        register()
            .closed(issue.subject().report(), issue.subject().period())
            .filter(entry -> entry.subject().issue().equals(issue.subject().issue()))
            .isPresent();
    if (!closed) {
      byte[] pdf = onTheShelf(issue).orElseGet(() -> reissue(issue.subject().issue()).pdf());
      Map<String, Long> lineage = issue.document().manifest().lineage();
      EvidenceIndex kept =
          before.entrySet().stream()
              .filter(one -> one.getKey().entrySet().containsAll(lineage.entrySet()))
              .findFirst()
              .map(one -> Evidence.with(lake, one.getValue(), issue, pdf))
              .orElseGet(() -> Evidence.keep(lake, issue, pdf));
      before.putIfAbsent(lineage, kept);
      note(Event.CLOSED, issue, by, kept.json());
    }
  }

  /** The issued file where it was written to, as long as it is as it was issued. */
  private Optional<byte[]> onTheShelf(Entry issue) {
    return onTheShelf(issue, "pdf");
  }

  private Optional<byte[]> onTheShelf(Entry issue, String ending) {
    String name = issue.document().file().replaceFirst("pdf$", ending);
    Path file = workspace.out().resolve(issue.subject().period()).resolve(name);
    try {
      return Files.exists(file)
          ? Optional.of(Files.readAllBytes(file)).filter(bytes -> fits(issue, ending, bytes))
          : Optional.empty();
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  private void note(Event event, Entry issue, String by, String said) {
    book.add(register().entry(new Fact(event, issue.subject(), new Act(by, at), said, "")));
  }

  /** Notes why a closed period is opened again, and who allowed it. */
  public void restate(Restatement restatement, String by) {
    book.add(register().entry(restatement.fact(register(), new Act(by, at))));
  }
}
