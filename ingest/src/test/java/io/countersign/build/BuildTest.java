package io.countersign.build;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.countersign.company.Basis;
import io.countersign.contract.Contract;
import io.countersign.contract.Contracts;
import io.countersign.history.History;
import io.countersign.lake.ExecutionProfile;
import io.countersign.lake.JobCounter;
import io.countersign.lake.LakeTest;
import io.countersign.lake.Rows;
import io.countersign.problem.Problems;
import io.countersign.problem.Refusal;
import io.countersign.problem.TextFile;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;

class BuildTest extends LakeTest {
  private static final Instant AS_OF = Instant.parse("2026-11-04T06:00:00Z");
  private static final Instant NEXT_DAY = Instant.parse("2026-11-05T06:00:00Z");
  private static final String COLUMNS = "grain: [id]\ncolumns: {id: id, amount: money}\n";

  private final Map<String, Contract> contracts = new LinkedHashMap<>();
  private final List<String> reasons = Collections.synchronizedList(new ArrayList<>());
  private String period = "2026-10";

  @Test
  void a_step_runs_once_for_one_question_and_again_when_an_input_changes() {
    contract("ingest/feeds/facts.yml", "feed: facts\nversion: 1\nabout: Facts.\n" + COLUMNS);
    contract(
        "transform/sums/contract.yml",
        "table: sums\nversion: 1\nabout: Sums.\nreads: [facts]\n" + COLUMNS);
    Step sums = sql("sums", "select id, amount from facts");
    land("id | amount\nA | 1");
    assertThat(build(sums).get(0).unchanged()).isFalse();
    assertThat(build(sums).get(0).unchanged()).isTrue();
    assertThat(lake().version("sums")).isZero();
    land("id | amount\nA | 1\nB | 2");
    assertThat(build(sums).get(0))
        .isEqualTo(new StepResult("sums", Contract.Kind.TABLE, 1, 2, false, false, List.of()));
    assertThat(build(sql("sums", "select id, amount * 2 as amount from facts")).get(0).unchanged())
        .isFalse();
  }

  @Test
  void a_later_instant_makes_what_is_about_it_or_sees_other_facts_and_confirms_the_rest()
      throws InterruptedException {
    Step sums = aged();
    Step ages = sql("ages", "select id, datediff(:as_of, date '2026-11-01') as amount from facts");
    Step next = sql("next", "select id, amount from sums");
    land("id | amount | at\nA | 1 | 2026-11-01T00:00:00Z\nB | 2 | 2026-11-07T00:00:00Z");
    build(sums, ages, next);
    assertThat(buildAt(NEXT_DAY, sums, ages, next))
        .extracting(StepResult::unchanged)
        .containsExactly(true, false, true);
    assertThat(lake().askedAt("next")).contains(NEXT_DAY);
    assertThat(lake().content("next")).isZero();
    assertRows(lake().read("ages"), "id | amount\nA | 4");
    JobCounter again = JobCounter.of(spark(), () -> buildAt(NEXT_DAY, sums, ages, next));
    assertThat(again.jobs()).isZero();
    assertThat(lake().version("next")).isEqualTo(1);
    Instant week = Instant.parse("2026-11-09T06:00:00Z");
    assertThat(buildAt(week, sums, ages, next))
        .extracting(StepResult::unchanged)
        .containsExactly(false, false, false);
    assertRows(lake().read("next"), "id | amount\nA | 1\nB | 2");
    buildAt(NEXT_DAY, sums, ages, next);
    assertRows(lake().read("next"), "id | amount\nA | 1");
  }

  @Test
  void rows_that_come_out_as_they_were_are_not_written_and_nothing_behind_them_is_made() {
    aged();
    Step next = sql("next", "select id, amount from sums");
    land("id | amount | at\nA | 1 | 2026-11-01T00:00:00Z");
    build(sql("sums", "select id, amount from facts"), next);
    List<StepResult> built = build(sql("sums", "select id, amount + 0 as amount from facts"), next);
    assertThat(built).extracting(StepResult::unchanged).containsExactly(true, true);
    assertThat(built).extracting(StepResult::version).containsExactly(1L, 0L);
    assertThat(reasons)
        .containsSubsequence(
            "sums: its code or its contract changed",
            "sums: its rows came out as they were",
            "next: nothing that it depends on changed");
    build(sql("sums", "select id, amount + 1 as amount from facts"), next);
    assertThat(reasons).last().isEqualTo("next: sums changed");
    assertRows(lake().read("next"), "id | amount\nA | 2");
  }

  @Test
  void another_period_makes_what_asks_for_it() {
    aged();
    Step ages = sql("ages", "select id, cast(right(:period, 2) as int) as amount from facts");
    Step sums = sql("sums", "select id, amount from facts");
    land("id | amount | at\nA | 1 | 2026-11-01T00:00:00Z");
    build(sums, ages);
    period = "2026-09";
    assertThat(build(sums, ages)).extracting(StepResult::unchanged).containsExactly(true, false);
    assertThat(reasons).contains("ages: it is about the period, 2026-09");
    assertThat(lake().versionAbout("sums", "2026-09", AS_OF)).hasValue(1);
    assertRows(lake().read("ages"), "id | amount\nA | 9");
  }

  @Test
  void a_check_that_asks_for_the_instant_is_asked_again() {
    aged();
    contract(
        "transform/ages/contract.yml",
        """
        table: ages
        version: 1
        about: Ages.
        reads: [facts]
        grain: [id]
        columns: {id: id, amount: money}
        should: {recent: ":as_of < timestamp '2026-11-05T00:00:00Z'"}
        """);
    land("id | amount | at\nA | 1 | 2026-11-01T00:00:00Z");
    Step ages = sql("ages", "select id, amount from facts");
    assertThat(build(ages).get(0).breaches()).isEmpty();
    assertThat(buildAt(NEXT_DAY, ages).get(0).breaches()).containsExactly("recent");
  }

  @Test
  void many_rows_have_one_digest_in_any_order_another_where_a_blank_moves_and_no_rows_have_one() {
    aged();
    String all = digest("id | amount\nA | 1\nB |");
    assertThat(digest("id | amount\nB |\nA | 1")).isEqualTo(all);
    assertThat(digest("id | amount\nA |\nB | 1")).isNotEqualTo(all);
    assertThat(digest("id | amount\nA | 1")).isNotEqualTo(all);
    assertThat(digest("")).isEqualTo(digest("")).isNotEqualTo(all);
  }

  private String digest(String rows) {
    contract(
        "transform/sums/contract.yml",
        """
        table: sums
        version: 1
        about: Some.
        grain: [id]
        columns: {id: id, amount: {type: money, blank: Unknown.}}
        """);
    Contract sums = contracts.get("sums");
    SparkSession many = ExecutionProfile.SMALL.session(spark());
    Rows.of(many, sums.schema(), rows).createOrReplaceTempView("sums");
    return new ContractChecks(sums, many, sql -> Map.of()).run(true).digest();
  }

  /** Facts with an instant of their own, and tables that read them. */
  private Step aged() {
    contract(
        "ingest/feeds/facts.yml",
        """
        feed: facts
        version: 1
        about: Facts.
        grain: [id]
        happened: at
        columns: {id: id, amount: money, at: instant}
        """);
    for (String table : List.of("sums", "ages")) {
      contract(
          "transform/" + table + "/contract.yml",
          "table: " + table + "\nversion: 1\nabout: Some.\nreads: [facts]\n" + COLUMNS);
    }
    contract(
        "transform/next/contract.yml",
        "table: next\nversion: 1\nabout: Next.\nreads: [sums]\n" + COLUMNS);
    return sql("sums", "select id, amount from facts");
  }

  @Test
  void what_stands_on_a_feed_that_could_not_be_read_stays_as_it_was() {
    contract("ingest/feeds/facts.yml", "feed: facts\nversion: 1\nabout: Facts.\n" + COLUMNS);
    contract("ingest/feeds/others.yml", "feed: others\nversion: 1\nabout: Others.\n" + COLUMNS);
    contracts.put(Upstream.STATES, Contracts.all().get(Upstream.STATES));
    contract(
        "transform/sums/contract.yml",
        "table: sums\nversion: 1\nabout: Sums.\nreads: [facts]\n" + COLUMNS);
    contract(
        "transform/next/contract.yml",
        "table: next\nversion: 1\nabout: Next.\nreads: [sums, others]\n" + COLUMNS);
    Step sums = sql("sums", "select id, amount from facts");
    Step next = sql("next", "select id, amount from sums union all select id, amount from others");
    state("read");
    land("id | amount\nA | 1");
    build(sums, next);
    state("stopped");
    land("id | amount\nA | 7");
    assertThat(build(sums, next)).extracting(StepResult::stale).containsExactly(true, true);
    assertRows(lake().read("next"), "id | amount\nA | 1");
    state("read");
    assertThat(build(sums, next)).extracting(StepResult::stale).containsExactly(false, false);
    assertRows(lake().read("next"), "id | amount\nA | 7");
  }

  private void state(String state) {
    History.land(
        lake(),
        contracts.get(Upstream.STATES),
        "test",
        Rows.of(
            spark(),
            contracts.get(Upstream.STATES).schema(),
            "feed | source_system | state | since_at | landed\nfacts | test | "
                + state
                + " | 2026-11-04T06:00:00Z | true"),
        Optional.empty(),
        AS_OF);
  }

  @Test
  void steps_run_after_what_they_read_in_whatever_order_they_are_given() {
    contract("transform/first/contract.yml", "table: first\nversion: 1\nabout: First.\n" + COLUMNS);
    contract(
        "transform/second/contract.yml",
        "table: second\nversion: 1\nabout: Second.\nreads: [first]\n" + COLUMNS);
    build(
        sql("second", "select id, amount from first"),
        sql("first", "select 'A' as id, 1.5 as amount"));
    assertRows(lake().read("second"), "id | amount\nA | 1.5");
  }

  @Test
  void a_step_cannot_see_what_its_contract_does_not_declare() {
    contract("ingest/feeds/facts.yml", "feed: facts\nversion: 1\nabout: Facts.\n" + COLUMNS);
    contract(
        "transform/first/contract.yml",
        "table: first\nversion: 1\nabout: First.\nreads: [facts]\n" + COLUMNS);
    contract("transform/sly/contract.yml", "table: sly\nversion: 1\nabout: Sly.\n" + COLUMNS);
    land("id | amount\nA | 1");
    assertThatThrownBy(
            () ->
                build(
                    sql("first", "select * from facts"),
                    sql("sly", "select id, amount from facts")))
        .hasMessageContaining("TABLE_OR_VIEW_NOT_FOUND");
  }

  @Test
  void a_broken_must_leaves_the_earlier_version_in_place() {
    contract(
        "transform/sums/contract.yml",
        "table: sums\nversion: 1\nabout: Sums.\n"
            + COLUMNS
            + "must: {positive: amount > 0, ten: sum(amount) = 10}\n");
    build(sql("sums", "select 'A' as id, 10 as amount"));
    assertThatThrownBy(() -> build(sql("sums", "select 'A' as id, -10 as amount")))
        .isInstanceOf(Refusal.class)
        .hasMessageContaining("must positive")
        .hasMessageContaining("must ten");
    assertRows(lake().read("sums"), "id | amount\nA | 10");
  }

  @Test
  void a_broken_should_is_published_and_named() {
    contract(
        "transform/sums/contract.yml",
        "table: sums\nversion: 1\nabout: Sums.\n" + COLUMNS + "should: {small: amount < 5}\n");
    assertThat(build(sql("sums", "select 'A' as id, 10 as amount")).get(0).breaches())
        .containsExactly("small");
    assertThat(build(sql("sums", "select 'A' as id, 10 as amount")).get(0).breaches())
        .containsExactly("small");
  }

  @Test
  void a_row_twice_a_blank_and_an_unknown_word_are_all_told() {
    contract(
        "transform/sums/contract.yml",
        "table: sums\nversion: 1\nabout: Sums.\ngrain: [id]\ncolumns: {id: id, light: traffic_light, amount: money}\n");
    assertThatThrownBy(
            () ->
                build(
                    sql("sums", "select 'A' as id, 'pink' as light, null as amount from range(2)")))
        .hasMessageContaining("the grain is unique")
        .hasMessageContaining("light is one of its words")
        .hasMessageContaining("amount is never blank");
  }

  @Test
  void an_amount_with_more_decimals_than_promised_is_not_rounded_unasked() {
    contract("transform/sums/contract.yml", "table: sums\nversion: 1\nabout: Sums.\n" + COLUMNS);
    assertThatThrownBy(() -> build(sql("sums", "select 'A' as id, 1.00005 as amount")))
        .isInstanceOf(Refusal.class)
        .hasMessageContaining("Round it in the step");
  }

  @Test
  void tables_that_read_each_other_are_refused() {
    contract("transform/a/contract.yml", "table: a\nversion: 1\nabout: A.\nreads: [b]\n" + COLUMNS);
    contract("transform/b/contract.yml", "table: b\nversion: 1\nabout: B.\nreads: [a]\n" + COLUMNS);
    assertThatThrownBy(() -> build(sql("a", "select * from b"), sql("b", "select * from a")))
        .hasMessageContaining("in a circle");
  }

  @Test
  void a_small_table_costs_no_job_also_where_a_check_asks_another_table()
      throws InterruptedException {
    contract("ingest/feeds/facts.yml", "feed: facts\nversion: 1\nabout: Facts.\n" + COLUMNS);
    contract("ingest/feeds/others.yml", "feed: others\nversion: 1\nabout: Others.\n" + COLUMNS);
    contract(
        "transform/sums/contract.yml",
        "table: sums\nversion: 1\nabout: Sums.\nreads: [facts, others]\n"
            + COLUMNS
            + "must: {positive: amount > 0, kept: sum(amount) = (select sum(amount) from facts)}\n"
            + "should: {small: amount < 5}\n");
    land("id | amount\nA | 1\nB | 7");
    Step sums =
        sql(
            "sums",
            "select f.id, f.amount from facts f left join others o using (id)"
                + " join (select id, count(*) as n from facts group by id) using (id)"
                + " where f.amount > 0 order by f.id");
    JobCounter counted = JobCounter.of(spark(), () -> build(sums));
    assertRows(lake().read("sums"), "id | amount\nA | 1\nB | 7");
    assertThat(counted.jobs()).isZero();
    assertThat(counted.executions()).isZero();
  }

  private static Step sql(String table, String select) {
    return new SqlStep(new TextFile("transform/" + table + "/step.sql", select));
  }

  private void contract(String name, String text) {
    Problems problems = new Problems();
    Contract contract = Contract.read(new TextFile(name, text), problems).orElse(null);
    assertThat(problems.list()).isEmpty();
    contracts.put(contract.name(), contract);
  }

  private void land(String text) {
    Contract facts = contracts.get("facts");
    History.land(
        lake(), facts, "test", Rows.of(spark(), facts.schema(), text), Optional.empty(), AS_OF);
  }

  private List<StepResult> build(Step... steps) {
    return buildAt(AS_OF, steps);
  }

  private List<StepResult> buildAt(Instant asOf, Step... steps) {
    Basis ask = new Basis(company().fiscalYear().parse(period), asOf, company());
    return new Build(lake(), contracts, ask, new Reasons(reasons)).run(List.of(steps));
  }

  private record Reasons(List<String> told) implements Progress {
    @Override
    public void done(String stage, String what, long rows, double seconds, String note) {}

    @Override
    public void explained(String table, String because) {
      told.add(table + ": " + because);
    }
  }
}
