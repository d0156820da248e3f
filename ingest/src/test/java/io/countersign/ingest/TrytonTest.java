package io.countersign.ingest;

import static io.countersign.lake.LakeTest.assertRows;
import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.ingest.jdbc.PostgresServer;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tryton 6.0 on PostgreSQL; May, then June. */
@RealData
final class TrytonTest {
  @TempDir private static Path folder;
  private static TwoMonths months;
  private static Ingested erp;

  @BeforeAll
  static void ingest() throws Exception {
    months = TwoMonths.of(folder, "tryton");
    erp = months.both;
  }

  @Test
  void posted_moves_balance_and_drafts_stay_out() throws Exception {
    assertRows(
        erp.sql(
            "select count(distinct journal_id) moves, count(distinct split_part(line_id, '/', 1)) lines,"
                + " sum(amount) net, sum(if((amount > 0) <> (document_kind = 'reversal'), amount, 0)) debit,"
                + " -sum(if((amount < 0) <> (document_kind = 'reversal'), amount, 0)) credit from ledger_lines"),
        """
        moves | lines | net    | debit        | credit
        1157  | 3158  | 0.0000 | 4159559.3600 | 4159559.3600
        """);
  }

  /** 758,708.45 over 1,568 lines is the root with the drafts: ten lines of five moves, 4,219.51. */
  @Test
  void one_root_of_analytic_accounts_is_counted_once_and_without_its_drafts() throws Exception {
    assertRows(
        erp.sql(
            "select count(*) lines, sum(amount) amount, cast(758708.45 - 4219.51 as decimal(19, 4)) posted"
                + " from ledger_lines where cost_object is not null"),
        """
        lines | amount      | posted
        1558  | 754488.9400 | 754488.9400
        """);
  }

  @Test
  void what_nobody_split_lies_on_no_cost_object() throws Exception {
    assertRows(
        erp.sql(
            "select count(*) n from ledger_lines l join accounts a using (account)"
                + " where account_type = 'opex' and cost_object is null"),
        """
        n
        8
        """);
  }

  @Test
  void a_reversal_names_the_line_it_reverses_and_takes_its_amount_back() throws Exception {
    assertRows(
        erp.sql(
            "select count(distinct split_part(r.line_id, '/', 1)) reversals, sum(r.amount + l.amount) net"
                + " from ledger_lines r join ledger_lines l on l.line_id = r.reverses_line_id"),
        """
        reversals | net
        105       | 0.0000
        """);
  }

  @Test
  void hours_of_more_than_a_day_come_through_and_have_a_rate_on_their_day() throws Exception {
    assertRows(
        erp.sql(
            "select count(*) cards, sum(hours) hours, count_if(hours > 24) over_a_day,"
                + " count_if(not exists (select 1 from rate_cards r where r.category = t.category"
                + "   and r.valid_from <= t.worked_on)) without_rate from time_cards t"),
        """
        cards | hours     | over_a_day | without_rate
        1986  | 6470.5000 | 11         | 0
        """);
  }

  @Test
  void may_and_then_june_is_june_alone() throws Exception {
    months.assertSame("ledger_lines", "time_cards", "rate_cards", "accounts");
  }

  @Test
  void initiatives_are_served_only_where_they_are_asked_for() throws Exception {
    String connection = PostgresServer.started().connection("tryton");
    Ingested asking =
        new Ingested(
            folder.resolve("asking"),
            "  erp: {product: tryton, feeds: [initiatives], connection: " + connection + "}");

    assertRows(
        asking
            .at("2026-07-01T06:00:00Z")
            .sql("select level, count(*) n from initiatives group by level"),
        """
        level   | n
        project | 12
        measure | 72
        """);
    assertThat(erp.sql("show tables").filter("tableName = 'initiatives'").count()).isZero();
  }

  @Test
  void a_feed_that_it_does_not_serve_is_refused() throws Exception {
    String connection = PostgresServer.started().connection("tryton");
    Ingested wrong =
        new Ingested(
            folder.resolve("wrong"),
            "  erp: {product: tryton, feeds: [time_card], connection: " + connection + "}");

    assertThat(Ingested.said(wrong.check().problems()))
        .contains("DECLARATION_WRONG", "Did you mean 'time_cards'?");
  }

  @Test
  void check_is_quick_and_finds_nothing_wrong() {
    months.assertChecked();
  }
}
