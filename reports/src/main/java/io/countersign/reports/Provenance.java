package io.countersign.reports;

import java.util.Optional;

/**
 * Who stands behind an issue.
 *
 * @param codeVersion of the code that worked it out
 * @param preparedBy person or job that asked for it
 * @param releasedBy somebody else; empty as long as nobody has released it
 */
public record Provenance(String codeVersion, String preparedBy, Optional<String> releasedBy) {
  public Provenance {
    if (releasedBy.filter(preparedBy::equals).isPresent()) {
      throw new IllegalArgumentException(
          preparedBy + " prepared this and cannot release it: two people must look at it");
    }
  }
}
