package io.countersign.transform.initiative;

import static org.apache.spark.sql.functions.col;

import io.countersign.build.Inputs;
import io.countersign.build.Step;
import io.countersign.lake.FewRows;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Where each node hung and who answered for it, stretch by stretch. A move counts from the instant
 * at which the register was known to say so; what it said first has been so from the beginning. A
 * person that role_assignments name for the day goes before the one of the register.
 */
public final class OrgHistory implements Step {
  @Override
  public String makes() {
    return "org_history";
  }

  @Override
  public Dataset<Row> make(Inputs inputs) {
    NavigableMap<Instant, List<Row>> drops = drops(inputs.versions("initiatives"));
    RoleHolders answering =
        new RoleHolders(FewRows.list(inputs.table("role_assignments")), inputs.company().zone());
    TreeSet<Instant> turns = new TreeSet<>(drops.keySet());
    turns.addAll(answering.turns().headSet(inputs.asOf(), true));
    OrgTimeline stretches = new OrgTimeline(answering, inputs.schema());
    for (Instant turn : turns) {
      stretches.turn(turn, drops.getOrDefault(turn, List.of()));
    }
    return inputs.spark().createDataFrame(stretches.rows(), inputs.schema());
  }

  /** What each drop of the register brought; the first one is as old as time. */
  private static NavigableMap<Instant, List<Row>> drops(Dataset<Row> versions) {
    NavigableMap<Instant, List<Row>> drops = new TreeMap<>();
    for (Row row : FewRows.list(versions.orderBy(col("known_at"), col("batch_id")))) {
      Instant known = row.getTimestamp(row.fieldIndex("known_at")).toInstant();
      drops.computeIfAbsent(known, first -> new ArrayList<>()).add(row);
    }
    if (!drops.isEmpty()) {
      drops.put(Instant.EPOCH, drops.remove(drops.firstKey()));
    }
    return drops;
  }
}
