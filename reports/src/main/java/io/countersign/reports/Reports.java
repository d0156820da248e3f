package io.countersign.reports;

import io.countersign.lake.Refusal;
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
   * Issues a report: reads the marts, works every total out twice, lays the pages out and seals
   * them. The same question, data and code give the same bytes; a file that has them already is
   * left alone.
   *
   * @return what was issued, one entry a copy
   * @throws Refusal if the report is unknown or wrong, if two ways of working out a total differ,
   *     if this Java has no font libraries, or if the folder cannot be written
   */
  public static List<Issued> issue(ReportRun run) {
    FontCheck.hold();
    Laid laid = lay(run);
    return List.of(Shelf.put(run, laid));
  }

  /** A report laid out: its pages, its figures, and what identifies it. */
  record Laid(JasperPrint print, Press press, Imprint imprint, Figures figures) {}

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
    return new Laid(print, press, imprint, material.figures());
  }
}
