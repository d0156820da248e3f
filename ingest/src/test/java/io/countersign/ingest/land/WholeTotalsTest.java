package io.countersign.ingest.land;

import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.ingest.IngestKit;
import io.countersign.ingest.jdbc.LedgerSource;
import io.countersign.problem.Exit;
import io.countersign.problem.Problem;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** Totals that say what they leave out. */
final class WholeTotalsTest extends IngestKit {
  private static final Instant MORNING = Instant.parse("2026-10-31T08:00:00Z");

  private LedgerSource erp(String sql) {
    folder.resolve("sources").toFile().mkdirs();
    workspace("  erp: {product: erp, connection: {kind: h2, file: sources/erp}}");
    file(
        "systems/erp/system.yml",
        """
        product: erp
        kind: jdbc
        about: Time cards.
        feeds: {time_cards: {overlap: PT5S, sweep: P7D}}
        """);
    file("systems/erp/time_cards.sql", sql);
    LedgerSource erp = new LedgerSource(folder.resolve("sources/erp"));
    erp.card(1, "1.5", MORNING);
    erp.card(2, "2.5", Instant.parse("1900-01-01T00:00:00Z"));
    erp.card(3, "4", MORNING);
    erp.run("update cards set touched = null where id = 3");
    return erp;
  }

  @Test
  void f3_a_whole_read_has_no_lower_bound_and_says_what_the_filter_leaves_out() {
    erp(LedgerSource.SQL.replace("touched as changed_at,", ""));

    IngestSummary summary = ingest(FIRST);

    assertThat(onlyProblem(summary))
        .contains("ROWS_LEFT_OUT  time_cards of erp", "1 rows left out", "is null");
    assertThat(summary.exit()).isEqualTo(Exit.NOT_HELD);
    assertRows(now("time_cards"), "time_card_id | hours\n1 | 1.5\n2 | 2.5");
    assertRows(
        now("source_totals").filter("measure = 'rows'"),
        "read_count | landed_count | unread_count\n2 | 2 | 1");
  }

  @Test
  void f3_what_was_left_out_stays_said_while_only_changes_are_read() {
    LedgerSource erp = erp(LedgerSource.SQL.replace("touched as changed_at,", ""));
    ingest(FIRST);
    erp.card(4, "1", MORNING.plusSeconds(60));

    IngestSummary summary = ingest(SECOND);

    assertThat(summary.feeds().get(0).landed().added()).isEqualTo(1);
    assertThat(onlyProblem(summary)).contains("ROWS_LEFT_OUT");
    assertRows(now("source_totals").filter("measure = 'rows'"), "unread_count\n1");
  }

  @Test
  void f3_a_row_without_a_date_of_change_is_read_where_the_sql_asks_for_it() {
    erp(
        LedgerSource.SQL
            .replace("touched as changed_at,", "")
            .replace("where touched", "where touched is null or touched"));

    assertThat(ingest(FIRST).all()).isEmpty();
    assertThat(now("time_cards").count()).isEqualTo(3);
    assertThat(ingest(SECOND).all()).isEmpty();
  }

  @Test
  void f6_an_amount_that_cannot_be_read_is_counted_and_not_called_well() {
    registerOfFiles();
    file(
        "register/value_claims.csv",
        HEADER
            + claim("C1", "100")
            + claim("C2", "70.12345")
            + claim("C3", "\"1,000.00\"")
            + "C4,M1\n"
            + claim("C5", "7").replace("2026-10-31T22:15:00Z", "yesterday")
            + claim("C6", ""));

    IngestSummary summary = ingest(FIRST);

    assertRows(
        now("source_totals").filter("feed = 'value_claims'"),
        """
        measure | read_count | quarantined_count | landed_count | read_sum   | quarantined_sum | landed_sum | unread_count | unread_sum
        rows    | 6          | 5                 | 1            |            |                 |            | 0            |
        amount  | 6          | 5                 | 1            | 107.000000 | 7.000000        | 100.000000 | 3            | 70.123450
        """);
    assertThat(summary.findings())
        .extracting(Problem::code, Problem::found)
        .containsExactly(org.assertj.core.groups.Tuple.tuple("AMOUNTS_UNREAD", "3 rows"));
  }

  @Test
  void f6_hours_and_quantities_that_cannot_be_read_are_counted_too() {
    registerOfFiles();
    file(
        "register/drivers.csv",
        "driver_id,period,quantity,unit\nD1,2026-10,5,seats\nD2,2026-10,5 seats,seats\n");
    file(
        "register/time_cards.csv",
        "time_card_id,person,worked_on,hours,status\nT1,anna,2026-10-01,8,approved\nT2,anna,2026-10-02,8:30,approved\n");

    ingest(FIRST);

    assertRows(
        now("source_totals").filter("measure <> 'rows'"),
        """
        feed       | measure  | landed_sum | unread_count
        drivers    | quantity | 5.000000   | 1
        time_cards | hours    | 8.000000   | 1
        """);
  }

  @Test
  void f6_an_amount_that_is_corrected_by_a_later_drop_is_not_unread_any_more() {
    registerOfFiles();
    file("register/value_claims.csv", HEADER + claim("C1", "70.12345"));
    file("register/value_claims/2.csv", HEADER + claim("C1", "70.12"));

    assertThat(ingest(FIRST).findings()).isEmpty();
    assertRows(
        now("source_totals").filter("measure = 'amount'"),
        "repeated_count | landed_count | unread_count\n1 | 1 | 0");
  }

  @Test
  void f14_a_number_in_another_notation_is_refused_and_the_way_to_read_it_named() {
    registerOfFiles();
    file(
        "register/value_claims.csv",
        HEADER
            + claim("C1", "\"      60,000.00\"")
            + claim("C2", "\"1.234,56\"")
            + claim("C3", "(5.00)")
            + claim("C4", "1"));

    IngestSummary summary = ingest(FIRST);

    assertThat(summary.quarantined()).isEqualTo(3);
    assertThat(summary.findings().get(0).text())
        .contains("AMOUNTS_UNREAD  value_claims of register", "3 rows", "product of kind exports");
  }
}
