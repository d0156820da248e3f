package io.countersign.ingest;

import io.countersign.contract.Contract;
import io.countersign.ingest.workspace.Workspace;
import io.countersign.problem.Problem;
import java.util.List;
import java.util.Set;

/** What can be wrong with an ingest as a whole, and what a look beforehand says of a feed. */
final class IngestProblems {
  private IngestProblems() {}

  /**
   * Nothing to read.
   *
   * @param folders where files were looked for
   */
  static Problem feedMissing(List<String> folders) {
    String where = folders.isEmpty() ? "a folder of spreadsheets" : String.join(", ", folders);
    return Problem.of("FEED_MISSING", Workspace.FILE)
        .what("There is nothing to read: no feed was found in " + where + ".")
        .expected(
            "a file named after a feed, as "
                + (folders.isEmpty() ? "register" : folders.get(0))
                + "/tickets.csv (.csv.gz, .parquet, .xlsx), or a database under 'systems:'")
        .found(folders.isEmpty() ? "no system with a folder" : "no such file")
        .now(
            "One feed is enough to begin with: tickets.csv with ticket_id, kind, status and opened_at"
                + " gives the service reports; initiatives.csv, value_plans.csv, value_claims.csv and"
                + " value_signoffs.csv give the CFO's pack. ingest/feeds/ has every feed with its"
                + " columns; 'countersign check' says what is wrong with a file.");
  }

  static Problem feedsNotFound(Set<String> missing, String folder) {
    return Problem.of("FEEDS_NOT_FOUND", Workspace.FILE)
        .what("No system hands over these feeds; what is made of them stays empty.")
        .found(String.join(", ", missing))
        .now(
            "Each belongs in %s as <feed>.csv, or into systems/<product>/ as <feed>.sql."
                .formatted(folder));
  }

  static Problem feedGone(String feed, String system) {
    return Problem.of("FEED_GONE", feed + " of " + system)
        .what(
            "It was handed over before, and now there is no file of it; its earlier state stands, and what is made of it is stale.")
        .expected("a file, if only its header")
        .found("nothing")
        .now("Put it there again, with its header alone where there are no rows any more.");
  }

  static Problem unfit(Contract feed, String where, String reason, String remedy) {
    return Problem.of("ROWS_UNFIT", where)
        .what(
            feed.complete() ? "Such a row will stop the feed." : "Such rows will go to quarantine.")
        .found(reason)
        .now(remedy);
  }

  /** Unfit because mapping.yml says so. */
  static Problem keptOut(Contract feed, String where, String reason) {
    return unfit(
            feed,
            where,
            reason,
            feed.complete() ? "Map the word, or leave such rows out in the SQL." : "")
        .what(
            feed.complete()
                ? "mapping.yml keeps such rows out on purpose, but this feed has to land whole: one of"
                    + " them will stop it."
                : "mapping.yml keeps such rows out on purpose; they will go to quarantine.");
  }
}
