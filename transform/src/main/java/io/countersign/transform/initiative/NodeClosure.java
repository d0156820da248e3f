package io.countersign.transform.initiative;

import io.countersign.build.Inputs;
import io.countersign.build.Step;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/**
 * What lies below each node. The ways are walked by parent and not read out of a path: an id may
 * hold whatever parts a path.
 */
public final class NodeClosure implements Step {
  private static final StructType SCHEMA =
      new StructType()
          .add("ancestor_id", DataTypes.StringType)
          .add("node_id", DataTypes.StringType)
          .add("depth", DataTypes.LongType);

  @Override
  public String makes() {
    return "node_closure";
  }

  @Override
  public Dataset<Row> make(Inputs inputs) {
    Map<String, String> parents = gone(inputs.table("org_history"));
    for (Row node : inputs.table("org_paths").select("node_id", "parent_id").collectAsList()) {
      parents.put(node.getString(0), node.getString(1));
    }
    List<Row> rows = new ArrayList<>();
    parents.keySet().forEach(node -> walk(node, parents, rows));
    return inputs.spark().createDataFrame(rows, SCHEMA);
  }

  /** Where each node hung last; for those that still hang somewhere, org_paths has it. */
  private static Map<String, String> gone(Dataset<Row> history) {
    Map<String, String> parents = new TreeMap<>();
    for (Row stretch : history.orderBy("from_at").select("node_id", "parent_id").collectAsList()) {
      parents.put(stretch.getString(0), stretch.getString(1));
    }
    return parents;
  }

  /** Up to the top, to a parent that nobody knows, or to where the way turns back. */
  private static void walk(String node, Map<String, String> parents, List<Row> rows) {
    Set<String> way = new LinkedHashSet<>();
    String at = node;
    while (at != null && parents.containsKey(at) && way.add(at)) {
      rows.add(RowFactory.create(at, node, way.size() - 1L));
      at = parents.get(at);
    }
  }
}
