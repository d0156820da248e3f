package io.countersign.reports.issue;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.stream.Stream;

/** The approvals of the invented company: 240 steps, of which the last of each month wait. */
final class HaldenApprovals {
  private static final String[] WAITS = {"risk_review", "budget", "security_review", "manager"};
  private static final String[] CHANNELS = {"system", "system", "email", "system", "meeting"};

  private HaldenApprovals() {}

  static void addTo(InventedMarts marts) {
    for (int i = 0; i < 240; i++) {
      step(marts, i);
    }
    for (int i = 0; i < WAITS.length; i++) {
      age(marts, "waiting_for", WAITS[i], 9_000L * (i + 1), i == 3 ? null : 61_200L * (i + 1));
    }
    age(marts, "subject_kind", "change", 10_800L, 97_200L);
    age(marts, "subject_kind", "request", 27_000L, null);
    age(marts, "all", "all", 16_200L, 187_200L);
  }

  private static void step(InventedMarts marts, int i) {
    Instant asked = Instant.parse(String.format("2026-%02d-12T08:00:00Z", 1 + i / 24));
    boolean open = i % 24 == 23;
    String fault = open ? null : i % 29 == 0 ? "after_start" : i % 31 == 0 ? "own_change" : null;
    Object[] cells = {
      "approval_id",
      "A" + i,
      "step",
      1L,
      "subject_kind",
      i % 3 == 0 ? "request" : "change",
      "waiting_for",
      WAITS[i % WAITS.length],
      "requested_at",
      asked,
      "decided_at",
      open ? null : asked.plus(Duration.ofHours(3)),
      "decided",
      !open,
      "channel",
      open ? null : CHANNELS[i % CHANNELS.length],
      "age_seconds",
      open ? 3600L * (i + 7) : 10_800L,
      "valid",
      open ? null : (Boolean) (fault == null),
      "invalid_reason",
      fault,
      "rubber_stamp",
      i % 37 == 1
    };
    Object outside = open ? null : (Boolean) (i % 5 == 2 || i % 5 == 4);
    Object[] more = {"period", asked.toString().substring(0, 7), "outside_tool", outside};
    marts.add("approval_checks", cells);
    marts.add("approval_steps", Stream.concat(Arrays.stream(cells), Arrays.stream(more)).toArray());
  }

  private static void age(
      InventedMarts marts, String dimension, String value, Long median, Long p90) {
    marts.add(
        "approval_ageing",
        "dimension",
        dimension,
        "value",
        value,
        "median_seconds",
        median,
        "p90_seconds",
        p90);
  }
}
