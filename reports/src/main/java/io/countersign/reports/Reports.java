package io.countersign.reports;

import io.countersign.lake.Ask;
import io.countersign.lake.Company;
import io.countersign.lake.Exit;
import io.countersign.lake.Problem;
import io.countersign.lake.Refusal;
import io.countersign.reports.proof.Entry;
import io.countersign.reports.proof.IssueBook;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import net.sf.jasperreports.engine.JasperPrint;

/** Issues reports. */
public final class Reports {
  private Reports() {}

  /** The tables that a report may read. */
  public static List<String> reads(String report) {
    return ReportDeclaration.of(report).reads();
  }

  /**
   * Issues a report: reads the marts, works every total out twice, lays the pages out, seals them
   * and notes the issue in the register. The same question, data and code give the same bytes and
   * no second entry; a file that has them already is left alone.
   *
   * @return what was issued, one entry a copy
   * @throws Refusal if the report is unknown or wrong, if two ways of working out a total differ,
   *     if the period is closed and other data or code would answer it differently, if this Java
   *     has no font libraries, or if the folder cannot be written
   */
  public static List<Issued> issue(ReportRun run) {
    Made made = make(run);
    IssueBook book = run.provenance().book();
    if (!made.laid().imprint().signing().noted()) {
      book.add(book.register().entry(made.fact(run)));
    }
    return List.of(Shelf.put(run, made));
  }

  /** The bytes of an issue that the register knows, made again. Nothing is written. */
  public static byte[] again(ReportRun run) {
    return make(run).pdf();
  }

  /** What the queries of a report know by name about a question. */
  public static Map<String, Object> parameters(Ask ask) {
    return Map.of("period", ask.period().name(), "first_period", Answers.firstOfYear(ask).name());
  }

  /** A company as one line; another line is another company. */
  public static String company(Company company) {
    return Making.company(company);
  }

  private static Made make(ReportRun run) {
    FontCheck.hold();
    Laid laid = lay(run);
    refuseClosed(run, laid.imprint());
    return Made.of(run, laid);
  }

  /** A report laid out: its pages, its figures, and what identifies it. */
  record Laid(
      JasperPrint print,
      Press press,
      Imprint imprint,
      Material material,
      Map<String, Long> versions) {
    Figures figures() {
      return material.figures();
    }

    ReportDeclaration declaration() {
      return material.declaration();
    }

    /** The control totals, where the report reads them. */
    List<Line> totals() {
      return material.answers().has("reconciliation")
          ? material.lines("reconciliation")
          : List.of();
    }
  }

  static Laid lay(ReportRun run) {
    ReportDeclaration declaration = ReportDeclaration.of(run.report());
    Material material = Material.of(declaration, run.ask(), run.marts());
    Map<String, Long> versions = new TreeMap<>(run.marts().versions());
    versions.keySet().retainAll(declaration.reads());
    Imprint imprint = Imprint.of(run, material, versions);
    List<Section> sections = CfoPack.sections(material, imprint, versions);
    CrossChecks.hold(declaration, material.answers(), material.figures());
    Press press = new Press(run.report());
    JasperPrint print = press.pages(sections, imprint, imprint.foot(run.ask()));
    return new Laid(print, press, imprint, material, versions);
  }

  private static void refuseClosed(ReportRun run, Imprint imprint) {
    String period = run.ask().period().name();
    run.provenance()
        .book()
        .register()
        .closed(run.report(), period)
        .map(Entry::subject)
        .filter(closed -> !closed.issue().equals(imprint.issueId()))
        .filter(closed -> !imprint.signing().noted())
        .ifPresent(
            closed -> {
              throw new Refusal(
                  Exit.NOT_HELD,
                  new Problem(
                      "PERIOD_CLOSED",
                      run.report() + " " + period,
                      "The period is closed, and its figures would come out differently now.",
                      "issue " + closed.issue(),
                      "issue " + imprint.issueId(),
                      "For the same bytes: countersign reissue "
                          + closed.issue()
                          + ". To open the period: countersign restate "
                          + period
                          + " --reason … --approved-by …"));
            });
  }
}
