package io.countersign.reports.issue;

import io.countersign.reports.status.Status;
import java.nio.file.Path;

/**
 * A report as it was issued.
 *
 * @param pdf the file; its figures lie beside it as {@code .figures.csv}, for the auditor what it
 *     was made of as {@code .evidence.json}
 * @param written false where the same bytes were there already
 * @param sha256 of the PDF, in hexadecimal
 * @param unprinted texts with letters that no font here has, each marked on the pages
 */
public record IssuedReport(
    String issueId,
    Status status,
    Path pdf,
    int pages,
    boolean written,
    String sha256,
    int unprinted) {}
