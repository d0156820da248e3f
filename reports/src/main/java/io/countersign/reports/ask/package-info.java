/**
 * What a report asks: its declaration ({@code report.yml}, {@code house.yml}), the question
 * (report, period, as-of, on whose behalf, for which recipient), and the marts as one fixed set of
 * versions. Out goes what the queries gave, for all or for one recipient. Nothing is laid out here.
 */
package io.countersign.reports.ask;
