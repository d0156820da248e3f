package io.countersign;

import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.ingest.RealData;
import io.countersign.lake.LakeTest;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What organisations published, dirt included, read by declarations alone; the facts stand in their
 * README.
 */
@RealData
final class RealInputTest extends LakeTest {
  @TempDir private static Path workspace;
  private static RealRun company;
  private static int exit;

  @BeforeAll
  static void ingest() throws IOException, URISyntaxException {
    company = RealRun.in(workspace, "/real_input");
    exit = company.does("run");
  }

  private static Dataset<Row> sql(String sql) {
    return company.sql(sql);
  }

  @Test
  void it_runs_to_the_pack() throws IOException {
    assertThat(exit).isZero();
    try (Stream<Path> files = Files.walk(workspace.resolve("out"))) {
      assertThat(files.filter(file -> file.getFileName().toString().matches("cfo_pack-.*\\.pdf")))
          .hasSize(1);
    }
  }

  @Test
  void the_marts_say_what_the_sources_held() {
    assertRows(
        sql(
            "select count(distinct ticket_id) tickets, count_if(source_says) breached from sla_instances"),
        """
        tickets | breached
        24918   | 9115
        """);
    assertRows(
        sql(
            "select feed, count(*) n, sum(amount) amount, sum(cast(round(hours * 60) as bigint)) minutes"
                + " from unmatched_items group by feed"),
        """
        feed         | n      | amount         | minutes
        ledger_lines | 57692  | 214044268.1200 |
        tickets      | 3      |                |
        time_cards   | 203619 |                | 7920064
        """);
    assertRows(
        sql(
            "select count(*) n from initiative_scorecard where level = 'measure' and period = '2018-03'"),
        """
        n
        445
        """);
    assertThat(sql("select * from reconciliation where status = 'break'").count()).isZero();
  }

  @Test
  void every_row_that_was_read_landed_or_lies_in_quarantine() {
    assertRows(
        sql("select * from source_totals where measure = 'rows'"),
        """
        feed          | source_system | read_count | repeated_count | quarantined_count | landed_count
        fx_rates      | rates         | 40760      | 0              | 0                 | 40760
        gate_events   | projects      | 1988       | 0              | 0                 | 1988
        initiatives   | projects      | 450        | 0              | 0                 | 450
        ledger_lines  | town          | 61529      | 0              | 3837              | 57692
        ticket_events | service_desk  | 219616     | 0              | 4                 | 219612
        tickets       | service_desk  | 24918      | 0              | 0                 | 24918
        time_cards    | time          | 203621     | 0              | 2                 | 203619
        """);
  }

  @Test
  void an_incident_is_counted_once_and_breached_as_its_tool_says_at_the_end() {
    assertRows(
        sql(
            "select count(*) tickets, count_if(source_sla_breached) breached,"
                + " count_if(reopen_count > 0) reopened, sum(reopen_count) reopenings from tickets"),
        """
        tickets | breached | reopened | reopenings
        24918   | 9115     | 275      | 331
        """);
    assertRows(
        sql(
            "select count(distinct ticket_id) n from ticket_events"
                + " where field = 'priority' and old_value is not null"),
        """
        n
        383
        """);
  }

  @Test
  void minutes_on_two_days_that_cannot_be_read_are_all_that_is_missing() {
    assertRows(
        sql(
            "select count(*) cards, sum(cast(round(hours * 60) as bigint)) minutes from time_cards"),
        """
        cards  | minutes
        203619 | 7920064
        """);
    assertRows(
        sql("select record_key, reason from quarantine where feed = 'time_cards'"),
        """
        record_key | reason
        377553     | CESAW_time_fact.csv.gz:64345: worked_on is '\\N', expected a date, as 2026-10-31
        640359     | CESAW_time_fact.csv.gz:116215: worked_on is '0016-01-11 16:22:26', expected a date, as 2026-10-31
        """);
  }

  @Test
  void spend_is_there_to_the_penny_or_in_quarantine_with_its_reason() {
    assertRows(
        sql(
            "select read_count, read_sum, landed_count + quarantined_count both,"
                + " landed_sum + quarantined_sum both_sum, quarantined_count from source_totals"
                + " where feed = 'ledger_lines' and measure = 'amount'"),
        """
        read_count | read_sum         | both  | both_sum         | quarantined_count
        61529      | 228210155.400000 | 61529 | 228210155.400000 | 3837
        """);
    assertRows(
        sql(
            "select count(*) n, count_if(reason like '%posted_on is ''00:00:00''%') destroyed,"
                + " count_if(reason like '%amount is blank%') without_amount"
                + " from quarantine where feed = 'ledger_lines'"),
        """
        n    | destroyed | without_amount
        3837 | 3836      | 1
        """);
  }

  @Test
  void one_project_of_445_passed_a_gate_before_the_one_ahead_of_it() {
    assertRows(
        sql("select level, count(*) n from initiatives group by level"),
        """
        level        | n
        organization | 1
        program      | 4
        measure      | 445
        """);
    assertRows(
        sql(
            """
            select a.measure_id, a.gate, b.gate as ahead
            from gate_events a join gate_events b on a.measure_id = b.measure_id
            where array_position(array('defined', 'detailed', 'decided', 'implemented', 'closed'), a.gate)
                < array_position(array('defined', 'detailed', 'decided', 'implemented', 'closed'), b.gate)
              and a.decided_at > b.decided_at
            """),
        """
        measure_id | gate        | ahead
        Q05658     | implemented | closed
        """);
  }

  @Test
  void rates_of_a_month_are_those_of_its_days() {
    assertRows(
        sql(
            "select rate_kind, rate from fx_rates where from_currency = 'EUR'"
                + " and to_currency = 'USD' and period = '2011-12'"),
        """
        rate_kind | rate
        average   | 1.317905
        closing   | 1.293900
        """);
    assertThat(sql("select max(period) from fx_rates").first().getString(0)).isEqualTo("2026-03");
  }
}
