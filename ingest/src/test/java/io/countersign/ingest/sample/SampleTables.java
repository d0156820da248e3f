package io.countersign.ingest.sample;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * All tables in the making: the register's sheets under their feed's name, the back office's under
 * its own names.
 */
final class SampleTables {
  private static final String HEADERS =
      """
      initiatives node_id,parent_id,level,name,owner,sponsor,controller,business_unit,function,legal_entity,steering_committee,service_id,currency,start_on,go_live_on,value_from_on,ends_on,run_or_change
      gate_events measure_id,gate,event,decided_at,decided_by,reason,evidence_id
      status_reports measure_id,reported_at,implementation_status,potential_status,reporter,comment
      value_plans measure_id,version,period,benefit_type,amount,currency,one_off,approved_by,approved_at,reason
      value_forecasts measure_id,period,benefit_type,entered_at,amount,currency,entered_by
      value_claims claim_id,measure_id,period,benefit_type,amount,currency,one_off,claimed_by,claimed_at,reverses_claim_id
      value_claims/2026-11-03 claim_id,measure_id,period,benefit_type,amount,currency,one_off,claimed_by,claimed_at,reverses_claim_id
      value_claims.deleted claim_id
      value_signoffs signoff_id,measure_id,period,benefit_type,decision,amount,currency,reason,controller,decided_at,evidence_id,withdraws_signoff_id
      measurement_plans measure_id,version,method,legal_entity,accounts,cost_objects,baseline_from,baseline_to,baseline_monthly_amount,baseline_currency,driver_id,split_percent,frozen_at,approved_by
      drivers driver_id,period,quantity,unit
      evidence evidence_id,subject_kind,subject_id,kind,attached_at,by,content_hash
      fx_rates from_currency,to_currency,rate_kind,period,rate
      budgets node_id,account,period,kind,amount,currency,entered_at,approved_by
      milestones milestone_id,node_id,name,rating,due_on,done_on
      risks risk_id,node_id,name,rating,value_at_stake,currency,owner,reported_at,due_on,done_on
      dependencies from_node_id,to_node_id,rating,due_on,done_on,note
      DESK.TICKET NUM,SORT,AREA,SVC,PRIO,SLA,IMPACT,URGENCY,STATE,CALLER,AGENT,TEAM,DEPT,OPENED,ANSWERED,FIXED,DONE,REOPENS,INITIATIVE,PARENT,CAUSE,SLA_MISSED
      DESK.JOURNAL TICKET,AT_TIME,STEP,WHAT,WAS,NOW,WHO
      DESK.CHANGE_REQ NUM,TRACK,AREA,SVC,RISK,OWNER,ASKED_BY,DONE_BY,PLAN_FROM,PLAN_TO,REAL_FROM,REAL_TO,RESULT,TEMPLATE,INITIATIVE,SCOPE,BACKED_OUT
      DESK.VOTE VOTE_ID,STEP,OBJ_KIND,OBJ,TOPIC,VOTER,ROLE,ASKED,GIVEN,VOTE,VIA,FOR_WHOM,SCOPE,QUORUM
      DESK.ATTACHMENT ID,OBJ,SORT,VERDICT,ADDED,WHO,FINGERPRINT
      DESK.ROLLOUT ID,SVC,ENV,AT_TIME,WHO,CHANGE_NUM,RESULT
      DESK.BLAME TICKET,CHANGE_NUM,WHO,AT_TIME
      ERP.ENTRY ENTRY_NO,DOC_NO,COMPANY,ACCT,COST_CENTRE,POSTED,PERIOD_NO,DOC_TYPE,REVERSES_NO,DEBIT,CREDIT,CURR,GROUP_CENTS,BOOKED,TEXT
      ERP.TIMESHEET CARD_NO,EMPLOYEE,GRADE,WORK_DAY,MINUTES,JOB,STATE,OK_BY,OK_AT,CANCELS_NO,TOUCHED
      """;

  private final Map<String, Sheet> sheets = new LinkedHashMap<>();

  SampleTables() {
    HEADERS
        .lines()
        .map(line -> line.split(" ", 2))
        .forEach(h -> put(h[0], List.of(h[1].split(",", -1))));
  }

  private void put(String name, List<String> header) {
    sheets.put(name, new Sheet(name, header));
  }

  Sheet sheet(String name) {
    Sheet sheet = sheets.get(name);
    if (sheet == null) {
      throw new IllegalArgumentException("There is no sheet " + name + ".");
    }
    return sheet;
  }

  /** The sheets of the initiative register. */
  List<Sheet> register() {
    return sheets.values().stream().filter(sheet -> !ofBackOffice(sheet)).toList();
  }

  /** The tables of the service desk and the ERP. */
  List<Sheet> backOffice() {
    return sheets.values().stream().filter(SampleTables::ofBackOffice).toList();
  }

  private static boolean ofBackOffice(Sheet sheet) {
    return sheet.name().startsWith("DESK.") || sheet.name().startsWith("ERP.");
  }
}
