package io.countersign.transform.sla;

import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.build.Build;
import io.countersign.build.Progress;
import io.countersign.company.Basis;
import io.countersign.contract.Contract;
import io.countersign.contract.Contracts;
import io.countersign.history.History;
import io.countersign.lake.LakeTest;
import io.countersign.lake.Rows;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;

final class SlaClockTest extends LakeTest {
  private static final Map<String, Contract> CONTRACTS = Contracts.all();
  private static final Basis ASK =
      new Basis(
          company().fiscalYear().parse("2026-10"),
          Instant.parse("2026-11-04T06:00:00Z"),
          company());

  private static final String POLICIES =
      """
      policy_id | valid_from | service_id | kind     | metric     | target_seconds | calendar_id | pause_statuses  | on_priority_change | on_reopen
      any       | 2026-01-01 |            |          | resolution | 28800          | desk        | pending;stalled | keep               | continue
      any       | 2026-10-01 |            |          | resolution | 14400          | desk        | pending;stalled | keep               | continue
      net       | 2026-01-01 | NET        |          | resolution | 86400          | always      |                 | keep               | continue
      problems  | 2026-01-01 |            | problem  | resolution | 60             | shut        |                 | keep               | continue
      requests  | 2026-01-01 |            | request  | resolution | 60             | mars        |                 | keep               | continue
      """;
  private static final String CALENDARS =
      """
      calendar_id | valid_from | zone          | windows
      desk        | 2026-01-01 | Europe/Berlin | Mon-Fri 08:00-18:00
      always      | 2026-01-01 | Europe/Berlin | Mon-Sun 00:00-24:00
      mars        | 2026-01-01 | Mars/Olympus  | Mon-Sun 00:00-24:00
      shut        | 2026-01-01 | Europe/Berlin | -
      """;
  private static final String TICKETS =
      """
      ticket_id | kind     | service_id | status | opened_at            | resolved_at          | source_sla_breached
      friday    | incident | ERP        | closed | 2026-09-18T08:00:00Z | 2026-09-21T06:00:00Z | false
      october   | incident | ERP        | closed | 2026-10-01T06:00:00Z | 2026-10-01T11:00:00Z | true
      sunday    | incident | NET        | closed | 2026-10-24T10:00:00Z | 2026-10-25T11:00:00Z | false
      held      | incident | ERP        | closed | 2026-10-12T06:00:00Z | 2026-10-12T15:00:00Z | true
      mars      | request  | ERP        | new    | 2026-10-12T06:00:00Z |                      |
      shut      | problem  | ERP        | new    | 2026-10-12T06:00:00Z |                      |
      """;
  private static final String EVENTS =
      """
      ticket_id | at                   | sequence | field  | old_value | new_value
      held      | 2026-10-12T07:00:00Z | 1        | status | new       | pending
      held      | 2026-10-12T14:00:00Z | 2        | status | pending   | open
      """;

  private static Given given(io.countersign.build.Step step) {
    return step(step)
        .given("tickets", TICKETS)
        .given("ticket_events", EVENTS)
        .given("sla_policies", POLICIES)
        .given("calendars", CALENDARS)
        .given(
            "holidays",
            """
            calendar_id | on_date    | from_time | to_time
            desk        | 2026-12-24 | 12:00     | 18:00
            """);
  }

  @Test
  void k1_clocks_run_where_no_event_ever_landed_and_none_do_without_tickets() {
    land("ticket_events", EVENTS);
    assertRows(built(), "ticket_id | metric | state");
    land("tickets", TICKETS);
    assertThat(built().where("metric = 'resolution'").count()).isEqualTo(6);
  }

  @Test
  void k1_clocks_run_where_the_history_of_tickets_is_absent() {
    land("tickets", TICKETS);
    assertThat(built().where("metric = 'resolution'").count()).isEqualTo(6);
  }

  private void land(String feed, String rows) {
    Contract contract = CONTRACTS.get(feed);
    History.land(
        lake(),
        contract,
        "desk",
        Rows.of(spark(), contract.schema(), rows),
        Optional.empty(),
        ASK.asOf());
  }

  private Dataset<Row> built() {
    new Build(lake(), CONTRACTS, ASK, Progress.none()).run(List.of(new SlaClock()));
    return lake().read("sla_clock");
  }

  @Test
  void the_most_specific_promise_in_force_at_the_start_is_held_against_the_tools_own_word() {
    assertRows(
        given(new SlaClock()).make().where("metric = 'resolution'"),
        """
        ticket_id | policy_id | target_seconds | elapsed_seconds | state    | excluded_reason     | agrees | disagreement_reason
        friday    | any       | 28800          | 28800           | met      |                     | true   |
        october   | any       | 14400          | 18000           | breached |                     | true   |
        sunday    | net       | 86400          | 90000           | breached |                     | false  | clock_change_ignored
        held      | any       | 14400          | 7200            | met      |                     | false  | pauses_not_taken_off
        mars      | requests  | 60             |                 | excluded | calendar_unreadable |        |
        shut      | problems  | 60             |                 | excluded | calendar_unreadable |        |
        """);
  }

  @Test
  void k12_k13_the_services_calendar_holds_and_the_tools_own_deadline_stands_beside_ours() {
    assertRows(
        step(new SlaClock())
            .given(
                "tickets",
                """
                ticket_id | kind     | service_id | status | opened_at            | resolved_at          | resolution_due_at    | source_sla_breached
                later     | incident | ERP        | closed | 2026-10-12T06:00:00Z | 2026-10-13T09:00:00Z | 2026-10-14T06:00:00Z | false
                unset     | incident | ERP        | closed | 2026-10-12T06:00:00Z | 2026-10-13T09:00:00Z |                      | false
                unknown   | incident | OLD        | closed | 2026-10-12T06:00:00Z | 2026-10-13T09:00:00Z | 2026-10-14T06:00:00Z | false
                """)
            .given(
                "sla_policies",
                """
                policy_id | valid_from | metric     | target_days | on_priority_change | on_reopen
                any       | 2026-01-01 | resolution | 1           | keep               | continue
                """)
            .given("calendars", CALENDARS)
            .given(
                "services",
                """
                service_id | valid_from | name | calendar_id
                ERP        | 2026-01-01 | ERP  | desk
                """)
            .make()
            .where("metric = 'resolution'"),
        """
        ticket_id | calendar_id | state    | excluded_reason | deadline_latest      | source_due_at        | due_differs_seconds | agrees | disagreement_reason
        later     | desk        | breached |                 | 2026-10-13T06:00:00Z | 2026-10-14T06:00:00Z | 86400               | false  | deadline_differs
        unset     | desk        | breached |                 | 2026-10-13T06:00:00Z |                      |                     | false  | no_target_there
        unknown   |             | excluded | no_calendar     |                      | 2026-10-14T06:00:00Z |                     |        |
        """);
  }

  @Test
  void every_second_of_an_instance_has_its_place() {
    assertRows(
        given(new SlaIntervals())
            .given(
                "sla_clock",
                """
                ticket_id | metric     | instance | started_at           | stopped_at           | elapsed_seconds
                held      | resolution | 1        | 2026-10-12T06:00:00Z | 2026-10-12T15:00:00Z | 7200
                """)
            .make()
            .where("ticket_id = 'held' and metric = 'resolution'"),
        """
        from_at              | to_at                | kind    | why     | business_seconds | counted_seconds | closed_seconds
        2026-10-12T06:00:00Z | 2026-10-12T07:00:00Z | counted |         | 3600             | 3600            | 0
        2026-10-12T07:00:00Z | 2026-10-12T14:00:00Z | paused  | pending | 25200            | 0               | 0
        2026-10-12T14:00:00Z | 2026-10-12T15:00:00Z | counted |         | 3600             | 3600            | 0
        """);
  }
}
