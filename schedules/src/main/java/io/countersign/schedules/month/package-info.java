/**
 * One workspace's month end: ingest, build, issue, and what becomes of an issue later (released,
 * closed, made again). A question (period and as-of) comes in, issued files go out. Also which
 * tables at which versions a report reads, and what can still be answered while a feed is stopped.
 */
package io.countersign.schedules.month;
