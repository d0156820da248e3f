package io.countersign.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.countersign.ingest.jdbc.Relay;
import io.countersign.ingest.land.IngestSummary;
import java.io.IOException;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
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
    run(
        "create table claims(id int, measure varchar(9), kind char(6), amount numeric(20,8),"
            + " one_off boolean, claimed timestamp with time zone, note varchar)");
    rows(
        "(1, 'M1', 'SAVE', 12.50000000, true, timestamp with time zone '2026-10-31 22:15:00+01:00', null),"
            + "(2, 'M1', 'SAVE', 0.00001, false, timestamp with time zone '2026-10-31 22:15:00+01:00', 'x'),"
            + "(3, 'M1', 'SAVE', 1, false, timestamp with time zone '2036-10-31 22:15:00+01:00', 'x')");
  }

  private void rows(String values) throws SQLException {
    run("insert into claims values" + values);
  }

  private void run(String sql) throws SQLException {
    String url = "jdbc:h2:file:" + folder.resolve("sources/desk");
    try (var database = DriverManager.getConnection(url, "reader", "s3cret-word");
        var statement = database.createStatement()) {
      statement.execute(sql);
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
  void a_database_that_is_down_is_said_once_with_the_feeds_that_wait_for_it() {
    file("systems/desk/calendars.sql", "select 'a' as calendar_id");
    workspace("  desk: {product: desk, connection: {kind: h2, file: sources/no}}");

    for (var problems : List.of(check().problems(), ingest(FIRST).all())) {
      assertThat(problems)
          .singleElement()
          .satisfies(
              one ->
                  assertThat(one.text())
                      .contains("SOURCE_UNREACHABLE  desk", "2 feeds wait for it:")
                      .contains("calendars, value_claims"));
    }
  }

  @Test
  void a_database_that_is_down_is_tried_once_in_a_run_and_all_its_feeds_are_stopped_by_that()
      throws IOException {
    for (String feed : List.of("calendars", "holidays", "tickets")) {
      file("systems/desk/" + feed + ".sql", "select 1");
    }
    try (Relay line = new Relay(1)) {
      workspace("  desk: {product: desk, connection: " + line.connection() + "}");

      assertThat(check().problems())
          .singleElement()
          .satisfies(one -> assertThat(one.text()).contains("SOURCE_UNREACHABLE  desk", "4 feeds"));
      assertThat(line.calls()).isEqualTo(1);
      assertThat(ingest(FIRST).feeds())
          .hasSize(4)
          .allSatisfy(feed -> assertThat(feed.note()).isEqualTo("stopped: SOURCE_UNREACHABLE"));
      assertThat(line.calls()).isEqualTo(2);
    }
  }

  @Test
  void a_database_that_lets_in_and_says_nothing_keeps_check_no_longer_than_a_login_may_take()
      throws IOException {
    file("systems/desk/calendars.sql", "select 'a' as calendar_id");
    try (Relay line = new Relay(1)) {
      line.fallsSilent();
      workspace("  desk: {product: desk, connection: " + line.connection() + "}");

      assertThat(assertTimeoutPreemptively(Duration.ofSeconds(20), this::check).problems())
          .singleElement()
          .satisfies(
              one ->
                  assertThat(one.text())
                      .contains("SOURCE_UNREACHABLE  desk", "an answer within PT10S")
                      .contains("2 feeds wait for it: calendars, value_claims"));
      assertThat(line.calls()).isEqualTo(1);
    }
  }

  @Test
  void check_reads_the_first_rows_of_each_query_as_they_will_land() throws SQLException {
    rows("(4, 'M1', 'GUESS', 1, false, timestamp with time zone '2026-10-01 00:00:00Z', 'x')");
    file("systems/desk/mapping.yml", "value_claims.benefit_type: {SAVE: cost_saving}\n");
    Inspection found = check();

    assertThat(found.problems())
        .singleElement()
        .satisfies(one -> assertThat(one.text()).contains("UNKNOWN_WORD", "benefit_type: GUESS"));
    assertThat(found.findings())
        .filteredOn(finding -> finding.code().equals("ROWS_UNFIT"))
        .singleElement()
        .satisfies(
            one ->
                assertThat(one.text())
                    .contains("value_claims of desk", "amount is '0.00001'", "(row 2)")
                    .contains("Convert them in the SQL."));
    assertThat(lake().has("value_claims")).isFalse();
  }

  @Test
  void rows_that_the_mapping_keeps_out_on_purpose_are_told_so_and_not_to_be_converted()
      throws SQLException {
    file("systems/desk/mapping.yml", "value_claims.benefit_type: {SAVE: {quarantine: a guess}}\n");

    assertThat(check().findings())
        .filteredOn(finding -> finding.text().contains("SAVE"))
        .singleElement()
        .satisfies(
            one ->
                assertThat(one.text())
                    .contains("ROWS_UNFIT", "on purpose", "benefit_type is 'SAVE': a guess")
                    .doesNotContain("Convert"));
  }

  @Test
  void check_tries_the_connection_and_holds_each_sql_against_its_feed() {
    file("systems/desk/calendars.sql", "select 1 as calender_id, 'UTC' as zone");

    assertThat(check().problems())
        .extracting(io.countersign.problem.Problem::what)
        .containsExactly(
            "The feed calendars has no column 'calender_id'.",
            "The column 'calendar_id' is missing, and it may not be blank.",
            "The column 'valid_from' is missing, and it may not be blank.",
            "The column 'windows' is missing, and it may not be blank.");
    assertThat(Instant.parse(FIRST)).isNotNull();
  }
}
