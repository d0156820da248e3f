package io.countersign.ingest.jdbc;

import io.countersign.ingest.source.ReadFailure;
import io.countersign.ingest.workspace.ConnectionSettings;
import io.countersign.ingest.workspace.Secrets;
import java.io.Serializable;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeMap;

/**
 * A database that can be opened for reading, here or in a Spark task.
 *
 * @param system what the company calls it
 * @param url built from allowed parts only
 * @param user may hold references to {@link Secrets}; blank for none
 * @param password may hold references to {@link Secrets}; blank for none
 * @param workspace the folder from which secrets' files count
 * @param settings what the driver is told besides
 * @param patience how long a statement may take
 */
public record Database(
    String system,
    DatabaseKind kind,
    String url,
    String user,
    String password,
    String workspace,
    TreeMap<String, String> settings,
    Duration patience)
    implements Serializable {

  /** As long as a look beforehand waits for an answer. */
  private static final Duration LOOK = Duration.ofMinutes(1);

  /** A server that gives up says so; one that is gone says nothing, and is waited for no longer. */
  private static final Duration GRACE = Duration.ofSeconds(5);

  /**
   * @throws ReadFailure DECLARATION_WRONG where a part cannot be used
   */
  public static Database of(
      String system, DatabaseKind kind, ConnectionSettings parts, Path workspace) {
    String user = parts.user().orElse("");
    String password = parts.password().orElse("");
    Duration patience = ServerAddress.timeout(parts.timeout());
    if (kind == DatabaseKind.H2) {
      String url = h2(parts, workspace);
      return new Database(
          system, kind, url, user, password, workspace.toString(), new TreeMap<>(), patience);
    }
    ServerAddress at = ServerAddress.of(parts, kind.port(), workspace);
    return new Database(
        system,
        kind,
        kind.url(at),
        user,
        password,
        workspace.toString(),
        new TreeMap<>(kind.settings(at)),
        patience);
  }

  /** The same for a look beforehand, which nobody waits for as for an ingest. */
  Database looking() {
    return new Database(
        system,
        kind,
        url,
        user,
        password,
        workspace,
        settings,
        patience.compareTo(LOOK) < 0 ? patience : LOOK);
  }

  /** The embedded database, which must be there already and is opened to read only. */
  private static String h2(ConnectionSettings parts, Path workspace) {
    Path file = workspace.resolve(parts.file().orElse("")).toAbsolutePath().normalize();
    if (file.toString().contains(";")) {
      throw JdbcProblems.semicolon(file);
    }
    return "jdbc:h2:file:" + file + ";IFEXISTS=TRUE;ACCESS_MODE_DATA=r";
  }

  /** Where all of it lies, of one that is embedded. */
  Optional<Path> file() {
    return kind == DatabaseKind.H2
        ? Optional.of(
            Path.of(url.replaceFirst("^jdbc:h2:file:", "").replaceFirst(";.*", "") + ".mv.db"))
        : Optional.empty();
  }

  /** Opens it, and closes it again. */
  void reach() {
    try (java.sql.Connection connection = open()) {
      connection.rollback();
    } catch (SQLException e) {
      throw unreachable(e, "");
    }
  }

  /** Opens it in one transaction that can only read, and that sees one state of the data. */
  java.sql.Connection open() {
    Properties login = new Properties();
    settings.forEach(login::setProperty);
    put(login, "user", user);
    put(login, "password", password);
    try {
      return begun(DriverManager.getConnection(url, login));
    } catch (SQLException e) {
      throw unreachable(e, login.getProperty("password", ""));
    }
  }

  private java.sql.Connection begun(java.sql.Connection connection) throws SQLException {
    try (var statement = connection.createStatement()) {
      long most = Math.min(patience.plus(GRACE).toMillis(), Integer.MAX_VALUE);
      connection.setNetworkTimeout(Runnable::run, (int) most);
      for (String command : kind.session(patience)) {
        statement.execute(command);
      }
      if (kind != DatabaseKind.ORACLE && kind != DatabaseKind.SQLSERVER) {
        connection.setTransactionIsolation(java.sql.Connection.TRANSACTION_REPEATABLE_READ);
      }
      connection.setReadOnly(true);
      connection.setAutoCommit(false);
      return connection;
    } catch (SQLException e) {
      connection.close();
      throw e;
    }
  }

  private void put(Properties login, String key, String said) {
    if (!said.isEmpty()) {
      login.setProperty(key, Secrets.resolve(said, Path.of(workspace)));
    }
  }

  private ReadFailure unreachable(SQLException e, String secret) {
    String said = String.valueOf(e.getMessage()).lines().findFirst().orElse("");
    return JdbcProblems.unopened(
        system,
        kind,
        url.replaceAll(";.*", ""),
        secret.isEmpty() ? said : said.replace(secret, "***"));
  }
}
