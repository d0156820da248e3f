package io.countersign.reports;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.sf.jasperreports.engine.JRException;
import net.sf.jasperreports.engine.JasperCompileManager;
import net.sf.jasperreports.engine.JasperReport;
import net.sf.jasperreports.engine.JasperReportsContext;
import net.sf.jasperreports.engine.data.JRMapCollectionDataSource;

/** The templates of a report, each compiled when it is first needed, once a run. */
final class Templates {
  private final JasperReportsContext context;
  private final String report;
  private final Map<String, JasperReport> compiled = new HashMap<>();

  Templates(JasperReportsContext context, String report) {
    this.context = context;
    this.report = report;
  }

  /** The frame that all reports share. */
  JasperReport page() throws JRException {
    return template("reports/page.jrxml");
  }

  Filled fill(Part part) throws JRException {
    Map<String, Object> parameters = new HashMap<>();
    for (Map.Entry<String, Object> parameter : part.parameters().entrySet()) {
      Object value = parameter.getValue();
      parameters.put(parameter.getKey(), value instanceof Part inner ? fill(inner) : value);
    }
    List<Map<String, ?>> rows = new ArrayList<>();
    part.rows().forEach(row -> rows.add(row.cells()));
    return new Filled(
        template("reports/" + report + "/" + part.template() + ".jrxml"),
        parameters,
        new JRMapCollectionDataSource(rows));
  }

  private JasperReport template(String path) throws JRException {
    JasperReport ready = compiled.get(path);
    if (ready == null) {
      ready = compile(path);
      compiled.put(path, ready);
    }
    return ready;
  }

  private JasperReport compile(String path) throws JRException {
    try (InputStream in = Templates.class.getResourceAsStream("/" + path)) {
      return JasperCompileManager.getInstance(context).compile(in);
    } catch (IOException e) {
      throw new JRException(e);
    }
  }
}
