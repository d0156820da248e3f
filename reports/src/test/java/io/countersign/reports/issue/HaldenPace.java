package io.countersign.reports.issue;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** At what pace the measures of the invented company go on, and which of the closed ones do not. */
final class HaldenPace {
  private static final String LAST_THREE =
      """
      select measure_id, sum(month) * 4 as run_rate
      from (select measure_id, sum(verified_group) as month, row_number() over (partition by measure_id order by period desc) as nth
            from initiative_value group by measure_id, period having sum(pending_group) = 0)
      where nth <= 3 group by measure_id order by measure_id
      """;
  private static final String DIVERGING =
      """
      select measure_id, sum(planned_group) as planned, coalesce(sum(verified_at_plan_rate), 0) as verified,
        sum(planned_group) - coalesce(sum(verified_at_plan_rate), 0) as money
      from initiative_value where measure_id in ('M-006', 'M-027') group by measure_id order by measure_id
      """;
  private static final List<String> SINCE =
      List.of("2026-07", "2026-08", "2026-09", "2026-10", "2026-11");
  private final InventedMarts marts;

  private HaldenPace(InventedMarts marts) {
    this.marts = marts;
  }

  static void addTo(InventedMarts marts) {
    HaldenPace pace = new HaldenPace(marts);
    for (Map<String, Object> row : marts.query(DIVERGING, Map.of())) {
      pace.diverges(row);
    }
    for (Map<String, Object> row : marts.query(LAST_THREE, Map.of())) {
      pace.measure((String) row.get("measure_id"), (BigDecimal) row.get("run_rate"));
    }
  }

  private void diverges(Map<String, Object> row) {
    marts.add(
        "divergence",
        "measure_id",
        row.get("measure_id"),
        "reason",
        "potential_red",
        "since_at",
        Instant.parse("2026-09-04T06:00:00Z"),
        "days",
        61L,
        "planned",
        row.get("planned"),
        "verified",
        row.get("verified"),
        "money",
        row.get("money"));
    exception("divergence", (String) row.get("measure_id"), 61L);
  }

  private void measure(String measure, BigDecimal runRate) {
    int number = Integer.parseInt(measure.substring(2));
    boolean closed = number % 12 == 5;
    for (int since = closed ? 0 : 3; since < SINCE.size(); since++) {
      Object[] row = {
        "measure_id",
        measure,
        "period",
        SINCE.get(since),
        "currency",
        "EUR",
        "run_rate",
        runRate,
        "run_rate_group",
        runRate,
        "in_period_group",
        runRate.multiply(new BigDecimal("0.75")).setScale(4),
        "carry_over_group",
        runRate.multiply(new BigDecimal("0.25")).setScale(4),
        "one_off_group",
        "0"
      };
      Object[] all = closed ? Stream.concat(Stream.of(row), lasts(number, since)).toArray() : row;
      marts.add("run_rate", all).add("run_rates", all);
    }
    if (closed) {
      marts.add("gate_history", "measure_id", measure, "sequence", 2L, "stage", "closed");
    }
    if (closed && number % 24 == 5) {
      exception("regression", measure, null);
    }
  }

  private void exception(String control, String measure, Long age) {
    Object[] cells = {
      "control",
      control,
      "severity",
      "high",
      "control_owner",
      "finance-controlling",
      "subject_kind",
      "measure",
      "subject_id",
      measure,
      "measure_id",
      measure
    };
    marts.add("value_exceptions", cells);
    marts.add("control_exceptions", Halden.with(cells, "age_days", age));
    String decision = control.equals("regression") ? "renew_the_saving" : "rescue_or_stop";
    HaldenExceptions.decision(marts, decision, measure, 1, age, null);
  }

  /** Every second one brings 1,000 a month less than it promised. */
  private static Stream<Object> lasts(int number, int since) {
    boolean behind = number % 24 == 5;
    int less = behind ? -1_000 - 10 * number : 40 * number;
    return Stream.of(
        "closed_on",
        LocalDate.parse("2026-07-08"),
        "run_rate_at_closure",
        "48000",
        "cusum",
        String.valueOf(less * since),
        "persistence",
        since < 3 ? null : behind ? "0.71" : "1.04",
        "under_tolerance",
        behind && since > 0,
        "regression",
        behind && since > 1);
  }
}
