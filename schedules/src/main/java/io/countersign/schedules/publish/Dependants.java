package io.countersign.schedules.publish;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.sql.Statement;
import java.util.List;
import org.postgresql.util.PSQLException;

/** What other people built on what is ours. It is never dropped with it. */
record Dependants(Connection to) {
  private static final String STILL_THERE = "2BP01";

  /**
   * Drops, unless something of somebody else's depends on it.
   *
   * @return what does, as the server says it; empty where it was dropped
   */
  List<String> drop(String... commands) throws SQLException {
    Savepoint before = to.setSavepoint();
    try (Statement statement = to.createStatement()) {
      for (String command : commands) {
        statement.execute(command);
      }
      to.releaseSavepoint(before);
      return List.of();
    } catch (PSQLException e) {
      if (!STILL_THERE.equals(e.getSQLState())) {
        throw e;
      }
      to.rollback(before);
      return said(e);
    }
  }

  private static List<String> said(PSQLException e) {
    var said = e.getServerErrorMessage();
    String detail = said == null ? null : said.getDetail();
    return (detail == null ? String.valueOf(e.getMessage()) : detail).lines().toList();
  }
}
