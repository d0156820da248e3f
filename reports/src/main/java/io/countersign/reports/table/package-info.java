/**
 * Rows of a query come in, exact; out go numbers that may be printed. Here, and nowhere else, an
 * amount gets its unit and is rounded so that what is printed adds up; every printed number is
 * noted as a figure with an id.
 */
package io.countersign.reports.table;
