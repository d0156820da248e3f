package io.countersign.ingest.land;

import io.countersign.contract.Contract;
import io.countersign.lake.Lake;
import java.time.Instant;
import java.util.Map;

/** What ingest keeps about the feeds, beside their rows. */
public record IngestState(
    Lake lake,
    Quarantine quarantine,
    SourceTotals totals,
    SourceWatermarks marks,
    SourceStates states,
    Instant asOf) {

  public static IngestState open(Lake lake, Map<String, Contract> contracts, Instant asOf) {
    return new IngestState(
        lake,
        new Quarantine(lake, contracts.get(Quarantine.TABLE), asOf),
        new SourceTotals(lake, contracts.get(SourceTotals.TABLE)),
        new SourceWatermarks(lake, contracts.get(SourceWatermarks.TABLE)),
        new SourceStates(lake, contracts.get(SourceStates.TABLE), asOf),
        asOf);
  }

  /**
   * Writes what was gathered; after the rows, so that a run that dies between does harm to none.
   */
  public void land() {
    totals.land(asOf);
    marks.land(asOf);
    states.land();
  }
}
