package io.countersign.reports;

import io.countersign.reports.proof.Act;
import io.countersign.reports.proof.IssueBook;
import java.util.Optional;

/**
 * Who stands behind an issue.
 *
 * @param codeVersion of the code that worked it out
 * @param prepared by which person or job, and when
 * @param releasedBy somebody else who releases it now; empty where nobody does
 * @param book where issues are noted
 */
public record Provenance(
    String codeVersion, Act prepared, Optional<String> releasedBy, IssueBook book) {}
