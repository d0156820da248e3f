package io.countersign.transform;

import io.countersign.lake.Step;
import java.util.List;

/** Every table that transform makes. The order does not matter: a step runs after what it reads. */
public final class Steps {
  private Steps() {}

  public static List<Step> all() {
    return List.of(
        new ApprovalAgeing(),
        new ApprovalChecks(),
        new ChangeLinks(),
        new ChangeVerdicts(),
        new ClaimWaterfall(),
        new ControlTotals(),
        new Effort(),
        new GateHistory(),
        new LedgerEffects(),
        new LedgerRegister(),
        new Measures(),
        new OrgHistory(),
        new OrgPaths(),
        new Periods(),
        new RunRates(),
        new SelectedLines(),
        new ServiceDecisions(),
        new ServiceDelay(),
        new ServiceExceptions(),
        new SignoffChecks(),
        new SlaClock(),
        new SlaIntervals(),
        new Spending(),
        new StandingClaims(),
        new TicketHistories(),
        new Unmatched(),
        new ValueExceptions(),
        new ValueSeries());
  }
}
