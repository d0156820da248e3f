/**
 * What commands take and answer alike: workspace, {@code --json}, {@code --quiet}, the two clocks
 * {@code --period} and {@code --as-of}, who prepares; and the two ways to answer, a summary of what
 * was done and the rows of a table, as text, CSV or JSON. It knows no other room.
 */
package io.countersign.schedules.call;
