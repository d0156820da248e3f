package io.countersign.reports.paper;

import io.countersign.problem.Exit;
import io.countersign.problem.Problem;
import io.countersign.problem.Refusal;
import io.countersign.reports.draw.Drawing;
import io.countersign.reports.draw.Letters;
import io.countersign.reports.draw.WatermarkSketch;
import io.countersign.reports.words.Language;
import io.countersign.reports.words.Wording;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.sf.jasperreports.engine.JRException;
import net.sf.jasperreports.engine.JasperFillManager;
import net.sf.jasperreports.engine.JasperPrint;
import net.sf.jasperreports.engine.SimpleJasperReportsContext;
import net.sf.jasperreports.engine.data.JRMapCollectionDataSource;
import net.sf.jasperreports.export.SimpleExporterInput;
import net.sf.jasperreports.export.SimpleOutputStreamExporterOutput;
import net.sf.jasperreports.pdf.JRPdfExporter;
import net.sf.jasperreports.pdf.SimplePdfExporterConfiguration;

/** Sections to pages, pages to PDF. */
public final class Renderer {
  private final SimpleJasperReportsContext context = JasperContext.context();
  private final Templates templates;
  private final String report;

  private final Language language;

  public Renderer(String report, Language language) {
    this.report = report;
    this.language = language;
    this.templates = new Templates(context, report, language);
  }

  /**
   * All pages, numbered.
   *
   * @param watermark across every page; blank: none
   */
  public JasperPrint pages(List<Section> sections, String watermark, String foot) {
    try {
      Map<String, Object> parameters = new HashMap<>();
      parameters.put("foot", Letters.printable(language.say(foot)));
      parameters.put("page_of", language.say("{n} of {m}"));
      if (!watermark.isEmpty()) {
        parameters.put("watermark", new Drawing(new WatermarkSketch(language.say(watermark))));
      }
      JasperPrint print = ended(sections, parameters);
      PageNumbers.write(print);
      return print;
    } catch (JRException e) {
      throw wrong(e);
    }
  }

  private JasperPrint ended(List<Section> sections, Map<String, Object> parameters)
      throws JRException {
    JasperPrint print = fill(sections, parameters);
    LastPage ending = new LastPage(sections);
    if (LastPage.isThin(print) && ending.canMove()) {
      for (int rows : LastPage.ROWS) {
        JasperPrint moved = fill(ending.moving(rows), parameters);
        if (!LastPage.isThin(moved)) {
          return moved;
        }
      }
    }
    return print;
  }

  private JasperPrint fill(List<Section> sections, Map<String, Object> parameters)
      throws JRException {
    List<Map<String, ?>> rows = new ArrayList<>();
    for (Section section : sections) {
      for (PagePart part : section.parts()) {
        Map<String, Object> row = row(section, part);
        row.put("part", rows.size());
        rows.add(row);
      }
    }
    return JasperFillManager.getInstance(context)
        .fill(templates.page(), new HashMap<>(parameters), new JRMapCollectionDataSource(rows));
  }

  private Map<String, Object> row(Section section, PagePart part) throws JRException {
    Map<String, Object> row = new HashMap<>();
    row.put("section", section.key());
    row.put(
        "title", Letters.printable(Letters.broken(Wording.bound(language.say(section.title())))));
    row.put("subtitle", Letters.printable(Wording.bound(language.say(section.subtitle()))));
    templates.fill(part).into(row, "");
    row.put("new_page", part.parameters().containsKey(PagePart.NEW_PAGE));
    row.put("has_title", section.title() != null);
    boolean whole = part.template().equals(PagePart.WHOLE);
    row.put("whole", whole);
    row.put("flows", !whole);
    return row;
  }

  /** Tagged, with every font embedded; not sealed yet. */
  public byte[] pdf(JasperPrint print) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    JRPdfExporter exporter = new JRPdfExporter(context);
    SimplePdfExporterConfiguration configuration = new SimplePdfExporterConfiguration();
    configuration.setTagged(true);
    configuration.setTagLanguage(language.tag());
    exporter.setConfiguration(configuration);
    exporter.setExporterInput(new SimpleExporterInput(print));
    exporter.setExporterOutput(new SimpleOutputStreamExporterOutput(bytes));
    try {
      exporter.exportReport();
    } catch (JRException e) {
      throw wrong(e);
    }
    return bytes.toByteArray();
  }

  private Refusal wrong(JRException e) {
    return Problem.of("TEMPLATE_WRONG", "reports/" + report)
        .what("A template of this report cannot be laid out.")
        .expected("templates that compile and fit on the page")
        .found(String.valueOf(e.getMessage()).strip())
        .now("Correct the .jrxml that is named; `git log` shows who touched it last.")
        .refusal(Exit.WRONG_CALL);
  }
}
