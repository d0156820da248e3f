package io.countersign.ingest.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.ingest.IngestKit;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What databases hold that no feed wants: it is quarantined by name, and the rest lands. */
final class JdbcValuesTest extends IngestKit {

  @BeforeEach
  void workspace() throws SQLException {
    folder.resolve("sources").toFile().mkdirs();
    workspace("  erp: {product: erp, connection: {kind: h2, file: sources/erp}}");
    file("systems/erp/system.yml", "product: erp\nkind: jdbc\nabout: Time cards.\n");
    file(
        "systems/erp/time_cards.sql",
        """
        select id as time_card_id, who as person, work_on as worked_on, hours, 'submitted' as status,
          seen as changed_at, note as work_ref, raw as approved_by
        from cards
        """);
    run(
        "create table cards(id varchar, who varchar, work_on date, hours double precision,"
            + " seen timestamp, note clob, raw varbinary)");
    card("'plain'", "date '2026-10-01'", "1.5", "null", "null");
    card("'minus_zero'", "date '2026-10-01'", "-0.0", "null", "X'c3bc'");
    card("'end_of_time'", "date '9999-12-31'", "1", "null", "null");
  }

  private void run(String sql) throws SQLException {
    String url = "jdbc:h2:file:" + folder.resolve("sources/erp");
    try (var database = DriverManager.getConnection(url);
        var statement = database.createStatement()) {
      statement.execute(sql);
    }
  }

  private void card(String id, String on, String hours, String note, String raw)
      throws SQLException {
    run(
        "insert into cards values(%s, 'ann', %s, %s, timestamp '2026-10-01 08:00:00', %s, %s)"
            .formatted(id, on, hours, note, raw));
  }

  private String reasonOf(String key) {
    List<Row> held = now("quarantine").filter("record_key = '" + key + "'").collectAsList();
    return held.isEmpty() ? "" : held.get(0).getAs("reason");
  }

  @Test
  void strange_values_are_exact_or_quarantined() throws SQLException {
    card("'no_number'", "date '2026-10-01'", "cast('NaN' as double precision)", "null", "null");
    card("'nul'", "date '2026-10-01'", "1", "'a' || char(0) || 'b'", "null");
    card("'no_utf8'", "date '2026-10-01'", "1", "null", "X'c328'");
    card("'large'", "date '2026-10-01'", "1", "repeat('x', 3000000)", "null");
    card("'twice'", "date '2026-10-01'", "1", "null", "null");
    card("'twice'", "date '2026-10-01'", "2", "null", "null");

    assertThat(ingest(FIRST).all()).isEmpty();

    assertRows(
        now("time_cards"),
        """
        time_card_id | worked_on  | hours | approved_by
        plain        | 2026-10-01 | 1.5   |
        minus_zero   | 2026-10-01 | 0     | ü
        end_of_time  | 9999-12-31 | 1     |
        """);
    assertThat(reasonOf("no_number")).contains("hours is 'NaN', expected a number");
    assertThat(reasonOf("nul")).contains("work_ref is 'a␀b', expected a text in UTF-8");
    assertThat(reasonOf("no_utf8")).contains("approved_by is '␀', expected a text in UTF-8");
    assertThat(reasonOf("large")).contains("expected a text of at most 1048576 characters");
    assertThat(reasonOf("large").length()).isLessThan(5000);
    assertThat(reasonOf("twice")).contains("duplicate_key");
  }

  @Test
  void a_column_that_is_gone_or_of_another_type_stops_the_feed_with_all_that_is_wrong()
      throws SQLException {
    assertThat(ingest(FIRST).all()).isEmpty();
    run("alter table cards drop column hours");
    assertThat(onlyProblem(ingest(SECOND))).contains("SOURCE_REFUSED", "HOURS");

    file(
        "systems/erp/time_cards.sql",
        "select id as time_card_id, who as person, work_on as worked_on, 'sent' as status from cards");
    assertThat(onlyProblem(ingest(SECOND))).contains("CONTRACT_BROKEN", "'hours' is missing");

    file(
        "systems/erp/time_cards.sql",
        "select id as time_card_id, who as person, work_on as worked_on, 'sent' as status, seen as hours from cards");
    assertThat(onlyProblem(ingest(SECOND)))
        .contains("CONTRACT_BROKEN", "'hours' has another type", "found: timestamp");

    file(
        "systems/erp/time_cards.sql",
        "select id as time_card_id, who as person, work_on as worked_on, 'sent' as status, 1 as hours from cards");
    assertThat(onlyProblem(ingest(SECOND))).contains("UNKNOWN_WORD", "status: sent (3)");
    assertThat(now("time_cards").count()).isEqualTo(3);
  }
}
