package io.countersign.transform;

import io.countersign.lake.Resources;
import io.countersign.lake.SqlStep;
import io.countersign.lake.Step;
import java.util.List;
import java.util.stream.Stream;

/** Every table that transform makes. The order does not matter: a step runs after what it reads. */
public final class Steps {
  private Steps() {}

  public static List<Step> all() {
    return Stream.concat(inJava(), inSql()).toList();
  }

  /** Those that are one statement: {@code transform/<table>.sql}. */
  private static Stream<Step> inSql() {
    return Resources.list("transform", ".sql").stream()
        .filter(source -> source.folder().equals("transform"))
        .map(source -> new SqlStep(source.stem(), source.text()));
  }

  private static Stream<Step> inJava() {
    return Stream.of(
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
        new NodeClosure(),
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
        new StaleTables(),
        new StandingClaims(),
        new TicketHistories(),
        new Unmatched(),
        new ValueExceptions(),
        new ValueSeries());
  }
}
