/**
 * Periods of a fiscal year, and working time: exact seconds between instants in any calendar with
 * its hours, holidays and zones.
 */
package io.countersign.time;
