package io.countersign.ingest.quality;

import io.countersign.contract.ContractProblems;
import io.countersign.contract.Limits;
import io.countersign.history.RowCounts;
import io.countersign.problem.Problem;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** What checks of landed and landing rows can find. */
public final class QualityProblems {
  /** So many files are named at once. */
  private static final int NAMED = 10;

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
        .found(rows(rows))
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
        .found(rows(rows) + ", as " + example)
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

  static Problem fileGone(String where, List<String> files, long rows) {
    return Problem.of("FILE_GONE", where)
        .what(
            "Files that it was read from are not there any more, and rows went with them; nobody said"
                + " that they are deleted.")
        .expected(named(files))
        .found(rows(rows) + " in no file any more")
        .now(
            "Put each there again, with its header alone where its rows are to go; or set"
                + " shrinks_percent: 100 under limits for one run. Nothing has landed.");
  }

  static Problem fileMissed(String where, List<String> files, RowCounts landed) {
    return Problem.of("FILE_MISSED", where)
        .what("Files that it was read from are not there any more; it landed without them.")
        .expected(named(files))
        .found(
            rows(landed.deleted())
                + " gone, "
                + landed.changed()
                + " changed or back, "
                + landed.added()
                + " new")
        .now("Where they should still count, put them there again.");
  }

  private static String named(List<String> files) {
    String first = files.stream().limit(NAMED).collect(Collectors.joining(", "));
    return files.size() <= NAMED ? first : first + " and " + (files.size() - NAMED) + " more";
  }

  private static String rows(long count) {
    return count + (count == 1 ? " row" : " rows");
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
