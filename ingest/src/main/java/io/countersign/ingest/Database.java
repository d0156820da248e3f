package io.countersign.ingest;

import io.countersign.lake.Problem;
import java.io.Serializable;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Properties;

/**
 * A database that can be opened for reading, here or in a Spark task.
 *
 * @param system what the company calls it
 * @param url built from allowed parts only
 * @param user may hold references to {@link Secrets}; blank for none
 * @param password may hold references to {@link Secrets}; blank for none
 * @param workspace the folder from which secrets' files count
 */
record Database(String system, String url, String user, String password, String workspace)
    implements Serializable {
  static final List<String> KINDS = List.of("h2");

  static Database of(String system, Connection parts, Path workspace) {
    return new Database(
        system,
        h2(parts, workspace),
        parts.user().orElse(""),
        parts.password().orElse(""),
        workspace.toString());
  }

  /** The embedded database, which must be there already and is opened to read only. */
  private static String h2(Connection parts, Path workspace) {
    Path file = workspace.resolve(parts.file().orElse("")).toAbsolutePath().normalize();
    if (file.toString().contains(";")) {
      throw new Unreadable(
          new Problem(
              "DECLARATION_WRONG",
              "countersign.yml",
              "The database's path has a semicolon in it.",
              "a path without one",
              file.toString(),
              "Move it."));
    }
    return "jdbc:h2:file:" + file + ";IFEXISTS=TRUE;ACCESS_MODE_DATA=r";
  }

  /** Opens it in one transaction that can only read. */
  java.sql.Connection open() {
    Properties login = new Properties();
    put(login, "user", user);
    put(login, "password", password);
    try {
      java.sql.Connection connection = DriverManager.getConnection(url, login);
      connection.setReadOnly(true);
      connection.setAutoCommit(false);
      connection.setTransactionIsolation(java.sql.Connection.TRANSACTION_REPEATABLE_READ);
      return connection;
    } catch (SQLException e) {
      throw unreachable(e, login.getProperty("password", ""));
    }
  }

  private void put(Properties login, String key, String said) {
    if (!said.isEmpty()) {
      login.setProperty(key, Secrets.resolve(said, Path.of(workspace)));
    }
  }

  private Unreadable unreachable(SQLException e, String secret) {
    String said = e.getMessage().lines().findFirst().orElse("");
    return new Unreadable(
        new Problem(
            "SOURCE_UNREACHABLE",
            system,
            "The database cannot be opened.",
            url.replaceAll(";.*", ""),
            secret.isEmpty() ? said : said.replace(secret, "***"),
            "Check the connection in countersign.yml, and that the database is there."));
  }
}
