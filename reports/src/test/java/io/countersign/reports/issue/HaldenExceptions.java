package io.countersign.reports.issue;

import java.time.Instant;

/** Where controls of the invented company do not hold, and what has to be decided for it. */
final class HaldenExceptions {
  private static final String[] CONTROLS = {
    "divergence",
    "over_claimed",
    "signoff_invalid",
    "pending_too_long",
    "claim_out_of_rule",
    "sla_tampering",
    "change_evidence_missing",
    "sla_disagreement",
    "roles_overlap"
  };
  private static final String[] SEVERITIES = {
    "high", "high", "high", "medium", "medium", "medium", "medium", "low", "low"
  };
  private static final String[] DECISIONS = {
    "rescue_or_stop", "share_the_saving", null, "decide_the_claim"
  };

  private HaldenExceptions() {}

  static void addTo(InventedMarts marts) {
    for (int i = 0; i < 140; i++) {
      int control = (i % 16) % CONTROLS.length;
      boolean isService = CONTROLS[control].matches("sla.*|change.*");
      Long age = control == 1 ? null : (Long) (3L + i * 2L);
      Object amount = isService ? null : 1_250L * (1 + i % 30);
      String subject = isService ? "T-" + i : String.format("M-%03d", 1 + i % 120);
      Object[] cells = {
        "control",
        CONTROLS[control],
        "severity",
        SEVERITIES[control],
        "control_owner",
        isService ? "service-management" : "finance-controlling",
        "subject_kind",
        isService ? "ticket" : "measure",
        "subject_id",
        subject,
        "owner",
        i % 11 == 0 ? null : "L. Jansen",
        "amount_at_stake",
        amount
      };
      marts.add(isService ? "service_exceptions" : "value_exceptions", cells);
      marts.add("control_exceptions", Halden.with(cells, "age_days", age));
      if (control < DECISIONS.length && DECISIONS[control] != null) {
        decision(marts, DECISIONS[control], subject, i, age, amount);
      }
    }
  }

  static void decision(
      InventedMarts marts, String decision, String subject, int i, Long age, Object amount) {
    marts.add(
        "decisions_needed",
        "decision_id",
        String.join(":", decision, "measure", subject, i + ""),
        "decision",
        decision,
        "subject_id",
        subject,
        "name",
        "Print fleet contract",
        "committee",
        i % 5 == 0 ? null : "Value board",
        "decider",
        i % 7 == 0 ? null : "E. Lund",
        "waiting_since",
        age == null ? null : Instant.parse("2026-09-01T08:00:00Z"),
        "age_days",
        age,
        "amount_at_stake",
        amount,
        "detail",
        "green since 2026-08-12, red since 2026-09-01");
  }
}
