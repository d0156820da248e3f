/**
 * The page about money spent: what may be spent, what was, and what verified value is left after
 * labour.
 */
package io.countersign.reports.pack.budget;
