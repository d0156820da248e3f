package io.countersign;

import static io.countersign.lake.LakeTest.assertRows;
import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.ingest.RealData;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Five more sets that organisations published, in one company of four trees and three currencies,
 * read by declarations alone; the facts stand in their README.
 */
@RealData
@Tag("long")
final class MoreRealInputTest {
  @TempDir private static Path workspace;
  private static RealRun company;
  private static int exit;
  private static int reported;

  /** All but the pack, which comes by itself, and the page of one initiative. */
  private static final List<String> REPORTS =
      List.of(
          "approval_ageing",
          "audit_file",
          "budget_variance",
          "catalogue_review",
          "change_backlog",
          "change_outcomes",
          "claimed_vs_verified",
          "controller_worklist",
          "decisions_needed",
          "incident_trend",
          "sla_breaches");

  @BeforeAll
  static void run() throws IOException, URISyntaxException {
    company = RealRun.in(workspace, "/more_real_input");
    exit = company.does("run");
    reported = company.does("report", REPORTS.toArray(String[]::new));
  }

  private static Dataset<Row> sql(String sql) {
    return company.sql(sql);
  }

  @Test
  void nothing_stops_and_nothing_breaks() {
    assertThat(exit).isZero();
    assertThat(sql("select * from reconciliation where status = 'break'").count()).isZero();
    assertThat(sql("select * from control_totals where left_value <> right_value").count())
        .isZero();
  }

  @Test
  void every_row_that_was_read_landed_or_lies_in_quarantine() {
    assertRows(
        sql("select * from source_totals where measure = 'rows'"),
        """
        feed            | source_system | read_count | repeated_count | quarantined_count | landed_count
        accounts        | it            | 1          | 0              | 0                 | 1
        accounts        | travel        | 2          | 0              | 0                 | 2
        approvals       | travel        | 40560      | 0              | 0                 | 40560
        budgets         | it            | 1356       | 0              | 27                | 1329
        budgets         | travel        | 48         | 0              | 0                 | 48
        calendars       | desk          | 4          | 0              | 0                 | 4
        drivers         | tasks         | 772        | 0              | 0                 | 772
        fx_rates        | rates         | 1984       | 0              | 0                 | 1984
        holidays        | desk          | 6          | 0              | 0                 | 6
        initiatives     | it            | 1182       | 0              | 0                 | 1182
        initiatives     | majors        | 210        | 0              | 0                 | 210
        initiatives     | tasks         | 21         | 0              | 0                 | 21
        initiatives     | travel        | 1          | 0              | 0                 | 1
        ledger_lines    | travel        | 16099      | 0              | 0                 | 16099
        services        | desk          | 3          | 0              | 0                 | 3
        sla_policies    | desk          | 332        | 0              | 0                 | 332
        status_reports  | majors        | 391        | 0              | 9                 | 382
        ticket_events   | desk          | 1455       | 0              | 0                 | 1455
        tickets         | desk          | 300        | 0              | 0                 | 300
        time_cards      | tasks         | 12299      | 0              | 0                 | 12299
        value_forecasts | majors        | 391        | 0              | 30                | 361
        value_plans     | majors        | 391        | 0              | 30                | 361
        """);
  }

  @Test
  void what_was_paid_and_what_was_declared_is_there_to_the_cent() {
    assertRows(
        sql(
            "select account, count(*) n, cast(sum(amount) as decimal(12, 2)) paid from ledger_lines"
                + " group by account"),
        """
        account           | n    | paid
        declaration       | 9912 | 894386.34
        requestforpayment | 6187 | 1568280.72
        """);
    assertRows(
        sql(
            "select account, cast(sum(amount) as decimal(12, 2)) declared from budgets"
                + " where kind = 'commitment' group by account"),
        """
        account           | declared
        declaration       | 894867.61
        requestforpayment | 2754953.12
        """);
    assertRows(
        sql(
            "select feed, reason, count(*) n, cast(sum(amount) as decimal(12, 2)) amount from unmatched_items"
                + " where feed = 'ledger_lines' group by feed, reason"),
        """
        feed         | reason              | n     | amount
        ledger_lines | no_measurement_plan | 16099 | 2462667.05
        """);
  }

  @Test
  void two_were_paid_that_nobody_had_approved_in_the_end() {
    assertRows(
        sql(
            """
            select count(*) n from ledger_lines l
            where not exists (
              select 1 from approval_steps a
              where a.approval_id = l.journal_id and a.decision = 'approved' and a.role in ('SUPERVISOR', 'DIRECTOR'))
            """),
        """
        n
        2
        """);
    assertRows(
        sql(
            """
            select regexp_extract(approval_id, '^[a-z]+', 0) kind, count(distinct approval_id) cases, count(*) steps,
              count(distinct if(decision in ('rejected', 'withdrawn'), approval_id, null)) rejected, count_if(not decided) open
            from approval_steps group by 1
            """),
        """
        kind              | cases | steps | rejected | open
        declaration       | 10222 | 24296 | 1278     | 0
        requestforpayment | 6688  | 16264 | 1051     | 1
        """);
  }

  @Test
  void an_estimate_that_stands_on_several_rows_is_of_one_task() {
    assertRows(
        sql("select sum(quantity) estimated from drivers"),
        """
        estimated
        90454.20
        """);
    assertRows(
        sql(
            "select count(*) cards, sum(hours) hours, count_if(hours > 24) long,"
                + " count_if(approved_by = person) by_oneself from time_cards"),
        """
        cards | hours    | long | by_oneself
        12299 | 95001.98 | 752  | 1562
        """);
    assertRows(
        sql(
            "select reason, sum(hours) hours from unmatched_items where feed = 'time_cards' group by reason"),
        """
        reason    | hours
        no_period | 91282.67
        """);
  }

  @Test
  void three_snapshots_are_three_budgets_and_a_blank_is_none() {
    assertRows(
        sql(
            "select period, kind, count(*) n, sum(amount) amount from budgets where source_system = 'it'"
                + " group by period, kind"),
        """
        period  | kind     | n   | amount
        2016-06 | original | 392 | 11918961480
        2019-05 | original | 356 | 3371769271
        2019-05 | revised  | 100 | 3659102380
        2022-04 | original | 357 | 4281117384
        2022-04 | revised  | 124 | 2742219564
        """);
    assertRows(
        sql(
            "select replace(substring_index(reason, ':', 1), '.csv') snapshot, count(*) n from quarantine"
                + " where feed = 'budgets' and reason like '%amount is blank%' group by 1"),
        """
        snapshot            | n
        gc-it-projects-2016 | 6
        gc-it-projects-2019 | 7
        gc-it-projects-2022 | 14
        """);
    // 38 projects are in all three; ssc-gcnet-wan and ssc-wcs left a budget blank once.
    assertRows(
        sql(
            "select count(*) n from (select node_id from budgets where source_system = 'it' group by node_id"
                + " having count(distinct period) = 3)"),
        """
        n
        36
        """);
  }

  @Test
  void what_is_withheld_is_in_quarantine_and_not_zero() {
    assertRows(
        sql(
            "select period, count(*) n, sum(planned) planned, sum(forecast) forecast, count_if(planned = 0) zero"
                + " from initiative_value group by period"),
        """
        period  | n   | planned     | forecast    | zero
        2018-03 | 124 | 26805560000 | 26235080000 | 3
        2019-03 | 121 | 29723300000 | 28965860000 | 3
        2020-03 | 116 | 27011080000 | 24962880000 | 2
        """);
    assertRows(
        sql(
            "select feed, count(*) n, count_if(reason like '%Exempt%') exempt from quarantine"
                + " where source_system = 'majors' group by feed"),
        """
        feed            | n  | exempt
        status_reports  | 9  | 0
        value_forecasts | 30 | 29
        value_plans     | 30 | 29
        """);
  }

  @Test
  void six_hundred_clocks_show_what_an_independent_engine_shows() {
    company
        .lake()
        .spark()
        .read()
        .option("header", true)
        .option("inferSchema", true)
        .csv(workspace.resolve("data/exports/zendesk_sla/expected.csv").toString())
        .createOrReplaceGlobalTempView("expected_clocks");
    assertRows(
        sql(
            """
            select s.metric, count(*) n, count_if(abs(60 * e.own_elapsed_minutes - s.elapsed_seconds) <= 61) same_time,
              count_if((s.state = 'breached') = (e.own_breach = 'True')) same_verdict, count_if(s.state = 'breached') breached
            from sla_instances s
            join global_temp.expected_clocks e on e.ticket_id = s.ticket_id
              and e.metric = if(s.metric = 'resolution', 'agent_work_time', 'first_reply_time')
            group by s.metric
            """),
        """
        metric         | n   | same_time | same_verdict | breached
        first_response | 300 | 300       | 300          | 116
        resolution     | 300 | 300       | 300          | 139
        """);
  }

  @Test
  void the_tool_differs_where_all_of_the_time_was_taken_and_no_more() {
    assertRows(
        sql(
            "select ticket_id, metric, state, elapsed_seconds, target_seconds from sla_instances"
                + " where not agrees"),
        """
        ticket_id | metric     | state | elapsed_seconds | target_seconds
        500217    | resolution | met   | 28800           | 28800
        """);
  }

  @Test
  void every_report_is_issued_and_says_why_it_has_no_figures() throws IOException {
    assertThat(reported).isZero();
    assertThat(company.does("report", "initiative_page", "--for", "Crossrail Programme")).isZero();
    Set<String> all = new TreeSet<>(REPORTS);
    all.add("cfo_pack");
    all.add("initiative_page");
    assertThat(company.issued()).isEqualTo(all);
    assertThat(company.text("cfo_pack-2025-07.pdf"))
        .contains("Never handed over: changes, deployments; nothing can be said")
        .contains("60 amounts could not be read; 96 rows are in quarantine")
        .doesNotContain("100000 Genomes Project 100000 Genomes Project")
        .contains("56.1 % of 335 service levels due were met; 147 were late");
    assertThat(company.text("change_outcomes-2025-07.pdf"))
        .contains("Never handed over: changes, deployments");
  }
}
