package io.countersign.ingest.land;

import io.countersign.build.Upstream;
import io.countersign.contract.Contract;
import io.countersign.history.History;
import io.countersign.lake.Lake;
import io.countersign.problem.Problem;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;

/** Which feeds could be read at the last ingest, and since when one could not. */
public final class SourceStates {
  static final String TABLE = Upstream.STATES;

  private static final String READ = "read";
  private static final String STOPPED = "stopped";

  private final Lake lake;
  private final Contract contract;
  private final Instant asOf;
  private final Map<String, Row> before = new TreeMap<>();
  private final List<Row> after = new ArrayList<>();

  SourceStates(Lake lake, Contract contract, Instant asOf) {
    this.lake = lake;
    this.contract = contract;
    this.asOf = asOf;
    History.rows(lake, contract)
        .forEach(row -> before.put(key(row.getAs("feed"), row.getAs("source_system")), row));
  }

  /** Whether it could be read the last time. */
  boolean isRead(String feed, String system) {
    return Optional.ofNullable(before.get(key(feed, system)))
        .filter(row -> row.getAs("state").equals(READ))
        .isPresent();
  }

  /** What came of a feed of a system that was opened. */
  public void add(IngestSummary.Feed done) {
    Optional<String> stopped = done.stopped().stream().map(Problem::code).findFirst();
    add(done.feed(), done.system(), stopped);
  }

  /** All that systems served before which could not even be opened now. */
  public void unopened(Collection<String> systems) {
    before
        .values()
        .forEach(
            row -> {
              String system = row.getAs("source_system");
              if (systems.contains(system)) {
                add(row.getAs("feed"), system, Optional.of("SYSTEM_NOT_OPENED"));
              }
            });
  }

  private void add(String feed, String system, Optional<String> stopped) {
    Optional<Row> known = Optional.ofNullable(before.get(key(feed, system)));
    String state = stopped.isEmpty() ? READ : STOPPED;
    boolean landed =
        stopped.isEmpty() || known.map(row -> row.<Boolean>getAs("landed")).orElse(false);
    Timestamp since =
        known
            .filter(row -> row.getAs("state").equals(state))
            .map(row -> row.<Timestamp>getAs("since_at"))
            .orElse(Timestamp.from(asOf));
    after.add(RowFactory.create(feed, system, state, since, landed, stopped.orElse(null)));
  }

  /** Lands what was said of each feed; of the others it stays as it was. */
  void land() {
    IngestState.land(lake, contract, after, asOf);
  }

  private static String key(String feed, String system) {
    return feed + " of " + system;
  }
}
