package io.countersign.ingest.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import io.countersign.ingest.source.ReadFailure;
import io.countersign.ingest.workspace.ConnectionSettings;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Opens real servers: what a session can see, and what it cannot do. */
final class ServersTest {
  private static final ObjectMapper YAML =
      YAMLMapper.builder().build().registerModule(new Jdk8Module());
  private static PostgresServer postgres;
  private static MariadbServer mariadb;

  @BeforeAll
  static void start() throws Exception {
    postgres = PostgresServer.started();
    mariadb = MariadbServer.started();
    postgres.execute("postgres", "drop database if exists desk with (force)");
    postgres.execute("postgres", "create database desk");
    postgres.execute("desk", "create table t(\"by\" text, at timestamp)");
    postgres.execute("desk", "insert into t values('x', '2026-03-29 02:30')");
    postgres.execute("desk", "grant all on t to reader");
    mariadb.execute("create or replace database desk");
    mariadb.execute("create table desk.t(`by` text, at datetime)");
    mariadb.execute("insert into desk.t values('x', '2026-03-29 02:30')");
    mariadb.execute("grant all on desk.* to reader@localhost");
  }

  private static Database database(String connection) throws Exception {
    ConnectionSettings parts = YAML.readValue(connection, ConnectionSettings.class);
    return Database.of("desk", DatabaseKind.of(parts.kind()).orElseThrow(), parts, Path.of("."));
  }

  private static Database database(DatabaseKind kind) throws Exception {
    return database(
        kind == DatabaseKind.POSTGRESQL ? postgres.connection("desk") : mariadb.connection("desk"));
  }

  @ParameterizedTest
  @CsvSource({"POSTGRESQL", "MARIADB"})
  void a_session_is_in_utc_and_names_are_quoted_as_the_standard_says(DatabaseKind kind)
      throws Exception {
    try (var connection = database(kind).open();
        var found =
            connection
                .createStatement()
                .executeQuery("select \"by\" || '!' as \"by\", at from t")) {
      assertThat(found.next()).isTrue();
      assertThat(found.getString("by")).isEqualTo("x!");
      assertThat(found.getObject("at", LocalDateTime.class)).hasToString("2026-03-29T02:30");
    }
  }

  @ParameterizedTest
  @CsvSource({"POSTGRESQL", "MARIADB"})
  void a_reader_with_every_right_can_change_nothing(DatabaseKind kind) throws Exception {
    for (String sql :
        new String[] {"delete from t", "insert into t(\"by\") values('y')", "drop table t"}) {
      try (var connection = database(kind).open()) {
        assertThatThrownBy(() -> connection.createStatement().execute(sql))
            .isInstanceOf(SQLException.class);
      }
    }
  }

  @ParameterizedTest
  @CsvSource({"POSTGRESQL", "MARIADB"})
  void a_session_sees_one_state_of_the_data(DatabaseKind kind) throws Exception {
    try (var connection = database(kind).open();
        var statement = connection.createStatement()) {
      int before = count(statement);
      if (kind == DatabaseKind.POSTGRESQL) {
        postgres.execute("desk", "insert into t values('y', null)");
      } else {
        mariadb.execute("insert into desk.t values('y', null)");
      }
      assertThat(count(statement)).isEqualTo(before);
    } finally {
      postgres.execute("desk", "delete from t where at is null");
      mariadb.execute("delete from desk.t where at is null");
    }
  }

  private static int count(java.sql.Statement statement) throws SQLException {
    try (var found = statement.executeQuery("select count(*) from t")) {
      found.next();
      return found.getInt(1);
    }
  }

  @ParameterizedTest
  @CsvSource({"POSTGRESQL, select pg_sleep(30)", "MARIADB, select sleep(30) from t"})
  void a_statement_that_takes_too_long_is_given_up(DatabaseKind kind, String sql) throws Exception {
    String said =
        kind == DatabaseKind.POSTGRESQL ? postgres.connection("desk") : mariadb.connection("desk");
    try (var connection = database(said.replace("}", ", timeout: PT1S}")).open();
        var statement = connection.createStatement()) {
      assertThatThrownBy(() -> statement.executeQuery(sql)).isInstanceOf(SQLException.class);
    }
  }

  @Test
  void a_server_that_falls_silent_is_waited_for_a_little_longer_than_it_was_told()
      throws Exception {
    try (Relay line = new Relay(postgres.port())) {
      Database desk = database(line.connection().replace("}", ", timeout: PT1S}"));
      ExtractQuery query =
          new ExtractQuery(
              desk.looking(),
              "systems/desk/tickets.sql",
              SqlText.parse("select at from t"),
              Instant.EPOCH,
              Instant.EPOCH);
      try (var connection = query.database().open();
          var statement = query.rows(connection)) {
        line.fallsSilent();
        Executable asked = statement::executeQuery;
        assertThatThrownBy(() -> assertTimeoutPreemptively(Duration.ofSeconds(20), asked))
            .isInstanceOfSatisfying(
                SQLException.class,
                e ->
                    assertThat(query.refused(e).problem().text())
                        .contains("SOURCE_BUSY  systems/desk/tickets.sql")
                        .contains("The database of desk did not answer in time.")
                        .contains("an answer to this SQL within PT1S", "See whether it is up"));
      }
    }
  }

  @Test
  void a_look_beforehand_waits_a_minute_at_most() throws Exception {
    Database desk = database("{kind: mariadb, host: db.example.org, database: d}");

    assertThat(desk.patience()).isEqualTo(Duration.ofHours(1));
    assertThat(desk.looking().patience()).isEqualTo(Duration.ofMinutes(1));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "host: 'a/b?socketFactory=x'",
        "host: 'a:5432,b'",
        "host: localhost, database: 'd?user=x'",
        "host: localhost, database: 'd;encrypt=false'",
        "host: localhost, database: '%64'",
        "host: localhost, database: d, port: 70000",
        "host: localhost, database: d, tls: no-thanks",
        "host: localhost, database: d, timeout: soon",
        "database: d",
        "host: localhost"
      })
  void a_part_that_could_mean_more_than_itself_is_refused(String parts) {
    for (DatabaseKind kind :
        new DatabaseKind[] {
          DatabaseKind.POSTGRESQL, DatabaseKind.MARIADB, DatabaseKind.SQLSERVER, DatabaseKind.ORACLE
        }) {
      assertThatThrownBy(() -> database("{kind: " + kind.word() + ", " + parts + "}"))
          .isInstanceOf(ReadFailure.class)
          .hasMessageContaining("of a connection cannot be used");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "postgresql, sslmode, verify-full",
    "mariadb, sslMode, verify-full",
    "mysql, sslMode, verify-full",
    "sqlserver, encrypt, true",
    "oracle, oracle.net.ssl_server_dn_match, true"
  })
  void another_machine_has_to_prove_its_name_unless_somebody_says_no(
      String kind, String setting, String value) throws Exception {
    String far = "{kind: " + kind + ", host: db.example.org, database: d}";

    assertThat(database(far).settings()).containsEntry(setting, value);
    assertThat(database(far.replace("}", ", tls: off}")).settings())
        .doesNotContainEntry(setting, value);
  }

  @Test
  void tls_that_the_server_does_not_speak_is_no_connection() throws Exception {
    String said = postgres.connection("desk").replace("}", ", tls: required}");

    assertThatThrownBy(() -> database(said).open())
        .isInstanceOf(ReadFailure.class)
        .hasMessageContaining("SOURCE_UNREACHABLE")
        .hasMessageNotContaining("r-secret");
  }

  @Test
  void a_wrong_password_is_said_and_never_shown() throws Exception {
    String said = mariadb.connection("desk").replace("r-secret", "w-secret");

    assertThatThrownBy(() -> database(said).open())
        .isInstanceOf(ReadFailure.class)
        .hasMessageContaining("SOURCE_UNREACHABLE")
        .hasMessageNotContaining("w-secret");
  }
}
