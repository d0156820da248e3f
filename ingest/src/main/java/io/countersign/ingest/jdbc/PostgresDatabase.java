package io.countersign.ingest.jdbc;

import io.countersign.ingest.source.ReadFailure;
import io.countersign.ingest.workspace.Secrets;
import io.countersign.problem.Exit;
import io.countersign.problem.Problems;
import io.countersign.problem.Refusal;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;

/**
 * A PostgreSQL server that is written to. It is addressed as the ones that are read: built from
 * parts of allowed letters, another machine proves its name by TLS, and secrets are looked up when
 * it is opened.
 */
public final class PostgresDatabase {
  /** What only helps where many rows come in, and a wait that is told anew once it is open. */
  private static final Set<String> FOR_READING =
      Set.of("prepareThreshold", "maxResultBuffer", "socketTimeout");

  private final Parts said;
  private final Path workspace;
  private final ServerAddress at;

  private PostgresDatabase(Parts said, Path workspace, ServerAddress at) {
    this.said = said;
    this.workspace = workspace;
    this.at = at;
  }

  /**
   * As a workspace declares it. Every text may hold {@code ${env:NAME}} or {@code ${file:path}}.
   *
   * @param tls off, required or verified; verified where it is not said and the host is another
   *     machine
   * @param tlsRoot the certificates to trust, a PEM file from the workspace; Java's own where blank
   */
  public record Parts(
      Optional<String> host,
      Optional<Integer> port,
      Optional<String> database,
      Optional<String> user,
      Optional<String> password,
      Optional<String> tls,
      Optional<String> tlsRoot) {
    private io.countersign.ingest.workspace.ConnectionSettings connection() {
      return new io.countersign.ingest.workspace.ConnectionSettings(
          DatabaseKind.POSTGRESQL.word(),
          host,
          port,
          database,
          Optional.empty(),
          user,
          password,
          tls,
          tlsRoot,
          Optional.empty());
    }

    private Problems missing(String where) {
      Problems missing = new Problems();
      needed(missing, where, "host", host);
      needed(missing, where, "database", database);
      needed(missing, where, "user", user);
      return missing;
    }

    private static void needed(Problems missing, String where, String key, Optional<String> part) {
      if (part.isEmpty()) {
        missing.add(JdbcProblems.partMissing(where, key));
      }
    }
  }

  /**
   * Checks the parts; nothing is opened.
   *
   * @param where file and line of the declaration, for problems
   */
  public static Optional<PostgresDatabase> of(
      Parts said, Path workspace, String where, Problems problems) {
    Problems missing = said.missing(where);
    problems.addAll(missing.list());
    if (missing.any()) {
      return Optional.empty();
    }
    try {
      ServerAddress at =
          ServerAddress.of(said.connection(), DatabaseKind.POSTGRESQL.port(), workspace);
      return Optional.of(new PostgresDatabase(said, workspace, at));
    } catch (ReadFailure e) {
      problems.add(e.problem().where(where));
      return Optional.empty();
    }
  }

  /** Its address, without who logs in. */
  public String url() {
    return DatabaseKind.POSTGRESQL.url(at);
  }

  /** The address with how it is protected; no secret. */
  @Override
  public String toString() {
    return url() + " " + new TreeMap<>(DatabaseKind.POSTGRESQL.settings(at));
  }

  /**
   * Opens it.
   *
   * @throws SQLException where it cannot be reached
   * @throws Refusal SECRET_MISSING where a secret leads nowhere
   */
  public Connection open() throws SQLException {
    return DriverManager.getConnection(url(), login());
  }

  private Properties login() {
    Properties login = new Properties();
    var settings = new TreeMap<>(DatabaseKind.POSTGRESQL.settings(at));
    settings.keySet().removeAll(FOR_READING);
    login.putAll(settings);
    try {
      said.user().ifPresent(word -> login.put("user", Secrets.resolve(word, workspace)));
      said.password().ifPresent(word -> login.put("password", Secrets.resolve(word, workspace)));
      return login;
    } catch (ReadFailure e) {
      throw new Refusal(Exit.WRONG_CALL, e.problem());
    }
  }
}
