package io.countersign.ingest.land;

import io.countersign.contract.Contract;
import io.countersign.history.History;
import io.countersign.lake.ExecutionProfile;
import io.countersign.lake.Lake;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/** What ingest keeps about the feeds, beside their rows. */
public record IngestState(
    Lake lake,
    Quarantine quarantine,
    SourceTotals totals,
    SourceWatermarks watermarks,
    SourceStates states,
    SourceFiles files,
    Instant asOf) {

  public static IngestState open(Lake lake, Map<String, Contract> contracts, Instant asOf) {
    return new IngestState(
        lake,
        new Quarantine(lake, contracts.get(Quarantine.TABLE), asOf),
        new SourceTotals(lake, contracts.get(SourceTotals.TABLE)),
        new SourceWatermarks(lake, contracts.get(SourceWatermarks.TABLE)),
        new SourceStates(lake, contracts.get(SourceStates.TABLE), asOf),
        new SourceFiles(lake, contracts.get(SourceFiles.TABLE)),
        asOf);
  }

  /**
   * Writes what was gathered; after the rows, so that a run that dies between does harm to none.
   * The watermarks come last: what they say need not be read again has left nothing to be written.
   */
  public void land() {
    totals.land(asOf);
    files.land(asOf);
    states.land();
    watermarks.land(asOf);
  }

  /** Lands what is kept of a system, whole: what is not among the rows is gone. */
  static void replace(Lake lake, Contract contract, String system, List<Row> rows, Instant asOf) {
    if (!known(lake, contract, system).equals(Set.copyOf(rows))) {
      write(lake, contract, system, rows, Optional.empty(), asOf);
    }
  }

  /** Lands what is kept of some feeds, one commit a system; of all other feeds it stays. */
  static void land(Lake lake, Contract contract, Collection<Row> rows, Instant asOf) {
    int system = contract.schema().fieldIndex("source_system");
    rows.stream()
        .collect(
            Collectors.groupingBy(row -> row.getString(system), TreeMap::new, Collectors.toList()))
        .forEach(
            (name, theirs) -> {
              if (!known(lake, contract, name).containsAll(theirs)) {
                write(lake, contract, name, theirs, Optional.of(List.of()), asOf);
              }
            });
  }

  private static void write(
      Lake lake,
      Contract contract,
      String system,
      List<Row> rows,
      Optional<List<Row>> gone,
      Instant asOf) {
    SparkSession session = ExecutionProfile.FEW.session(lake.spark());
    History.land(
        lake,
        contract,
        system,
        session.createDataFrame(rows, contract.schema()),
        gone.map(keys -> session.createDataFrame(keys, contract.schema())),
        asOf);
  }

  /** What the lake has of it now; nothing needs to be written that is among it. */
  private static Set<Row> known(Lake lake, Contract contract, String system) {
    return History.rows(lake, contract).stream()
        .filter(row -> row.getAs("source_system").equals(system))
        .collect(Collectors.toSet());
  }
}
