package io.countersign.transform.sla;

import io.countersign.build.Inputs;
import io.countersign.time.TimeOfDay;
import java.sql.Date;
import java.util.List;
import java.util.Set;
import org.apache.spark.sql.Row;

/** The promises of the feed. */
final class SlaPolicies {
  private SlaPolicies() {}

  /** All versions of all policies. */
  static List<SlaPolicy> of(Inputs inputs) {
    return inputs.table("sla_policies").orderBy("policy_id", "valid_from").collectAsList().stream()
        .map(SlaPolicies::policy)
        .toList();
  }

  private static SlaPolicy policy(Row row) {
    String pauses = row.getAs("pause_statuses");
    return new SlaPolicy(
        row.getAs("policy_id"),
        row.<Date>getAs("valid_from").toLocalDate(),
        row.getAs("service_id"),
        row.getAs("kind"),
        row.getAs("priority"),
        row.getAs("level"),
        row.getAs("metric"),
        row.getAs("target_seconds"),
        row.getAs("target_days"),
        TimeOfDay.parse(row.getAs("cut_off")),
        row.getAs("calendar_id"),
        pauses == null ? Set.of() : Set.copyOf(List.of(pauses.split(";"))),
        row.getAs("on_priority_change"),
        row.getAs("on_reopen"));
  }
}
