/**
 * The pages that ask for an act: decisions that wait, controls that do not hold; how many cases,
 * how old, and the largest amount behind them.
 */
package io.countersign.reports.pack.control;
