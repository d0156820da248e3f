/**
 * Sections come in: parts made of rows whose cells are ready to print. Out go numbered pages
 * (JasperReports) and a tagged PDF that is not sealed yet. Templates decide nothing and compute
 * nothing; what a font cannot print is marked and counted.
 */
package io.countersign.reports.paper;
