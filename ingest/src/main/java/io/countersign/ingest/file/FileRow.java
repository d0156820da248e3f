package io.countersign.ingest.file;

import java.util.List;

/**
 * One row of a file as it is written.
 *
 * @param number the line it begins on, from 1 (of a sheet: the row)
 */
record FileRow(long number, List<String> cells) {}
