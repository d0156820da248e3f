package io.countersign.ingest;

import static io.countersign.lake.LakeTest.assertRows;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** LedgerSMB 1.6 on PostgreSQL; May, then June. */
@RealData
final class LedgersmbTest {
  @TempDir private static Path folder;
  private static TwoMonths months;

  @BeforeAll
  static void ingest() throws Exception {
    months = TwoMonths.of(folder, "ledgersmb");
  }

  @Test
  void approved_entries_balance_and_drafts_stay_out() throws Exception {
    assertRows(
        months.both.sql(
            "select count(distinct journal_id) entries, sum(amount) net,"
                + " sum(if(account_type = 'opex', amount, 0)) cost, count_if(entered_at is null) undated"
                + " from ledger_lines join accounts using (account)"),
        """
        entries | net    | cost         | undated
        582     | 0.0000 | 1288304.1500 | 0
        """);
  }

  @Test
  void a_budget_is_in_force_or_was_replaced_and_drafts_stay_out() throws Exception {
    assertRows(
        months.both.sql(
            "with budget as (select node_id, period,"
                + "   sum(if(kind = 'original', amount, null)) original, sum(if(kind = 'revised', amount, null)) revised"
                + "   from budgets group by 1, 2)"
                + " select count_if(coalesce(revised, original) > 0) in_force, count_if(revised is not null) replaced,"
                + " count_if(revised = 0) by_nothing from budget"),
        """
        in_force | replaced | by_nothing
        67       | 8        | 4
        """);
  }

  @Test
  void time_cards_are_all_there() throws Exception {
    assertRows(
        months.both.sql("select count(*) cards, sum(hours) hours from time_cards"),
        """
        cards | hours
        800   | 4770.2500
        """);
  }

  @Test
  void may_and_then_june_is_june_alone() throws Exception {
    months.assertSame("ledger_lines", "budgets", "time_cards", "accounts");
  }

  @Test
  void check_is_quick_and_finds_nothing_wrong() {
    months.assertChecked();
  }
}
