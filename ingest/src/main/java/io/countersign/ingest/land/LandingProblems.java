package io.countersign.ingest.land;

import io.countersign.contract.Contract;
import io.countersign.contract.ContractProblems;
import io.countersign.problem.Problem;

/** What a landing can find. */
final class LandingProblems {
  private LandingProblems() {}

  static Problem nothingLanded(String where, long quarantined, Contract feed) {
    return Problem.of("NOTHING_LANDED", where)
        .what("Not one row could be landed.")
        .expected("rows that fit the feed")
        .found(quarantined + " rows in quarantine")
        .now("See their reasons: countersign quarantine " + feed.name());
  }

  static Problem rowsLeftOut(String where, long rows) {
    return Problem.of("ROWS_LEFT_OUT", where)
        .what("The SQL's comparison with :since keeps rows from ever being read.")
        .expected("every row of the source, read at least once")
        .found(rows + " rows left out")
        .now("Most likely they do not say when they changed: write 'or <that column> is null'.");
  }

  static Problem amountsUnread(String where, String measure, long rows, String remedy) {
    return Problem.of("AMOUNTS_UNREAD", where)
        .what("What cannot be read of '" + measure + "' is in no total.")
        .found(rows + " rows")
        .now(remedy);
  }

  /** A drop both brings and deletes a row. */
  static Problem contradicted(String deletion, String key, String row) {
    return ContractProblems.broken(
            deletion, "The row '" + key + "' is deleted, and the same drop brings it.")
        .expected("a key in the drop or in its deletions")
        .found("also at " + row)
        .now("Take it out of one of the two; to bring it back later, write it into a later drop.");
  }

  static Problem deletionUnread(Contract feed, String where, String reasons) {
    return ContractProblems.broken(where, "A deletion cannot be read.")
        .expected("the key of a row of " + feed.name())
        .found(reasons)
        .now("Correct the file and run again.");
  }
}
