package io.countersign.reports.paper;

import io.countersign.reports.draw.Drawing;
import io.countersign.reports.draw.Letters;
import io.countersign.reports.words.Language;
import io.countersign.reports.words.Wording;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.sf.jasperreports.engine.JRException;
import net.sf.jasperreports.engine.JRTemplate;
import net.sf.jasperreports.engine.JasperCompileManager;
import net.sf.jasperreports.engine.JasperReport;
import net.sf.jasperreports.engine.JasperReportsContext;
import net.sf.jasperreports.engine.data.JRMapCollectionDataSource;
import net.sf.jasperreports.engine.design.JasperDesign;
import net.sf.jasperreports.engine.xml.JRXmlLoader;
import net.sf.jasperreports.engine.xml.JRXmlTemplateLoader;

/** The templates of a report, each compiled when it is first needed, once a run. */
final class Templates {
  private final JasperReportsContext context;
  private final String report;
  private final Language language;
  private final Map<String, Ready> ready = new HashMap<>();
  private JasperReport page;
  private JRTemplate house;

  /** A template of a part, and in which styles numbers fit into it. */
  private record Ready(JasperReport report, FittedNumbers numbers) {}

  Templates(JasperReportsContext context, String report, Language language) {
    this.context = context;
    this.report = report;
    this.language = language;
  }

  /** The frame that all reports share; as wide as the report's own page, where it has one. */
  JasperReport page() throws JRException {
    if (page == null) {
      JasperDesign shared = design("reports/page.jrxml");
      if (has(own("page"))) {
        Paper.of(design(own("page"))).fit(shared);
      }
      page = compile("page", shared);
    }
    return page;
  }

  FilledTemplate fill(PagePart part) throws JRException {
    Map<String, Object> parameters = new HashMap<>();
    for (Map.Entry<String, Object> parameter : part.parameters().entrySet()) {
      if (parameter.getValue() instanceof PagePart inner) {
        fill(inner).into(parameters, parameter.getKey() + "_");
      } else {
        parameters.put(parameter.getKey(), printed(parameter.getValue(), part));
      }
    }
    decide(parameters, part.rows().isEmpty());
    Ready template = template(part.template());
    parameters.putAll(template.numbers().styles(parameters));
    List<Map<String, ?>> rows = new ArrayList<>();
    for (Row row : part.rows()) {
      Map<String, Object> cells = new HashMap<>(row.cells());
      cells.replaceAll((column, cell) -> printed(cell, part));
      cells.put("is_later", !rows.isEmpty());
      cells.putAll(template.numbers().styles(cells));
      rows.add(cells);
    }
    return new FilledTemplate(template.report(), parameters, new JRMapCollectionDataSource(rows));
  }

  /** Templates decide nothing: an expression that only names a value needs no compiler. */
  private static void decide(Map<String, Object> parameters, boolean isEmpty) {
    boolean noted = parameters.get("note") != null;
    parameters.put("has_heading", parameters.get("heading") != null);
    parameters.put("has_rows", !isEmpty);
    parameters.put("has_no_rows", isEmpty);
    parameters.put("has_note", noted && !isEmpty);
    parameters.put("has_foot", noted || isEmpty);
  }

  /** In the language of the readers, and in letters that there are. */
  private Object printed(Object cell, PagePart part) {
    if (cell instanceof SourceText data) {
      return Letters.printable(data.text());
    }
    if (cell instanceof Drawing drawing) {
      return drawing.in(language);
    }
    return cell instanceof String text
        ? Letters.printable(Wording.bound(language.say(text, part.template())))
        : cell;
  }

  /** A template of the report's own, a table that its page lays out, or one of the house. */
  private Ready template(String name) throws JRException {
    Ready known = ready.get(name);
    if (known == null) {
      JasperDesign design = design(name, own(name));
      FittedNumbers numbers = FittedNumbers.in(design, house());
      known = new Ready(compile(name, design), numbers);
      ready.put(name, known);
    }
    return known;
  }

  private JasperDesign design(String name, String own) throws JRException {
    if (has(own)) {
      return design(own);
    }
    JasperDesign page = design(has(own("page")) ? own("page") : "reports/page.jrxml");
    JasperDesign shared =
        design("reports/" + (has("reports/" + name + ".jrxml") ? name : "table") + ".jrxml");
    Paper.of(page).fit(shared);
    JasperDesign restated = design("reports/restated.jrxml");
    return TableLayout.of(page, name)
        .or(() -> TableLayout.of(restated, name))
        .map(layout -> layout.into(shared))
        .orElse(shared);
  }

  private String own(String name) {
    return "reports/" + report + "/" + name + ".jrxml";
  }

  private static boolean has(String path) {
    return Templates.class.getResource("/" + path) != null;
  }

  private JasperDesign design(String path) throws JRException {
    try (InputStream in = Templates.class.getResourceAsStream("/" + path)) {
      return JRXmlLoader.load(context, in);
    } catch (IOException e) {
      throw new JRException(e);
    }
  }

  private JRTemplate house() throws JRException {
    if (house == null) {
      try (InputStream in = Templates.class.getResourceAsStream("/reports/house.jrtx")) {
        house = JRXmlTemplateLoader.getInstance(context).loadTemplate(in);
      } catch (IOException e) {
        throw new JRException(e);
      }
    }
    return house;
  }

  private JasperReport compile(String name, JasperDesign design) throws JRException {
    StaticTexts.say(design, language, name);
    return JasperCompileManager.getInstance(context).compile(design);
  }
}
