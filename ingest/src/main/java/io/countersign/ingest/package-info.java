/**
 * From what a company's tools hand over to the lake's feeds. Start at {@link
 * io.countersign.ingest.Ingest}: pull, conform, decide each row's fate, check the totals, land.
 */
package io.countersign.ingest;
