/**
 * The register of issues: what was prepared, released, closed and restated, by whom and when, each
 * entry chained to the one before by its hash. Facts come in, entries go out; nothing is ever
 * changed or removed. Who may release or restate is decided here (four eyes).
 */
package io.countersign.reports.register;
