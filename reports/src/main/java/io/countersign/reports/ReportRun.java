package io.countersign.reports;

import io.countersign.lake.Ask;
import java.nio.file.Path;

/**
 * What is to be issued.
 *
 * @param report the folder's name, as {@code cfo_pack}
 * @param ask the period and the instant it is asked about, and the company
 * @param marts where it reads
 * @param provenance who made it, with which code
 * @param folder below which {@code <period>/<report>-<period>.pdf} is written
 */
public record ReportRun(
    String report, Ask ask, MartReader marts, Provenance provenance, Path folder) {}
