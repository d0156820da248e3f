-- C1 to C3, C6, C9 to C11, one row a change or lone deployment. Changes of later periods are left out; changes that have not begun stay in.
-- outcome goes by the declared links; the other two link rules stand beside it.
select
  source_system, change_id, deployment_id, path, category, service_id, risk, measure_id,
  period, implemented, deployments, started_at, ended_at,
  state, outcome, outcome_same_service, outcome_nearest, failed_because,
  self_reported, contradicted,
  authorised, authorisation_reason,
  evidence_required, evidence_present, evidence_missing,
  in_window, outside_window_seconds, in_blackout, blackout_seconds,
  incidents_declared, incidents_in_window,
  recovery_seconds, business_accepted
from change_verdicts
where period is null or period <= :period
