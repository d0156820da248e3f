package io.countersign.transform.control;

import java.util.List;

/** Of the tree, its people and its gates. */
final class InitiativeControls {
  private static final String OFFICE = "transformation-office";

  static final List<Control> ALL =
      List.of(
          new Control(
              "broken_path",
              "high",
              OFFICE,
              """
              select 'node' as subject_kind, node_id as subject_id, measure_id, cast(null as timestamp) as seen_at,
                cast(null as decimal(19, 4)) as amount, problem as detail
              from org_paths where problem is not null
              """),
          new Control(
              "nobody_answers",
              "medium",
              OFFICE,
              """
              select 'measure', measure_id, measure_id, null, null, concat_ws(', ', if(owner is null, 'no owner', null),
                if(sponsor is null, 'no sponsor', null), if(controller is null, 'no controller', null))
              from measures where owner is null or sponsor is null or controller is null
              """),
          new Control(
              "controller_is_owner",
              "high",
              "internal-control",
              """
              select 'measure', measure_id, measure_id, null, null, owner from measures where owner = controller
              """),
          new Control(
              "roles_overlap",
              "low",
              "internal-control",
              """
              select 'role', concat(a.role, ' of ', a.scope_id), null, cast(greatest(a.valid_from, b.valid_from) as timestamp), null,
                concat(least(a.person, b.person), ' and ', greatest(a.person, b.person))
              from role_assignments a join role_assignments b on a.role = b.role and a.scope_id = b.scope_id
                and a.person <> b.person and a.valid_from <= b.valid_from
                and (a.valid_to is null or a.valid_to >= b.valid_from)
              where a.role in ('owner', 'sponsor', 'controller') and a.delegated_by is null and b.delegated_by is null
              """),
          new Control(
              "role_lapsed",
              "medium",
              "internal-control",
              """
              select 'role', concat(role, ' of ', scope_id), null, cast(date_add(until, 1) as timestamp), null,
                concat(person, ' until ', until)
              from (select role, scope_id, max_by(person, coalesce(valid_to, date'9999-12-31')) as person,
                  max(coalesce(valid_to, date'9999-12-31')) as until
                from role_assignments
                where role in ('owner', 'sponsor', 'controller') and delegated_by is null and valid_from <= cast(:as_of as date)
                group by role, scope_id)
              where until < cast(:as_of as date)
              """),
          new Control(
              "gate_skipped",
              "medium",
              OFFICE,
              """
              select 'measure', measure_id, measure_id, from_at, null, gate from gate_history where skipped
              """),
          new Control(
              "gate_repeated",
              "low",
              OFFICE,
              """
              select 'measure', measure_id, measure_id, from_at, null, gate from gate_history
              where event = 'entered' and (visit > 1 or backward)
              """),
          new Control(
              "gate_without_evidence",
              "medium",
              OFFICE,
              """
              select 'measure', g.measure_id, g.measure_id, g.from_at, null, concat(g.gate,
                if(g.evidence_id is null, ': nothing filed', if(e.attached_at is null, ': not there', ': filed later')))
              from gates g left join evidence e on e.source_system = g.evidence_system and e.evidence_id = g.evidence_id
              where g.event = 'entered' and g.gate in ('decided', 'implemented', 'closed') and if(g.evidence_id is null,
                (select count(evidence_id) from gate_history) > 0, coalesce(e.attached_at > g.from_at, true))
              """),
          new Control(
              "gate_without_evidence",
              "medium",
              OFFICE,
              """
              select 'gate', 'all', null, min(from_at), null, concat('none of ', count(*), ' decisions names evidence')
              from gate_history having count(*) > 0 and count(evidence_id) = 0
              """),
          new Control(
              "closed_unsigned",
              "high",
              "internal-control",
              """
              select 'measure', m.measure_id, m.measure_id, m.closed_at, v.claimed, concat_ws(', ',
                if(coalesce(s.signed, false), null, 'no valid sign-off'), if(m.closure_proven, null, 'closure not proven'),
                if(m.controller = m.owner, 'controller is owner', null))
              from measures m
              left join (select measure_id, bool_or(valid and not withdrawn and decision in ('confirmed', 'partial')) as signed
                from signoff_checks group by measure_id) s using (measure_id)
              left join to_date v using (measure_id)
              where m.stage = 'closed'
                and not (coalesce(s.signed, false) and m.closure_proven and coalesce(m.controller <> m.owner, true))
              """),
          new Control(
              "divergence",
              "high",
              OFFICE,
              """
              select 'measure', measure_id, measure_id, since_at, money,
                if(reason = 'potential_red', 'green and red', concat('green and ', cast(share * 100 as decimal(10, 0)), ' % verified'))
              from divergence
              """));

  private InitiativeControls() {}
}
