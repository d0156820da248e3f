package io.countersign.ingest.jdbc;

import io.countersign.ingest.source.ReadFailure;
import io.countersign.problem.Problem;
import java.sql.SQLException;
import java.util.Set;

/** What a database says instead of rows, sorted by what can be done about it. */
final class DatabaseErrors {
  /** Locks, time-outs and cancelled statements, of PostgreSQL, MariaDB and the standard. */
  private static final Set<String> BUSY = Set.of("57014", "55P03", "40001", "70100", "HYT00");

  /**
   * MariaDB's word for a connection that somebody killed, in the state of a cancelled statement.
   */
  private static final int KILLED = 1927;

  /** MariaDB's lock wait time-out and its statement time-out, which have no state of their own. */
  private static final Set<Integer> BUSY_CODES = Set.of(1205, 1969);

  /** What may come at once, of some thousand rows, as PostgreSQL's driver has it said. */
  static final String LARGEST = "128M";

  private DatabaseErrors() {}

  static ReadFailure by(Database database, String extract, SQLException e) {
    String state = e.getSQLState() == null ? "" : e.getSQLState();
    String said = first(e);
    if (said.contains("maxResultBuffer")) {
      return tooLarge(database, extract);
    }
    if (state.startsWith("08")
        || state.startsWith("57P")
        || state.startsWith("90067")
        || e.getErrorCode() == KILLED) {
      return problem(
          "SOURCE_UNREACHABLE",
          extract,
          "The connection to " + database.system() + " was cut while it was read.",
          said,
          "Nothing of the feed has landed. See that the database is up, and run again.");
    }
    if (BUSY.contains(state) || BUSY_CODES.contains(e.getErrorCode())) {
      return problem(
          "SOURCE_BUSY",
          extract,
          "The database of " + database.system() + " did not answer in time.",
          said,
          "See what holds the lock or makes it slow; nothing of the feed has landed. Run again.");
    }
    return problem(
        "SOURCE_REFUSED",
        extract,
        "The database of " + database.system() + " does not answer this SQL.",
        said,
        "Correct the SQL, or give the reader the right to the tables it names.");
  }

  private static ReadFailure tooLarge(Database database, String extract) {
    return new ReadFailure(
        new Problem(
            "SOURCE_REFUSED",
            extract,
            "A row of " + database.system() + " is too large to be read.",
            "less than " + LARGEST + " at once",
            "more",
            "Leave the large column out of the SQL, or cut it there: left(note, 10000)."));
  }

  private static String first(SQLException e) {
    String said = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
    return said.lines().findFirst().orElse("");
  }

  private static ReadFailure problem(
      String code, String where, String what, String found, String now) {
    return new ReadFailure(new Problem(code, where, what, "", found, now));
  }
}
