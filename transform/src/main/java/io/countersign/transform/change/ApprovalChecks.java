package io.countersign.transform.change;

import static org.apache.spark.sql.functions.expr;

import io.countersign.build.Inputs;
import io.countersign.build.Step;
import io.countersign.time.WorkingCalendar;
import io.countersign.transform.service.ServiceCalendars;
import java.sql.Timestamp;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.api.java.UDF3;
import org.apache.spark.sql.types.DataTypes;

/**
 * Every step of every approval: is it valid, how old is it, and what speaks against it (C7, C8).
 */
public final class ApprovalChecks implements Step {
  /** What approvals other than those of changes are about; the one who asked must not approve. */
  private static final String SUBJECTS =
      """
      select 'change' as subject_kind, source_system, change_id as subject_id, service_id, measure_id from changes
      union all select 'request', source_system, ticket_id, service_id, measure_id from tickets
      union all select 'gate', null, measure_id, service_id, measure_id from measures
      union all select 'signoff', source_system, signoff_id, null, measure_id from value_signoffs
      union all select 'time_card', source_system, time_card_id, null, null from time_cards
      """;

  private static final String ASKED =
      """
      select 'request' as subject_kind, source_system as subject_system, ticket_id as subject_id, requester from tickets
      union all select 'time_card', source_system, time_card_id, person from time_cards
      """;

  private static final String SHOWN =
      """
      with patterns as (
        select approver,
          count_if(decision = 'approved') >= 10 and count_if(decision = 'rejected') = 0
            and 2 * count_if(quick) >= count(*) as never_looks
        from (select *, decision = 'approved' and unix_seconds(decided_at) - unix_seconds(requested_at) <= 60 as quick
          from judged where decided_at is not null and approver is not null)
        group by approver),
      in_force as (
        select service_id, max_by(calendar_id, valid_from) as calendar_id, max_by(department, valid_from) as department
        from services where valid_from <= :today group by service_id)
      select j.source_system, j.approval_id, j.step, j.subject_kind, s.source_system as subject_system, j.subject_id,
        s.subject_id is not null as known, j.subject_system_unclear and s.subject_id is null as subject_unclear,
        s.service_id, s.measure_id, v.department, j.waiting_for, j.role, j.approver, j.delegated_by, j.channel,
        j.requested_at, j.decided_at, j.decision, j.decided_at is not null as decided,
        business_seconds(v.calendar_id, j.requested_at, coalesce(j.decided_at, :as_of)) as age_seconds,
        if(j.decision = 'approved', j.fault is null, null) as valid,
        if(j.decision = 'approved', j.fault, null) as invalid_reason,
        coalesce(j.in_retro and j.fault = 'after_start', false) as late_but_allowed,
        coalesce(p.never_looks and j.decision = 'approved'
          and unix_seconds(j.decided_at) - unix_seconds(j.requested_at) <= 60, false) as rubber_stamp
      from judged j
      left join subjects s on s.subject_kind = j.subject_kind and s.subject_id = j.subject_id
        and (s.source_system is null or s.source_system = j.subject_system)
      left join in_force v on v.service_id = s.service_id
      left join patterns p on p.approver = j.approver
      """;

  @Override
  public String makes() {
    return "approval_checks";
  }

  @Override
  public Dataset<Row> make(Inputs inputs) {
    registerHours(inputs);
    Dataset<Row> asked = inputs.spark().sql(ASKED);
    Dataset<Row> about =
        ChangeAuthorisation.subjects(ChangeRecords.of(inputs)).unionByName(asked, true);
    inputs.spark().sql(SUBJECTS).createOrReplaceTempView("subjects");
    Dataset<Row> records = inputs.spark().table("subjects").where("source_system is not null");
    ApprovalValidity.of(about, records, inputs)
        .withColumn(
            "fault",
            expr("if(fault = 'own_change' and subject_kind <> 'change', 'own_subject', fault)"))
        .createOrReplaceTempView("judged");
    var company = inputs.ask().company();
    return inputs
        .spark()
        .sql(
            SHOWN,
            Map.of(
                "as_of",
                Timestamp.from(inputs.ask().asOf()),
                "today",
                inputs.ask().asOf().atZone(company.zone()).toLocalDate()));
  }

  /**
   * Business seconds by the calendar of the subject's service; without one, Monday to Friday round
   * the clock in the company's zone.
   */
  private static void registerHours(Inputs inputs) {
    Map<String, WorkingCalendar> calendars = ServiceCalendars.of(inputs);
    String zone = inputs.ask().company().zone().getId();
    WorkingCalendar weekdays = WorkingCalendar.parse(zone, "Mon-Fri 00:00-24:00", List.of());
    inputs
        .spark()
        .udf()
        .register(
            "business_seconds",
            (UDF3<String, Timestamp, Timestamp, Long>)
                (calendar, from, to) ->
                    from == null
                        ? null
                        : (calendar == null ? weekdays : calendars.getOrDefault(calendar, weekdays))
                            .seconds(from.toInstant(), to.toInstant()),
            DataTypes.LongType);
  }
}
