package io.countersign.reports.issue;

import io.countersign.company.Basis;
import io.countersign.company.Company;
import io.countersign.problem.Refusal;
import io.countersign.problem.Resources;
import io.countersign.problem.TextFile;
import io.countersign.reports.ask.HouseDeclaration;
import io.countersign.reports.ask.Recipients;
import io.countersign.reports.ask.ReportData;
import io.countersign.reports.ask.ReportDeclaration;
import io.countersign.reports.ask.ReportRun;
import io.countersign.reports.draw.FontCheck;
import io.countersign.reports.list.ListPages;
import io.countersign.reports.pack.CfoPack;
import io.countersign.reports.paper.MissingGlyphs;
import io.countersign.reports.paper.Renderer;
import io.countersign.reports.paper.Section;
import io.countersign.reports.proof.TableTrace;
import io.countersign.reports.proof.TraceRules;
import io.countersign.reports.register.BufferedRegister;
import io.countersign.reports.register.Entry;
import io.countersign.reports.register.Register;
import io.countersign.reports.status.IssueHeader;
import io.countersign.reports.status.RestatementNote;
import io.countersign.reports.table.Figures;
import io.countersign.reports.table.Line;
import io.countersign.reports.words.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import net.sf.jasperreports.engine.JasperPrint;

/** Issues reports. */
public final class Reports {
  /** Copies that are noted and written together; the memory that they may take. */
  private static final int AT_ONCE = 256;

  private Reports() {}

  /** The names of all reports. */
  public static List<String> names() {
    return Resources.list("reports", "/report.yml").stream().map(TextFile::folder).toList();
  }

  /** The tables that a report may read. */
  public static List<String> reads(String report) {
    return ReportDeclaration.of(report).reads();
  }

  /**
   * The tables that a report may read about a period; those of late rows, too, where it was opened
   * again.
   */
  public static List<String> reads(String report, Register register, String period) {
    Set<String> all = new TreeSet<>(reads(report));
    if (register.restated(period)) {
      all.addAll(HouseDeclaration.read().lateReads());
    }
    return List.copyOf(all);
  }

  /**
   * Issues a report: reads the marts, works every total out twice, lays the pages out, seals them
   * and notes the issue in the register. The same question, data and code give the same bytes and
   * no second entry; a file that has them already is left alone. What the register knows and what
   * lies there as it was issued is not made again to find that out.
   *
   * @return what was issued, one entry a copy
   * @throws Refusal if the report is unknown or wrong, if two ways of working out a total differ,
   *     if the period is closed and other data or code would answer it differently, if this Java
   *     has no font libraries, or if the folder cannot be written
   */
  public static List<IssuedReport> issue(ReportRun run) {
    ReportDeclaration declaration = ReportDeclaration.of(run.report());
    return KnownIssues.of(run.with(declaration.parameters(run.parameters())), declaration)
        .orElseGet(() -> issueAnew(run));
  }

  private static List<IssuedReport> issueAnew(ReportRun run) {
    FontCheck.hold();
    BufferedRegister book = new BufferedRegister(run.provenance().book());
    List<IssuedReport> issued = new ArrayList<>();
    List<Runnable> shelved = new ArrayList<>();
    for (Copy copy : copies(run.notedIn(book))) {
      SealedReport made = make(copy);
      made.refuseClash(book.register(), copy.run().subject());
      if (!made.laid().header().signing().noted()) {
        book.add(book.register().entry(made.fact(copy.run())));
      }
      shelved.add(() -> issued.add(IssueFolder.put(copy.run(), made)));
      if (shelved.size() == AT_ONCE) {
        keep(book, shelved);
      }
    }
    keep(book, shelved);
    return issued;
  }

  /** Noted first, put into the folder then: no file is out that the register does not know. */
  private static void keep(BufferedRegister book, List<Runnable> shelved) {
    book.keep();
    shelved.forEach(Runnable::run);
    shelved.clear();
  }

  /** The bytes of an issue that the register knows, made again. Nothing is written. */
  public static byte[] again(ReportRun run) {
    return again(run, "pdf");
  }

  /**
   * As {@link #again(ReportRun)}, in another format.
   *
   * @param ending pdf, xlsx, html, or a table's name and csv
   * @throws Refusal FORMAT_UNKNOWN
   */
  public static byte[] again(ReportRun run, String ending) {
    FontCheck.hold();
    SealedReport made = make(copies(run).get(0));
    if (!ending.equals("pdf") && !made.beside().containsKey(ending)) {
      throw IssueProblems.formatUnknown(run.report(), made.beside().keySet(), ending);
    }
    return ending.equals("pdf") ? made.pdf() : made.beside().get(ending);
  }

  /** What the queries of a report know by name about a question. */
  public static Map<String, Object> parameters(Basis ask) {
    return Map.of(
        "period", ask.period().name(),
        "first_period", Span.firstOfYear(ask).name(),
        "as_of", ask.asOf(),
        "zone", ask.company().zone().getId(),
        "currency", ask.company().groupCurrency());
  }

  /** How the figures of a report lead back: as it declares, or by the queries of its tables. */
  public static TraceRules traces(String report) {
    return TraceRules.of(report).or(TableTrace.of(ReportDeclaration.of(report)));
  }

  /** A company as one line; another line is another company. */
  public static String company(Company company) {
    return ManifestBuilder.company(company);
  }

  /**
   * One copy that is to be made: for whom, of what, by which renderer.
   *
   * @param together how many copies the report has; null where one alone was asked for
   */
  record Copy(
      ReportRun run, ReportData data, CrossChecks checks, Renderer renderer, Integer together) {}

  /** All copies of a report, from one reading of the marts. */
  static List<Copy> copies(ReportRun run) {
    ReportDeclaration declaration = ReportDeclaration.of(run.report());
    ReportRun asked = run.with(declaration.parameters(run.parameters()));
    ReportData whole = ReportData.of(declaration, asked);
    Renderer renderer = new Renderer(run.report(), whole.language());
    String only = asked.parameters().getOrDefault(Recipients.COPY, "");
    if (asked.provenance().again().isEmpty()) {
      Recipients.refuseUnknown(declaration, whole.answers(), only);
    }
    List<String> recipients = Recipients.of(declaration, whole.answers(), only);
    CrossChecks checks = new CrossChecks(declaration, whole.answers());
    if (only.isEmpty()) {
      checks.cover(Set.copyOf(recipients));
    }
    Integer together =
        declaration.copies() && !only.isEmpty() ? null : Integer.valueOf(recipients.size());
    return recipients.stream()
        .map(
            name ->
                new Copy(since(named(asked, name)), whole.only(name), checks, renderer, together))
        .toList();
  }

  static ReportRun named(ReportRun run, String recipient) {
    Map<String, String> parameters = new TreeMap<>(run.parameters());
    if (!recipient.isEmpty()) {
      parameters.put(Recipients.COPY, recipient);
    }
    return run.with(parameters);
  }

  /** A new issue about a period that was opened again says what changed; a known one as it did. */
  static ReportRun since(ReportRun run) {
    boolean known =
        run.provenance().releasedBy().isPresent() || run.provenance().again().isPresent();
    Optional<Entry> closed =
        run.provenance().book().register().reopened(run.subject(), run.ask().period().name());
    if (known || closed.isEmpty()) {
      return run;
    }
    Map<String, String> parameters = new TreeMap<>(run.parameters());
    parameters.put(ReportDeclaration.SINCE, closed.get().subject().issue());
    return run.with(parameters);
  }

  private static SealedReport make(Copy copy) {
    Laid laid = lay(copy);
    refuseClosed(copy.run(), laid.header());
    return SealedReport.of(copy, laid);
  }

  /**
   * A report laid out: its pages, its figures, and what identifies it.
   *
   * @param unprinted texts with letters that no font here has
   */
  record Laid(
      JasperPrint print,
      Renderer renderer,
      IssueHeader header,
      ReportData data,
      Map<String, Long> versions,
      int unprinted) {
    Figures figures() {
      return data.figures();
    }

    ReportDeclaration declaration() {
      return data.declaration();
    }

    /** The control totals, where the report reads them. */
    List<Line> totals() {
      return data.answers().has("reconciliation") ? data.lines("reconciliation") : List.of();
    }
  }

  static Laid lay(Copy copy) {
    ReportRun run = copy.run();
    ReportData data = copy.data();
    Map<String, Long> versions = new TreeMap<>(run.marts().versions());
    Optional<RestatementNote> restated =
        Optional.ofNullable(run.parameters().get(ReportDeclaration.SINCE))
            .map(id -> RestatementNote.of(run, id));
    Set<String> read = new TreeSet<>(data.declaration().reads());
    restated.ifPresent(some -> read.addAll(HouseDeclaration.read().lateReads()));
    versions.keySet().retainAll(read);
    IssueHeader header = IssueHeader.of(run, data, versions);
    List<Section> sections =
        data.declaration().list().isPresent()
            ? new ListPages(data, run.parameters()).sections(header, versions, restated)
            : CfoPack.sections(data, header, versions, restated);
    copy.checks().hold(data);
    String foot = header.foot(run.ask());
    JasperPrint print =
        copy.renderer().pages(sections, header.standing().status().watermark(), foot);
    MissingGlyphs unprinted = MissingGlyphs.in(sections, foot);
    return new Laid(print, copy.renderer(), header, data, versions, unprinted.count());
  }

  private static void refuseClosed(ReportRun run, IssueHeader header) {
    String period = run.ask().period().name();
    run.provenance()
        .book()
        .register()
        .closed(run.subject(), period)
        .map(Entry::subject)
        .filter(closed -> !closed.issue().equals(header.issueId()))
        .filter(closed -> !header.signing().noted())
        .ifPresent(
            closed -> {
              throw IssueProblems.periodClosed(run, closed.issue(), header.issueId());
            });
  }
}
