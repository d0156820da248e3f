/**
 * Governed reports: figures from the marts, worked out twice, laid out by JasperReports, sealed so
 * that the same question gives the same bytes.
 */
package io.countersign.reports;
