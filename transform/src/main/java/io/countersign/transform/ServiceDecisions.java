package io.countersign.transform;

import io.countersign.lake.Inputs;
import io.countersign.lake.Step;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** What somebody has to decide about tickets, changes and approvals. */
public final class ServiceDecisions implements Step {
  private static final String DECISIONS =
      """
      with in_force as (
        select service_id, max_by(owner, valid_from) as owner, max_by(department, valid_from) as department
        from services where valid_from <= :today group by service_id),
      asked as (
        select 'decide_approval' as kind, 'approval' as subject_kind, concat(a.approval_id, '/', a.step) as subject_id,
          concat('Decide on ', a.subject_kind, ' ', a.subject_id, coalesce(concat(' (', replace(a.waiting_for, '_', ' '), ')'), ''),
            '; such steps usually take less') as question,
          coalesce(a.approver, a.role) as asked_of, a.service_id, a.measure_id, a.requested_at as since_at
        from approval_checks a
        join approval_ageing g on g.dimension = 'waiting_for' and g.value = coalesce(a.waiting_for, 'not said')
        where not a.decided and (g.median_seconds is null or a.age_seconds > g.median_seconds)
        union all
        select if(not v.authorised, 'ratify_change', 'close_change'), 'change', v.change_id,
          if(not v.authorised, concat('Ratify or undo a change made without authority: ', replace(v.authorisation_reason, '_', ' ')),
            'Close or roll back a change that was begun and never ended'),
          c.owner, v.service_id, v.measure_id, v.started_at
        from change_verdicts v left join changes c on c.change_id = v.change_id
        where v.implemented and v.deployment_id is null and (not v.authorised or v.ended_at is null)
          and c.rolled_back_at is null
        union all
        select 'own_deployment', 'deployment', v.deployment_id, 'Raise a change for it, or undo it', v2.owner, v.service_id,
          v.measure_id, v.started_at
        from change_verdicts v left join in_force v2 on v2.service_id = v.service_id
        where v.deployment_id is not null
        union all
        select 'stop_work', 'ticket', h.ticket_id, concat('Close it, or move it: measure ', h.measure_id, ' is closed'),
          v.owner, h.service_id, h.measure_id, h.opened_at
        from ticket_histories h left join in_force v on v.service_id = h.service_id
        where h.after_closure and h.ended_at is null and h.status not in ('rejected', 'cancelled'))
      select concat(a.kind, ' ', a.subject_id) as decision, a.kind, a.subject_kind, a.subject_id, a.question, a.asked_of,
        m.steering_committee as committee, v.department, a.measure_id, a.since_at,
        cast(null as decimal(19, 4)) as amount_at_stake
      from asked a
      left join in_force v on v.service_id = a.service_id
      left join measures m on m.measure_id = a.measure_id
      """;

  @Override
  public String makes() {
    return "service_decisions";
  }

  @Override
  public Dataset<Row> make(Inputs inputs) {
    return inputs.spark().sql(DECISIONS, ServiceExceptions.today(inputs));
  }
}
