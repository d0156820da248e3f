package io.countersign.reports.issue;

import java.time.Instant;
import java.time.LocalDate;

/**
 * Where the measures of the invented company stand: every tenth waits for its implementation, two
 * were stopped, and the first is not decided yet.
 */
final class HaldenGates {
  private static final int[] PORTFOLIO_OF = {0, 0, 0, 1, 1, 2, 2, 2, 3, 3};
  private final InventedMarts marts;
  private final HaldenPeople people;

  private HaldenGates(InventedMarts marts, HaldenPeople people) {
    this.marts = marts;
    this.people = people;
  }

  static void addTo(InventedMarts marts, HaldenPeople people) {
    HaldenGates gates = new HaldenGates(marts, people);
    for (int number = 1; number <= 120; number++) {
      gates.measure(number);
    }
  }

  private static String stage(int number) {
    return number == 1
        ? "detailed"
        : number % 10 == 0 ? "decided" : number % 12 == 5 ? "closed" : "implemented";
  }

  private void measure(int number) {
    String id = String.format("M-%03d", number);
    Instant since = Instant.parse(String.format("2026-%02d-14T08:00:00Z", 1 + number % 7));
    marts.add(
        "measures",
        "measure_id",
        id,
        "portfolio_id",
        String.format("PF-%02d", PORTFOLIO_OF[(number - 1) / 12] + 1),
        "program_id",
        String.format("PG-%02d", (number - 1) / 12 + 1),
        "owner",
        people.owner(number),
        "controller",
        HaldenPeople.by(number),
        "currency",
        "EUR",
        "stage",
        stage(number),
        "stage_entered_at",
        since,
        "days_in_stage",
        210L - 21L * (number % 7),
        "stopped",
        number == 64 ? "cancelled" : number == 77 ? "held" : null,
        "go_live_on",
        number % 20 == 0 ? null : LocalDate.parse("2026-12-01"));
    marts.add(
        "gate_history",
        "measure_id",
        id,
        "sequence",
        1L,
        "event",
        "entered",
        "from_at",
        since,
        "skipped",
        number % 40 == 0,
        "backward",
        number == 33);
    for (int month = 11; month <= 12; month++) {
      plan(id, "2026-" + month, number);
    }
  }

  private void plan(String id, String period, int number) {
    marts.add(
        "value_plans",
        "measure_id",
        id,
        "version",
        1L,
        "period",
        period,
        "benefit_type",
        "cost_saving",
        "amount",
        String.valueOf(3_000 + 50 * number),
        "currency",
        number % 30 == 0 ? "USD" : "EUR");
  }
}
