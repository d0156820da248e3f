package io.countersign.ingest.quality;

import io.countersign.contract.ContractProblems;
import io.countersign.contract.Limits;
import io.countersign.problem.Problem;
import java.time.Instant;
import java.util.Optional;

/** What checks of landed and landing rows can find. */
public final class QualityProblems {
  private QualityProblems() {}

  static Problem totalsDiffer(String where, String what, String left, String right) {
    return Problem.of("TOTALS_DIFFER", where).what(what).expected(left).found(right);
  }

  /** Words of a source that neither contract nor mapping has; they stop the feed. */
  public static Problem unknownWords(String where, String words) {
    return Problem.of("UNKNOWN_WORD", where)
        .what("The source says words that nobody has mapped.")
        .expected("words of the contract, or of mapping.yml")
        .found(words)
        .now("Map each in mapping.yml, or to {quarantine: why}.");
  }

  static Problem shouldHold(String where, String name, String check, long rows) {
    return Problem.of("SHOULD_HOLD", where)
        .what("Some rows break '" + name.replace('_', ' ') + "'; they landed all the same.")
        .expected(check)
        .found(rows + (rows == 1 ? " row" : " rows"))
        .now("Correct them at the source; figures count them as they are.");
  }

  static Problem broken(String where, String what, String expected, String found) {
    return ContractProblems.broken(where, what)
        .expected(expected)
        .found(found)
        .now("Correct it at its source; nothing of the feed has landed.");
  }

  static Problem datesUnlikely(String where, long rows, Limits limits, String example) {
    return Problem.of("DATES_UNLIKELY", where)
        .what("Dates that are most likely wrong; the rows landed.")
        .expected("from " + limits.firstDay() + " to " + limits.lastDay())
        .found(rows + (rows == 1 ? " row" : " rows") + ", as " + example)
        .now("Correct them at the source, or set dates_from and dates_to under limits.");
  }

  static Problem ahead(String where, String expected, Instant newest) {
    return Problem.of("SOURCE_AHEAD", where)
        .what("The source says that a row changed in the future.")
        .expected(expected)
        .found(newest.toString())
        .now("Correct the source's clock, or ingest with a later --as-of.");
  }

  static Problem stale(String where, String expected, Optional<Instant> newest) {
    return Problem.of("SOURCE_STALE", where)
        .what("The source has nothing new.")
        .expected(expected)
        .found(newest.map(Instant::toString).orElse("nothing that is dated"))
        .now("See whether the source still gets its data.");
  }

  static Problem shrank(String where, boolean empty, String expected, String found) {
    return Problem.of("SOURCE_SHRANK", where)
        .what(empty ? "The feed has become empty." : "Most of the feed has vanished at once.")
        .expected(expected)
        .found(found)
        .now(
            "If that is right, set shrinks_percent: 100 under limits for one run; nothing has landed.");
  }
}
