/**
 * The marts as BI tools read them: a folder of Parquet files, a DuckDB file, PostgreSQL with
 * row-level security. An edition (marts of one build with keys, comments and content hashes) comes
 * in; readers see the old one or the new one, never both.
 */
package io.countersign.schedules.publish;
