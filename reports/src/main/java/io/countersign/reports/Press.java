package io.countersign.reports;

import io.countersign.lake.Exit;
import io.countersign.lake.Problem;
import io.countersign.lake.Refusal;
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
final class Press {
  private final SimpleJasperReportsContext context = House.context();
  private final Templates templates;
  private final String report;

  private final Language language;

  Press(String report, Language language) {
    this.report = report;
    this.language = language;
    this.templates = new Templates(context, report, language);
  }

  /** All pages, numbered. */
  JasperPrint pages(List<Section> sections, Imprint imprint, String foot) {
    try {
      Map<String, Object> parameters = new HashMap<>();
      parameters.put("foot", Letters.printable(foot));
      Status status = imprint.standing().status();
      if (status.acrossThePage()) {
        parameters.put("watermark", new Drawing(new WatermarkSketch(status.name())));
      }
      List<Map<String, ?>> rows = new ArrayList<>();
      for (Section section : sections) {
        for (Part part : section.parts()) {
          rows.add(row(section, part));
        }
      }
      JasperPrint print =
          JasperFillManager.getInstance(context)
              .fill(templates.page(), parameters, new JRMapCollectionDataSource(rows));
      PageNumbers.write(print);
      OtherLetters.set(print);
      return print;
    } catch (JRException e) {
      throw wrong(e);
    }
  }

  private Map<String, Object> row(Section section, Part part) throws JRException {
    Map<String, Object> row = new HashMap<>();
    row.put("section", section.key());
    row.put("title", Letters.printable(Texts.broken(section.title())));
    row.put("subtitle", Letters.printable(section.subtitle()));
    row.put("filled", templates.fill(part));
    row.put("whole", part.template().equals(Colophon.TEMPLATE));
    return row;
  }

  /** Tagged, with every font embedded; not sealed yet. */
  byte[] pdf(JasperPrint print) {
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
    return new Refusal(
        Exit.WRONG_CALL,
        new Problem(
            "TEMPLATE_WRONG",
            "reports/" + report,
            "A template of this report cannot be laid out.",
            "templates that compile and fit on the page",
            String.valueOf(e.getMessage()).strip(),
            "Correct the .jrxml that is named; `git log` shows who touched it last."));
  }
}
