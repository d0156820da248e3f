package io.countersign.transform.initiative;

import io.countersign.build.Inputs;
import io.countersign.build.Step;
import io.countersign.build.TableRow;
import io.countersign.lake.FewRows;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.StructType;

/**
 * What lies below each node. The ways are walked by parent and not read out of a path: an id may
 * hold whatever parts a path.
 */
public final class NodeClosure implements Step {
  @Override
  public String makes() {
    return "node_closure";
  }

  @Override
  public Dataset<Row> make(Inputs inputs) {
    Map<String, String> parents = gone(inputs.table("org_history"));
    for (Row node : FewRows.list(inputs.table("org_paths").select("node_id", "parent_id"))) {
      parents.put(node.getString(0), node.getString(1));
    }
    List<Row> rows = new ArrayList<>();
    parents.keySet().forEach(node -> rows.addAll(above(node, parents, inputs.schema())));
    return inputs.spark().createDataFrame(rows, inputs.schema());
  }

  /** Where each node hung last; for those that still hang somewhere, org_paths has it. */
  private static Map<String, String> gone(Dataset<Row> history) {
    Map<String, String> parents = new TreeMap<>();
    for (Row stretch : FewRows.list(history.orderBy("from_at").select("node_id", "parent_id"))) {
      parents.put(stretch.getString(0), stretch.getString(1));
    }
    return parents;
  }

  /** Up to the top, to a parent that nobody knows, or to where the way turns back. */
  private static List<Row> above(String node, Map<String, String> parents, StructType schema) {
    List<Row> rows = new ArrayList<>();
    Set<String> way = new LinkedHashSet<>();
    String at = node;
    while (at != null && parents.containsKey(at) && way.add(at)) {
      rows.add(
          TableRow.of(schema)
              .with("ancestor_id", at)
              .with("node_id", node)
              .with("depth", way.size() - 1L)
              .row());
      at = parents.get(at);
    }
    return rows;
  }
}
