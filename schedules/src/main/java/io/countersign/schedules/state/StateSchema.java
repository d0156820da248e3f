package io.countersign.schedules.state;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationVersion;

/**
 * The version of the tables. What an older program left is brought to the one of this program, each
 * step wholly or not at all; what a newer one left is refused. The steps lie beside this class:
 * those of {@code both}, and those that a database says in words of its own.
 *
 * @param dialect {@code sqlite} or {@code postgresql}
 * @param where it lies, for problems
 */
record StateSchema(StateSource source, String dialect, String where) {
  /** The last step's. What is there already is opened without starting Flyway. */
  static final MigrationVersion VERSION = MigrationVersion.fromVersion("3");

  /** Its own, also where the database is shared with somebody who counts versions, too. */
  private static final String HISTORY = "state_versions";

  private static final String FOLDER = "classpath:io/countersign/schedules/state/";

  /**
   * In PostgreSQL. Of processes that come at once one goes ahead: Flyway alone would let two make
   * the table of its versions.
   */
  void bring() throws SQLException {
    if (older()) {
      try (Connection turn = source.getConnection();
          Statement statement = turn.createStatement()) {
        turn.setAutoCommit(false);
        statement.execute("select pg_advisory_xact_lock(hashtext('countersign state_versions'))");
        migrate();
        turn.rollback();
      }
    }
  }

  /**
   * In SQLite, where Flyway keeps no turns at all: who holds the lock of another file goes ahead.
   */
  @SuppressWarnings("try") // the lock is held, not used
  void bring(Path turns) throws SQLException, IOException {
    if (older()) {
      synchronized (StateSchema.class) {
        try (FileChannel channel =
                FileChannel.open(turns, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            FileLock lock = channel.lock()) {
          migrate();
        }
      }
    }
  }

  private void migrate() {
    Flyway.configure(StateSchema.class.getClassLoader())
        // Where it looks for a log by itself, it asks Commons Logging, which talks to the screen.
        .loggers("slf4j")
        .dataSource(source)
        .locations(FOLDER + "both", FOLDER + dialect)
        .table(HISTORY)
        // What was there before versions were counted: the first step adds what it lacks.
        .baselineOnMigrate(true)
        .baselineVersion("0")
        .skipDefaultCallbacks(true)
        .load()
        .migrate();
  }

  private boolean older() throws SQLException {
    MigrationVersion found = found();
    if (found.isNewerThan(VERSION)) {
      throw StateProblems.newer(where, VERSION.toString(), found.toString());
    }
    return !found.equals(VERSION);
  }

  private MigrationVersion found() throws SQLException {
    try (Connection connection = source.getConnection();
        ResultSet counted =
            connection.getMetaData().getTables(null, connection.getSchema(), HISTORY, null)) {
      return !counted.next()
          ? MigrationVersion.EMPTY
          : StateStore.list(
                  connection,
                  row -> MigrationVersion.fromVersion(row.getString(1)),
                  "select version from " + HISTORY + " order by installed_rank desc limit 1")
              .stream()
              .findFirst()
              .orElse(MigrationVersion.EMPTY);
    }
  }
}
