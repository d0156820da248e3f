/**
 * What every report says of itself, whatever its pages: its id, whether it is UNRECONCILED, DRAFT,
 * PREPARED or RELEASED and why, who signed, which feeds are stale or never came, what changed since
 * its period was closed. The data decide it, never the caller.
 */
package io.countersign.reports.status;
