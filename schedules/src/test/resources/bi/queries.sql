-- Twenty questions that BI tools ask of the published marts, each without a join.
-- realisation rate by portfolio this year
select portfolio_id, round(sum(verified_at_plan_rate) / nullif(sum(planned_group), 0), 3) as realisation_rate from initiative_value where fiscal_year = 2026 group by portfolio_id order by portfolio_id;
-- claimed against verified by month
select period, sum(claimed_group), sum(verified_group) from initiative_value group by period order by period;
-- what waits, by controller
select controller, sum(pending_group) from initiative_value where pending_group > 0 group by controller order by controller nulls last;
-- the ten largest measures
select measure_id, sum(verified_group) as verified from initiative_value group by measure_id order by verified desc nulls last, measure_id limit 10;
-- value by kind of benefit
select benefit_type, sum(planned_group), sum(verified_group) from initiative_value where fiscal_year = 2026 group by benefit_type order by benefit_type;
-- measures by gate
select stage, count(distinct measure_id) from initiative_value group by stage order by stage nulls last;
-- why claims were lost
select reason, sum(amount_group) from value_bridge where bridge = 'claim_to_verified' group by reason order by reason;
-- reasons by month
select period, reason, sum(amount_group) from value_bridge where bridge = 'claim_to_verified' group by period, reason order by period, reason;
-- programs in the last month
select node_id, name, planned, verified from initiative_scorecard where level = 'program' and period = '2026-10' order by node_id;
-- promises kept by service
select service_id, sum(met), sum(breached) from sla_attainment where cohort = 'due' group by service_id order by service_id;
-- what delay cost by department
select department, sum(delay_cost), count(*) from sla_instances where state = 'breached' group by department order by department nulls last;
-- promises broken by month and priority
select period, priority, count(*) from sla_instances where breached_at is not null group by period, priority order by period nulls last, priority nulls last;
-- changes by outcome
select category, outcome, count(*) from change_outcomes group by category, outcome order by category nulls last, outcome nulls last;
-- changes without evidence
select path, sum(evidence_required), sum(evidence_present) from change_outcomes group by path order by path nulls last;
-- hours and cost by category
select category, sum(hours), sum(cost_group), sum(capitalised_group) from labour group by category order by category;
-- totals that were held against each other
select hop, status, count(*) from reconciliation group by hop, status order by hop, status;
-- what nobody owns, by reason
select feed, reason, count(*), sum(amount_group) from unmatched_items group by feed, reason order by feed, reason;
-- budget against actual by month
select period, sum(budget), sum(actual) from budget_variance where level = 'portfolio' group by period order by period;
-- exceptions by control
select control, severity, count(*), sum(amount_at_stake) from control_exceptions group by control, severity order by control, severity;
-- days and weekends of the fiscal year
select fiscal_year, month_name, count(*) from calendar where is_weekend and fiscal_year = 2026 group by fiscal_year, month_name order by month_name;
