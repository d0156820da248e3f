package io.countersign.ingest.land;

import io.countersign.contract.Contract;
import io.countersign.history.History;
import io.countersign.lake.Lake;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;

/** Which files each feed was read from when it last landed. */
final class SourceFiles {
  static final String TABLE = "source_files";

  private final Lake lake;
  private final Contract contract;
  private final Map<String, Map<String, Set<String>>> bySystem = new TreeMap<>();
  private final TreeSet<String> changed = new TreeSet<>();

  SourceFiles(Lake lake, Contract contract) {
    this.lake = lake;
    this.contract = contract;
    History.rows(lake, contract)
        .forEach(row -> of(row.getAs("feed"), row.getAs("source_system")).add(row.getAs("file")));
  }

  private Set<String> of(String feed, String system) {
    return bySystem
        .computeIfAbsent(system, first -> new TreeMap<>())
        .computeIfAbsent(feed, first -> new TreeSet<>());
  }

  /** Those that it was read from the last time, and that are not among these. */
  synchronized List<String> missing(String feed, String system, List<String> there) {
    TreeSet<String> missing = new TreeSet<>(of(feed, system));
    there.forEach(missing::remove);
    return List.copyOf(missing);
  }

  synchronized void set(String feed, String system, List<String> files) {
    Set<String> known = of(feed, system);
    if (!known.equals(new TreeSet<>(files))) {
      known.clear();
      known.addAll(files);
      changed.add(system);
    }
  }

  /** Lands what changed; of feeds that did not land it stays as it was. */
  void land(Instant asOf) {
    for (String system : changed) {
      List<Row> rows = new ArrayList<>();
      bySystem
          .get(system)
          .forEach(
              (feed, files) ->
                  files.forEach(file -> rows.add(RowFactory.create(feed, system, file))));
      IngestState.replace(lake, contract, system, rows, asOf);
    }
  }
}
