package io.countersign.reports;

import java.util.Map;
import net.sf.jasperreports.engine.JRDataSource;
import net.sf.jasperreports.engine.JasperReport;

/**
 * A template with what goes into it. Public because the templates' own code calls it.
 *
 * @param parameters a map that the filler may add to
 */
public record Filled(JasperReport template, Map<String, Object> parameters, JRDataSource source) {}
