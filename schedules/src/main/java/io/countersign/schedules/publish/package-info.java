/** The marts as BI tools read them: a folder of Parquet files, a DuckDB file, PostgreSQL. */
package io.countersign.schedules.publish;
