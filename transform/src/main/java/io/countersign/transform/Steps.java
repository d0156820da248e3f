package io.countersign.transform;

import io.countersign.build.SqlStep;
import io.countersign.build.Step;
import io.countersign.problem.Resources;
import io.countersign.transform.change.ApprovalAgeing;
import io.countersign.transform.change.ApprovalChecks;
import io.countersign.transform.change.ChangeLinks;
import io.countersign.transform.change.ChangeVerdicts;
import io.countersign.transform.control.ControlTotals;
import io.countersign.transform.control.StaleTables;
import io.countersign.transform.control.Unmatched;
import io.countersign.transform.control.ValueExceptions;
import io.countersign.transform.effort.Effort;
import io.countersign.transform.initiative.NodeClosure;
import io.countersign.transform.initiative.OrgHistory;
import io.countersign.transform.initiative.OrgPaths;
import io.countersign.transform.ledger.LedgerEffects;
import io.countersign.transform.ledger.LedgerRegister;
import io.countersign.transform.ledger.SelectedLines;
import io.countersign.transform.ledger.Spending;
import io.countersign.transform.reference.Periods;
import io.countersign.transform.service.TicketHistories;
import io.countersign.transform.sla.ServiceDelay;
import io.countersign.transform.sla.SlaClock;
import io.countersign.transform.sla.SlaIntervals;
import io.countersign.transform.value.RunRates;
import io.countersign.transform.value.SignoffChecks;
import io.countersign.transform.value.ValueSeries;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Every table that transform makes. The order does not matter: a step runs after what it reads. */
public final class Steps {
  private Steps() {}

  public static List<Step> all() {
    Map<String, Step> steps = new TreeMap<>();
    // A class may have a step.sql beside it; a table without a class is its step.sql.
    Stream.concat(Resources.list("transform", "/step.sql").stream().map(SqlStep::new), inJava())
        .forEach(step -> steps.put(step.makes(), step));
    return List.copyOf(steps.values());
  }

  private static Stream<Step> inJava() {
    return Stream.of(
        new ApprovalAgeing(),
        new ApprovalChecks(),
        new ChangeLinks(),
        new ChangeVerdicts(),
        new ControlTotals(),
        new Effort(),
        new LedgerEffects(),
        new LedgerRegister(),
        new NodeClosure(),
        new OrgHistory(),
        new OrgPaths(),
        new Periods(),
        new RunRates(),
        new SelectedLines(),
        new ServiceDelay(),
        new SignoffChecks(),
        new SlaClock(),
        new SlaIntervals(),
        new Spending(),
        new StaleTables(),
        new TicketHistories(),
        new Unmatched(),
        new ValueExceptions(),
        new ValueSeries());
  }
}
