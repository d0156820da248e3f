package io.countersign.ingest.file;

import io.countersign.ingest.source.SourceProblems;
import io.countersign.problem.Exit;
import io.countersign.problem.Problem;
import io.countersign.problem.Refusal;
import io.countersign.problem.Suggestion;
import java.util.List;
import java.util.Set;

/** What can be wrong with where files lie and how they are called. */
final class FileProblems {
  private FileProblems() {}

  static Problem kindUnknown(String where, String feed, String name) {
    return Problem.of("FILE_KIND_UNKNOWN", where)
        .what("It lies where the feed " + feed + " does, and its ending is none that is read.")
        .expected(".csv, .csv.gz, .parquet or .xlsx, in small letters")
        .found(name)
        .now("Save it as one of them.");
  }

  static Problem feedUnknown(String where, String name, Set<String> feeds) {
    return Problem.of("FEED_UNKNOWN", where)
        .what("It is named after no feed, so nothing of it is read.")
        .found(name)
        .now(Suggestion.among(name, feeds));
  }

  /**
   * No file for a table.
   *
   * @param there the names of the files in the folder
   */
  static Refusal tableMissing(String folder, String table, String pattern, List<String> there) {
    return SourceProblems.unreachable(folder)
        .what("There is no file for the table '" + table + "'.")
        .expected(pattern)
        .found(there.toString())
        .now("Put the files there, or correct 'files:' in system.yml.")
        .refusal(Exit.NOT_REACHED);
  }
}
