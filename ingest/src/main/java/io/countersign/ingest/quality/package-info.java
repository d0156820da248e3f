/**
 * Whether what was read may land: each row gets one outcome (landed, quarantined or repeated, as
 * where a later drop replaces it), what was read is counted and summed on both sides of each hop,
 * and contract checks and limits are held. In come conformed rows, out come outcomes, control
 * totals, and every reason to stop the feed.
 */
package io.countersign.ingest.quality;
