package io.countersign.ingest.jdbc;

import io.countersign.ingest.Dumps;
import io.countersign.problem.Problems;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import java.util.stream.Collectors;
import org.postgresql.PGConnection;

/** A real PostgreSQL, one in this JVM, with a user {@code reader} that may only read. */
public final class PostgresServer {
  /** Of the user {@code reader}. */
  public static final String PASSWORD = "r-secret";

  private static PostgresServer only;
  private final EmbeddedPostgres server;

  private PostgresServer() throws IOException, SQLException {
    this.server = EmbeddedPostgres.builder().setServerConfig("fsync", "off").start();
    execute("postgres", "create role reader login password 'r-secret'");
  }

  public static synchronized PostgresServer started() throws IOException, SQLException {
    only = only == null ? new PostgresServer() : only;
    return only;
  }

  /** As {@code countersign.yml} names it. */
  public String connection(String database) {
    return connection(database, PASSWORD);
  }

  /** As {@code countersign.yml} names it, with another text in place of the password. */
  public String connection(String database, String password) {
    return "{kind: postgresql, host: localhost, port: "
        + server.getPort()
        + ", database: "
        + database
        + ", user: reader, password: \""
        + password
        + "\"}";
  }

  /** Makes the database anew, as the dump has it; what was there before is gone. */
  public void restore(String dump, String database) throws IOException, SQLException {
    execute("postgres", "drop database if exists " + database + " with (force)");
    execute("postgres", "create database " + database);
    try (var lines =
            new BufferedReader(new InputStreamReader(Dumps.open(dump), StandardCharsets.UTF_8));
        Connection connection = open(database)) {
      fill(connection, lines);
      connection.createStatement().execute("grant usage on schema public to reader");
      connection.createStatement().execute("grant select on all tables in schema public to reader");
    }
  }

  public int port() {
    return server.getPort();
  }

  /** A database of a server of this kit, also of another JVM's, as its owner opens it. */
  public static PostgresDatabase database(int port, String name) {
    Problems problems = new Problems();
    PostgresDatabase.Parts parts =
        new PostgresDatabase.Parts(
            Optional.of("localhost"),
            Optional.of(port),
            Optional.of(name),
            Optional.of("postgres"),
            Optional.empty(),
            Optional.empty(),
            Optional.empty());
    return PostgresDatabase.of(parts, Path.of(""), "state.yml", problems)
        .orElseThrow(() -> new AssertionError(problems.list()));
  }

  public void execute(String database, String sql) throws SQLException {
    try (Connection connection = open(database);
        var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  public Connection open(String database) throws SQLException {
    return server.getDatabase("postgres", database).getConnection();
  }

  /** The statements between two blocks of rows at once, and each block through COPY. */
  private static void fill(Connection connection, BufferedReader lines)
      throws IOException, SQLException {
    StringBuilder statements = new StringBuilder();
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      if (line.startsWith("COPY ") && line.endsWith(" FROM stdin;")) {
        run(connection, statements);
        String rows =
            lines.lines().takeWhile(row -> !row.equals("\\.")).collect(Collectors.joining("\n"));
        connection
            .unwrap(PGConnection.class)
            .getCopyAPI()
            .copyIn(line, new StringReader(rows.isEmpty() ? "" : rows + "\n"));
      } else if (!line.startsWith("\\")) {
        statements.append(line).append('\n');
      }
    }
    run(connection, statements);
  }

  private static void run(Connection connection, StringBuilder statements) throws SQLException {
    try (var statement = connection.createStatement()) {
      statement.execute(statements.toString());
    }
    statements.setLength(0);
  }
}
