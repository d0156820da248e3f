/**
 * Tables that keep every version of every row with the instant at which it became known. What a
 * source says now, late or in time, is compared with what the table knows, row by row ({@code
 * ArrivalComparison}), and only the difference is appended; out come the rows as known at any
 * instant.
 */
package io.countersign.history;
