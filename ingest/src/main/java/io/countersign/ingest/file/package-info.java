/**
 * Sources that are files: CSV, XLSX and Parquet in the feeds' own columns ({@code FilesSystem}), or
 * exports that were never meant for us and one Spark SQL over them ({@code ExportsSystem}). Files
 * are read row by row inside Spark's tasks; out come raw rows with file and line.
 */
package io.countersign.ingest.file;
