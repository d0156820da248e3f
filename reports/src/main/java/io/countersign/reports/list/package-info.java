/**
 * A list report: its declared tables one after the other, each with groups, sums and a total that
 * add up in print, a sentence over them, and how the list was made below them.
 */
package io.countersign.reports.list;
