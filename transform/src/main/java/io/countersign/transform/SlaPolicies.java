package io.countersign.transform;

import io.countersign.lake.Exit;
import io.countersign.lake.Inputs;
import io.countersign.lake.Problem;
import io.countersign.lake.Problems;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Set;
import org.apache.spark.sql.Row;

/** The promises of the feed. */
final class SlaPolicies {
  private static final String POLICIES =
      """
      select policy_id, cast(valid_from as string) as valid_from, service_id, kind, priority, level,
        metric, target_seconds, target_days, cut_off, calendar_id, pause_statuses,
        on_priority_change, on_reopen
      from sla_policies order by policy_id, valid_from
      """;

  private SlaPolicies() {}

  /**
   * All versions of all policies.
   *
   * @throws io.countersign.lake.Refusal DECLARATION_WRONG with every cut-off that is no local time
   */
  static List<SlaPolicy> of(Inputs inputs) {
    Problems problems = new Problems();
    List<SlaPolicy> policies =
        inputs.spark().sql(POLICIES).collectAsList().stream()
            .map(row -> policy(row, problems))
            .toList();
    problems.refuseIfAny(Exit.NOT_HELD);
    return policies;
  }

  private static SlaPolicy policy(Row row, Problems problems) {
    String pauses = row.getAs("pause_statuses");
    return new SlaPolicy(
        row.getAs("policy_id"),
        LocalDate.parse(row.getAs("valid_from")),
        row.getAs("service_id"),
        row.getAs("kind"),
        row.getAs("priority"),
        row.getAs("level"),
        row.getAs("metric"),
        row.getAs("target_seconds"),
        row.getAs("target_days"),
        cutOff(row, problems),
        row.getAs("calendar_id"),
        pauses == null ? Set.of() : Set.copyOf(List.of(pauses.strip().split("\\s*;\\s*"))),
        row.getAs("on_priority_change"),
        row.getAs("on_reopen"));
  }

  private static LocalTime cutOff(Row row, Problems problems) {
    String text = row.getAs("cut_off");
    try {
      return text == null ? null : LocalTime.parse(text);
    } catch (DateTimeParseException e) {
      problems.add(
          new Problem(
              "DECLARATION_WRONG",
              "sla_policies " + row.getAs("policy_id"),
              "The cut-off is no local time.",
              "a time such as 15:00",
              text,
              "Correct cut_off in the feed."));
      return null;
    }
  }
}
