-- Not every exception asks for a decision; those that do, and of whom.
with asks as (
  select * from values
    ('closed_unsigned', 'sign_or_reopen', 'controller', 'Closed without a valid sign-off: sign it or reopen it.'),
    ('over_claimed', 'share_the_saving', 'sponsor', 'More is claimed than the ledger moved: say whose saving it is.'),
    ('divergence', 'rescue_or_stop', 'sponsor', 'On time and not paying: rescue, stop or accept it.'),
    ('pending_too_long', 'decide_the_claim', 'controller', 'Claimed more than ten business days ago, and not decided.'),
    ('more_than_claimed', 'sign_a_second_time', 'sponsor', 'More is signed than claimed: a second person has to sign.'),
    ('plan_changed_unapproved', 'approve_the_new_plan', 'sponsor', 'The plan was changed and nobody approved it.'),
    ('regression', 'renew_the_saving', 'sponsor', 'Closed, and for two periods under what was promised.'),
    ('splits_over_100', 'agree_on_splits', 'controller', 'The shares of one contract add up to more than all of it.'),
    ('nobody_answers', 'name_who_answers', 'sponsor', 'No owner, sponsor or controller is named.'),
    ('is_this_in_thousands', 'correct_or_confirm', 'owner', 'An amount a hundred times off its plan: correct or confirm it.')
  as asks (control, decision, asked, about)
),
decisions as (
select
  concat_ws(':', a.decision, e.subject_kind, e.subject_id) as decision_id,
  a.decision, a.about, e.subject_kind, e.source_system, e.subject_id, e.measure_id, m.name, e.department,
  m.steering_committee as committee,
  case a.asked when 'controller' then m.controller when 'sponsor' then m.sponsor else m.owner end as decider,
  e.first_seen_at as waiting_since, e.age_days, e.amount_at_stake, e.detail
from control_exceptions e
join asks a on a.control = e.control
left join measures m on m.measure_id = e.measure_id
union all
select
  decision_id, decision, about, subject_kind, source_system, subject_id, measure_id, name, department, committee, decider,
  waiting_since, datediff(cast(:as_of as date), cast(waiting_since as date)), amount_at_stake, detail
from service_decisions
)
-- Several decisions may be about the same money: the largest of a measure (or of what belongs to none) stands for all of them.
select *, if(row_number() over (
    partition by measure_id, if(measure_id is null, concat_ws(' ', subject_kind, source_system, subject_id), null)
    order by amount_at_stake desc nulls last, decision_id, source_system) = 1, amount_at_stake, null) as counted_once
from decisions
