/**
 * The pages about value: bridges, portfolios, pipeline, run-rate, persistence, leakage and
 * over-claims, calibration. Each page is one class that gives one section; its headline is a
 * sentence made of the figures it prints.
 */
package io.countersign.reports.pack.value;
