/**
 * Brings one feed of one system up to date: only what changed since the watermark where that is
 * enough, otherwise all of it; what fits goes to its history, the rest to the quarantine. Either
 * all of it lands, or nothing. Beside the rows it keeps each feed's totals, watermark and state.
 */
package io.countersign.ingest.land;
