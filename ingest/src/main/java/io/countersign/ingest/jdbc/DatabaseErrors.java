package io.countersign.ingest.jdbc;

import io.countersign.ingest.source.ReadFailure;
import java.net.SocketTimeoutException;
import java.sql.SQLException;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

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
      return JdbcProblems.rowTooLarge(extract, database.system(), LARGEST);
    }
    boolean silent = silent(e);
    boolean broken = state.startsWith("08") || state.startsWith("57P") || state.startsWith("90067");
    if ((broken && !silent) || e.getErrorCode() == KILLED) {
      return JdbcProblems.cut(extract, database.system(), said);
    }
    if (silent || BUSY.contains(state) || BUSY_CODES.contains(e.getErrorCode())) {
      return JdbcProblems.busy(extract, database, said);
    }
    return JdbcProblems.refused(extract, database.system(), said);
  }

  /** Whether nothing came over the line for as long as it was waited for. */
  private static boolean silent(SQLException e) {
    return Stream.iterate((Throwable) e, Objects::nonNull, Throwable::getCause)
        .anyMatch(SocketTimeoutException.class::isInstance);
  }

  private static String first(SQLException e) {
    String said = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
    return said.lines().findFirst().orElse("");
  }
}
