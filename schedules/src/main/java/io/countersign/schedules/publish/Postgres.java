package io.countersign.schedules.publish;

import io.countersign.lake.Contract;
import io.countersign.lake.Refusal;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import org.postgresql.PGConnection;

/**
 * PostgreSQL, 15 or later: a schema for each edition, and views on the last one in a schema whose
 * name stays. Readers see one edition or the next, never both. Who may see which rows is in the
 * table {@code entitlement} of that schema, which we make and never change.
 */
public final class Postgres {
  private static final int KEPT = 2;

  /** How often readers are let go first, a tenth of a second each time. */
  private static final int TRIES = 600;

  /** No lock in time, and a deadlock. */
  private static final Set<String> LOCKED = Set.of("55P03", "40P01");

  private final String url;
  private final Properties login;
  private final String schema;

  /**
   * @param schema of the views; those of the editions begin with it
   */
  public Postgres(String url, Properties login, String schema) {
    this.url = url;
    this.login = login;
    this.schema = schema;
  }

  /**
   * Publishes, and makes the edition the one that is seen, in one transaction.
   *
   * @throws Refusal PUBLISH_FAILED or SCHEMA_CHANGED; then everybody sees what they saw before
   */
  public void publish(Edition edition) {
    try (Connection to = DriverManager.getConnection(url, login);
        Statement statement = to.createStatement();
        Connection from = Duck.open("");
        Statement reading = from.createStatement()) {
      to.setAutoCommit(false);
      statement.execute("set local time zone 'UTC'");
      Views views = new Views(statement, schema);
      views.prepare();
      String own = schema + "_" + edition.number();
      statement.execute("create schema " + own);
      for (Contract mart : edition.marts()) {
        statement.execute(Tables.table(own, mart));
        copy(to, reading, edition, own, mart);
        for (String sql : Tables.after(own, schema, mart)) {
          statement.execute(sql);
        }
      }
      statement.execute(Publication.table(own + "."));
      for (String row : Publication.rows(own + ".", edition, Duck.hashes(reading, edition))) {
        statement.execute(row);
      }
      swap(
          to,
          statement,
          () -> {
            views.point(own, edition);
            dropOld(statement);
          });
      to.commit();
    } catch (SQLException | IOException e) {
      throw Duck.failed(url + " " + schema, e);
    }
  }

  /** What is done while nobody reads; who reads is waited for, and never made to fail. */
  private interface Swap {
    void now() throws SQLException;
  }

  private static void swap(Connection to, Statement statement, Swap swap) throws SQLException {
    statement.execute("set local lock_timeout = '100ms'");
    for (int tried = 1; ; tried++) {
      Savepoint before = to.setSavepoint();
      try {
        swap.now();
        return;
      } catch (SQLException e) {
        if (!LOCKED.contains(e.getSQLState()) || tried == TRIES) {
          throw e;
        }
        to.rollback(before);
      }
    }
  }

  private static void copy(
      Connection to, Statement reading, Edition edition, String own, Contract mart)
      throws SQLException, IOException {
    Path csv = Files.createTempFile("countersign", ".csv");
    try {
      String columns = String.join(", ", mart.columns().keySet());
      reading.execute(
          "copy (select "
              + columns
              + " from read_parquet('"
              + edition.pattern(mart.name())
              + "')) to '"
              + csv.toString().replace("'", "''")
              + "' (format csv, header false, force_quote *, nullstr '')");
      try (Reader text = Files.newBufferedReader(csv)) {
        to.unwrap(PGConnection.class)
            .getCopyAPI()
            .copyIn(
                "copy " + own + "." + mart.name() + " (" + columns + ") from stdin (format csv)",
                text);
      }
    } finally {
      Files.deleteIfExists(csv);
    }
  }

  private void dropOld(Statement statement) throws SQLException {
    List<String> editions = new ArrayList<>();
    try (ResultSet found =
        statement.executeQuery(
            "select nspname from pg_namespace where nspname ~ '^"
                + schema
                + "_[0-9]+$' order by length(nspname) desc, nspname desc")) {
      while (found.next()) {
        editions.add(found.getString(1));
      }
    }
    for (String old : editions.subList(Math.min(KEPT, editions.size()), editions.size())) {
      statement.execute("drop schema " + old + " cascade");
    }
  }
}
