package io.countersign.marts;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/**
 * Two desks with the same work, number by number. Each figure must be what it is where the second
 * desk numbers its records otherwise, and what each desk counts must be what the other does.
 */
final class TwoDesksProperties {
  private static final List<String> FIGURES =
      List.of("sla_attainment", "change_rates", "approval_ageing", "incident_trend");

  private final Random random = new Random(20261129);
  private final Map<String, StringBuilder> rows = new TreeMap<>();

  private void row(String feed, Object... cells) {
    StringBuilder text = rows.computeIfAbsent(feed, name -> new StringBuilder());
    for (int i = 0; i < cells.length; i++) {
      text.append(i == 0 ? "" : " | ").append(cells[i]);
    }
    text.append('\n');
  }

  /** One desk's work; its numbers as {@code named} has them. */
  private void desk(String system, UnaryOperator<String> named) {
    random.setSeed(7);
    Instant from = Instant.parse("2026-10-05T06:00:00Z");
    for (int i = 1; i <= 12; i++) {
      Instant at = from.plusSeconds(random.nextInt(1_500_000));
      Instant until = at.plusSeconds(600 + random.nextInt(30_000));
      String change = named.apply("" + (100 + i % 5));
      String ticket = named.apply("" + (100 + i));
      String cause = i % 3 == 0 ? change : "";
      row(
          "tickets",
          system,
          ticket,
          "incident",
          "mail",
          "rita",
          "MAIL",
          "high",
          "closed",
          at,
          until,
          cause);
      row("ticket_events", system, ticket, at, 1, "status", "new", "pending");
      row("ticket_events", system, ticket, at.plusSeconds(300), 2, "status", "pending", "open");
    }
    for (int i = 0; i < 5; i++) {
      Instant at = from.plusSeconds(random.nextInt(1_500_000));
      String change = named.apply("" + (100 + i));
      row("changes", system, change, "normal", "MAIL", "rita", "ivan", at, at.plusSeconds(3_600));
      row(
          "approvals",
          system,
          named.apply("7"),
          i,
          "change",
          change,
          "manager",
          "mona",
          at.minusSeconds(9_000),
          i == 4 ? "" : at.minusSeconds(600L * i),
          i == 4 ? "" : "approved");
      row(
          "evidence",
          system,
          named.apply("9" + i),
          "change",
          change,
          "test_result",
          i % 2 == 0 ? "passed" : "failed",
          at.minusSeconds(60));
      row(
          "deployments",
          system,
          named.apply("5" + i),
          "MAIL",
          "production",
          at,
          i == 3 ? "" : change,
          "successful");
    }
  }

  private Chain company(UnaryOperator<String> secondDesk) {
    rows.clear();
    row(
        "tickets",
        "source_system",
        "ticket_id",
        "kind",
        "category",
        "requester",
        "service_id",
        "priority",
        "status",
        "opened_at",
        "resolved_at",
        "caused_by_change_id");
    row(
        "ticket_events",
        "source_system",
        "ticket_id",
        "at",
        "sequence",
        "field",
        "old_value",
        "new_value");
    row(
        "changes",
        "source_system",
        "change_id",
        "path",
        "service_id",
        "requester",
        "implementer",
        "actual_start_at",
        "actual_end_at");
    row(
        "approvals",
        "source_system",
        "approval_id",
        "step",
        "subject_kind",
        "subject_id",
        "waiting_for",
        "approver",
        "requested_at",
        "decided_at",
        "decision");
    row(
        "evidence",
        "source_system",
        "evidence_id",
        "subject_kind",
        "subject_id",
        "kind",
        "result",
        "attached_at");
    row(
        "deployments",
        "source_system",
        "deployment_id",
        "service_id",
        "environment",
        "deployed_at",
        "change_id",
        "outcome");
    row("calendars", "calendar_id", "valid_from", "zone", "windows");
    row("calendars", "desk", "2026-01-01", "UTC", "Mon-Fri 08:00-18:00");
    row(
        "services",
        "service_id",
        "valid_from",
        "name",
        "department",
        "calendar_id",
        "cost_of_delay_per_hour");
    row("services", "MAIL", "2026-01-01", "Mail", "Office", "desk", "100");
    row(
        "sla_policies",
        "policy_id",
        "valid_from",
        "metric",
        "target_seconds",
        "calendar_id",
        "pause_statuses",
        "on_priority_change",
        "on_reopen");
    row(
        "sla_policies",
        "solve",
        "2026-01-01",
        "resolution",
        "7200",
        "desk",
        "pending",
        "keep",
        "continue");
    row(
        "change_rules",
        "category",
        "path",
        "valid_from",
        "required_evidence",
        "observation_seconds");
    row("change_rules", "other", "normal", "2026-01-01", "test_result@start", "86400");
    desk("berlin", UnaryOperator.identity());
    desk("sydney", secondDesk);
    Map<String, String> given = new HashMap<>();
    rows.forEach((feed, text) -> given.put(feed, text.toString()));
    return new Chain(given);
  }

  private static List<String> lines(Chain chain, String mart) {
    return chain.make(mart).collectAsList().stream().map(Object::toString).sorted().toList();
  }

  private static List<String> of(Chain chain, String mart, String system) {
    return chain
        .make(mart)
        .where("source_system = '" + system + "'")
        .drop("source_system", "subject", "subject_system")
        .collectAsList()
        .stream()
        .map(Object::toString)
        .sorted()
        .toList();
  }

  @Test
  void k4_to_number_the_records_of_one_desk_otherwise_changes_no_figure() {
    Chain alike = company(UnaryOperator.identity());
    Chain apart = company(number -> "S-" + number);
    for (String mart : FIGURES) {
      assertThat(lines(alike, mart)).as(mart).isNotEmpty().isEqualTo(lines(apart, mart));
    }
    for (String mart : List.of("sla_instances", "change_outcomes", "approval_steps")) {
      assertThat(of(alike, mart, "sydney"))
          .as(mart)
          .isNotEmpty()
          .isEqualTo(of(alike, mart, "berlin"));
      assertThat(alike.make(mart).count()).as(mart).isEqualTo(apart.make(mart).count());
    }
  }
}
