package io.countersign.reports.paper;

import java.util.Map;
import net.sf.jasperreports.engine.JRDataSource;
import net.sf.jasperreports.engine.JasperReport;

/**
 * A template with what goes into it.
 *
 * @param parameters a map that the filler may add to
 */
record FilledTemplate(JasperReport template, Map<String, Object> parameters, JRDataSource source) {

  /** Hands it to the template around it, under three names. */
  void into(Map<String, Object> around, String prefix) {
    around.put(prefix + "template", template);
    around.put(prefix + "parameters", parameters);
    around.put(prefix + "source", source);
  }
}
