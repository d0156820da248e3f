package io.countersign.reports.ask;

import io.countersign.reports.register.Act;
import io.countersign.reports.register.RegisterStore;
import java.util.Optional;

/**
 * Who stands behind an issue.
 *
 * @param codeVersion of the code that worked it out
 * @param prepared by which person or job, and when
 * @param releasedBy somebody else who releases it now; empty where nobody does
 * @param book where issues are noted
 * @param again the id of an issue that the register knows and that is to be made as it was
 */
public record Provenance(
    String codeVersion,
    Act prepared,
    Optional<String> releasedBy,
    RegisterStore book,
    Optional<String> again) {
  /** Of an issue that may be new. */
  public Provenance(
      String codeVersion, Act prepared, Optional<String> releasedBy, RegisterStore book) {
    this(codeVersion, prepared, releasedBy, book, Optional.empty());
  }
}
