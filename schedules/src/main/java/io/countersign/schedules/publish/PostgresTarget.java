package io.countersign.schedules.publish;

import io.countersign.contract.Contract;
import io.countersign.problem.Refusal;
import io.countersign.schedules.state.SqlFile;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.postgresql.PGConnection;

/**
 * PostgreSQL, 15 or later: a schema for each edition, and views on the last one in a schema whose
 * name stays. Readers see one edition or the next, never both. Who may see which rows is in the
 * table {@code entitlement} of that schema.
 *
 * @param where as problems call it
 * @param schema of the views; those of the editions begin with it
 */
record PostgresTarget(Server server, String where, String schema) implements Target {
  /** How often readers are let go first, a tenth of a second each time. */
  private static final int TRIES = 600;

  /** No lock in time, and a deadlock. */
  private static final Set<String> LOCKED = Set.of("55P03", "40P01");

  /** How the server is reached. */
  public interface Server {
    Connection open() throws SQLException;
  }

  /**
   * Publishes, and makes the edition the one that is seen, in one transaction.
   *
   * @throws Refusal PUBLISH_FAILED, SCHEMA_CHANGED or VIEW_IN_USE; then everybody sees what they
   *     saw before
   */
  @Override
  public List<String> publish(Edition edition) {
    try (Connection to = server.open();
        Statement statement = to.createStatement();
        Connection from = DuckdbFile.open();
        Statement reading = from.createStatement()) {
      to.setAutoCommit(false);
      statement.execute("set local time zone 'UTC'");
      ReaderViews views = new ReaderViews(to, statement, schema);
      Entitlements entitlements = new Entitlements(to, schema);
      entitlements.prepare();
      views.refuseForeign();
      String own = schema + "_" + edition.number();
      new EditionSchemas(to, schema).create(own);
      fill(to, statement, reading, own, edition);
      entitlements.fill(edition.entitled());
      List<String> notes =
          swap(
              to,
              statement,
              () -> {
                views.point(own, edition);
                return new EditionSchemas(to, schema).dropOld();
              });
      to.commit();
      return notes;
    } catch (SQLException | IOException e) {
      throw PublishProblems.failed(where + " " + schema, e);
    }
  }

  private void fill(
      Connection to, Statement statement, Statement reading, String own, Edition edition)
      throws SQLException, IOException {
    for (Contract mart : edition.marts()) {
      statement.execute(PostgresTables.table(own, mart));
      copy(to, reading, edition, own, mart);
      statement.execute(PostgresTables.key(own, mart));
    }
    statement.execute(SqlTemplate.read("sight.sql", schema, own));
    for (Contract mart : edition.marts()) {
      for (String sql : PostgresTables.after(own, schema, mart)) {
        statement.execute(sql);
      }
    }
    Publication.write(to, own, edition, DuckdbFile.hashes(reading, edition));
  }

  /** What is done while nobody reads; who reads is waited for, and never made to fail. */
  private interface Swap {
    List<String> now() throws SQLException;
  }

  private static List<String> swap(Connection to, Statement statement, Swap swap)
      throws SQLException {
    statement.execute("set local lock_timeout = '100ms'");
    for (int tried = 1; ; tried++) {
      Savepoint before = to.setSavepoint();
      try {
        return swap.now();
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
      String columns = SqlQuoting.names(mart.columns().keySet());
      reading.execute(
          SqlTemplate.read(
              "csv.sql",
              Map.of(
                  "columns",
                  columns,
                  "files",
                  edition.read(mart.name()),
                  "csv",
                  SqlQuoting.quoted(csv.toString()))));
      try (Reader text = Files.newBufferedReader(csv)) {
        to.unwrap(PGConnection.class)
            .getCopyAPI()
            .copyIn(
                "copy %s (%s) from stdin (format csv)"
                    .formatted(PostgresTables.name(own, mart.name()), columns),
                text);
      }
    } finally {
      Files.deleteIfExists(csv);
    }
  }

  /** Who may see what, in the table that stays from edition to edition. */
  private record Entitlements(Connection to, String views) {
    private static final String GIVEN_BY = "people.yml";

    /** The schema that readers know, and the table in it. */
    void prepare() throws SQLException {
      try (Statement statement = to.createStatement()) {
        statement.execute(SqlTemplate.read("access.sql", views, views));
      }
    }

    /** Puts in what people.yml says now; what somebody wrote by hand stays. */
    void fill(Map<String, List<String>> entitled) throws SQLException {
      String table = PostgresTables.name(views, "entitlement");
      try (PreparedStatement delete =
              to.prepareStatement("delete from " + table + " where given_by = ?");
          PreparedStatement insert =
              to.prepareStatement(
                  "insert into %s (login, node, given_by) values (?, ?, ?) on conflict do nothing"
                      .formatted(table))) {
        delete.setString(1, GIVEN_BY);
        delete.executeUpdate();
        for (String login : entitled.keySet()) {
          for (String node : entitled.get(login)) {
            insert.setString(1, login);
            insert.setString(2, node);
            insert.setString(3, GIVEN_BY);
            insert.executeUpdate();
          }
        }
      }
    }
  }

  /** The schemas of the editions. One is ours where it has the table that each of ours has. */
  private record EditionSchemas(Connection to, String views) {
    private static final int KEPT = 2;
    private static final String ALL = SqlFile.read(PostgresTarget.class, "editions.sql");

    /**
     * Drops those that nobody needs.
     *
     * @return of those that somebody built on, who did
     */
    List<String> dropOld() throws SQLException {
      List<String> notes = new ArrayList<>();
      List<String> editions = list(ALL, views);
      for (String old : editions.subList(Math.min(KEPT, editions.size()), editions.size())) {
        List<String> dependants = drop(old);
        if (!dependants.isEmpty()) {
          notes.add(
              "The old edition %s stays, as others built on it: %s"
                  .formatted(old, String.join("; ", dependants)));
        }
      }
      return notes;
    }

    /**
     * All its tables at once: they refer to each other. What is not ours keeps the schema there.
     */
    private List<String> drop(String old) throws SQLException {
      List<String> tables =
          new ArrayList<>(list("select mart from " + PostgresTables.name(old, "publication")));
      tables.add("publication");
      tables.add("sight");
      List<String> full = tables.stream().map(table -> PostgresTables.name(old, table)).toList();
      return new Dependants(to)
          .drop(
              "drop table if exists " + String.join(", ", full),
              "drop schema " + SqlQuoting.name(old) + " restrict");
    }

    private List<String> list(String sql, String... values) throws SQLException {
      List<String> list = new ArrayList<>();
      try (var statement = to.prepareStatement(sql)) {
        for (int i = 0; i < values.length; i++) {
          statement.setString(i + 1, values[i]);
        }
        try (ResultSet rows = statement.executeQuery()) {
          while (rows.next()) {
            list.add(rows.getString(1));
          }
        }
      }
      return list;
    }

    /** Makes room for one. */
    void create(String own) throws SQLException {
      try (Statement statement = to.createStatement()) {
        statement.execute("create schema " + SqlQuoting.name(own));
      }
    }
  }
}
