/**
 * The other formats of an issue: a workbook, a page for browsers, a CSV a table, the figures as
 * CSV. The tables of a report come in, bytes go out; the same issue, the same bytes.
 */
package io.countersign.reports.files;
