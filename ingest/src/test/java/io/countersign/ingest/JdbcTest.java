package io.countersign.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.ingest.land.IngestSummary;
import io.countersign.ingest.workspace.Workspace;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class JdbcTest extends IngestKit {

  @BeforeEach
  void workspace() throws SQLException {
    file("secrets/desk", "s3cret-word\n");
    workspace(
        """
          desk:
            product: desk
            connection: {kind: h2, file: sources/desk, user: reader, password: "${file:secrets/desk}"}
        """);
    file("systems/desk/system.yml", "product: desk\nkind: jdbc\nabout: A service desk.\n");
    file(
        "systems/desk/value_claims.sql",
        """
        select id as claim_id, measure measure_id, '2026-10' period, kind benefit_type,
          amount, 'EUR' currency, one_off, claimed claimed_at -- the time: of the claim
        from claims where claimed < :until and note is distinct from ':since'
        """);
    file("systems/desk/mapping.yml", "value_claims.benefit_type: {SAVE: cost_saving}\n");
    String url = "jdbc:h2:file:" + folder.resolve("sources/desk");
    try (var database = DriverManager.getConnection(url, "reader", "s3cret-word");
        var statement = database.createStatement()) {
      statement.execute(
          "create table claims(id int, measure varchar(9), kind char(6), amount numeric(20,8),"
              + " one_off boolean, claimed timestamp with time zone, note varchar)");
      statement.execute(
          "insert into claims values"
              + "(1, 'M1', 'SAVE', 12.50000000, true, timestamp with time zone '2026-10-31 22:15:00+01:00', null),"
              + "(2, 'M1', 'SAVE', 0.00001, false, timestamp with time zone '2026-10-31 22:15:00+01:00', 'x'),"
              + "(3, 'M1', 'SAVE', 1, false, timestamp with time zone '2036-10-31 22:15:00+01:00', 'x')");
    }
  }

  @Test
  void typed_values_land_where_they_are_exact() {
    assertThat(ingest(FIRST).all()).isEmpty();

    assertRows(
        now("value_claims"),
        """
        claim_id | amount  | one_off | claimed_at
        1        | 12.5000 | true    | 2026-10-31T21:15:00Z
        """);
    assertThat(now("quarantine").first().<String>getAs("reason"))
        .startsWith("amount is '0.00001', expected a number with a decimal point and at most 4");
  }

  @Test
  void the_database_is_only_read() {
    file("systems/desk/value_claims.sql", "delete from claims");

    assertThat(onlyProblem(ingest(FIRST)))
        .contains("SOURCE_REFUSED  systems/desk/value_claims.sql");
  }

  @Test
  void two_statements_are_none() {
    file("systems/desk/value_claims.sql", "select 1 as claim_id; delete from claims; select ';'");

    assertThat(onlyProblem(ingest(FIRST)))
        .contains("SOURCE_REFUSED  systems/desk/value_claims.sql", "more than one statement");
  }

  @Test
  void a_wrong_password_is_said_and_never_shown() {
    file("secrets/desk", "other-word");

    IngestSummary summary = ingest(FIRST);

    assertThat(onlyProblem(summary)).contains("SOURCE_UNREACHABLE  desk").doesNotContain("-word");
    assertThat(summary.exit()).isEqualTo(io.countersign.problem.Exit.NOT_REACHED);
  }

  @Test
  void a_database_that_is_not_there_and_a_secret_that_is_not_set_are_said() {
    workspace(
        "  desk: {product: desk, connection: {kind: h2, file: sources/no}}\n"
            + "  erp: {product: desk, connection: {kind: h2, file: sources/desk, password: \"${env:NO_SUCH_WORD}\"}}");

    assertThat(ingest(FIRST).all())
        .extracting(io.countersign.problem.Problem::code)
        .containsExactly("SOURCE_UNREACHABLE", "SECRET_MISSING");
  }

  @Test
  void check_tries_the_connection_and_holds_each_sql_against_its_feed() {
    file("systems/desk/calendars.sql", "select 1 as calender_id, 'UTC' as zone");

    assertThat(Ingest.check(Workspace.read(folder), lake()).problems())
        .extracting(io.countersign.problem.Problem::what)
        .containsExactly(
            "The feed calendars has no column 'calender_id'.",
            "The column 'calendar_id' is missing, and it may not be blank.",
            "The column 'valid_from' is missing, and it may not be blank.",
            "The column 'windows' is missing, and it may not be blank.");
    assertThat(Instant.parse(FIRST)).isNotNull();
  }
}
