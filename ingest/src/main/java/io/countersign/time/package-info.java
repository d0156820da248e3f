/** Periods of a fiscal year, and working time: exact seconds between instants in any calendar. */
package io.countersign.time;
