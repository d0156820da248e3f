package io.countersign.transform.initiative;

import io.countersign.build.Inputs;
import io.countersign.build.Step;
import io.countersign.contract.ColumnType;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/** Where each node hangs. The register of initiatives is small, so the ways are walked here. */
public final class OrgPaths implements Step {
  @Override
  public String makes() {
    return "org_paths";
  }

  @Override
  public Dataset<Row> make(Inputs inputs) {
    Hierarchy hierarchy =
        new Hierarchy(
            inputs
                .table("initiatives")
                .select("node_id", "source_system", "parent_id", "level", "name")
                .collectAsList()
                .stream()
                .map(OrgPaths::node)
                .toList());
    List<Row> rows =
        hierarchy.nodes().stream().map(node -> row(node, hierarchy.pathOf(node))).toList();
    return inputs.spark().createDataFrame(rows, schema());
  }

  static Hierarchy.Node node(Row row) {
    return new Hierarchy.Node(
        row.getAs("node_id"),
        Optional.ofNullable(row.<String>getAs("source_system")).orElse(""),
        Optional.ofNullable(row.getAs("parent_id")),
        row.getAs("level"),
        Optional.ofNullable(row.<String>getAs("name")).orElse(row.getAs("node_id")));
  }

  private static Row row(Hierarchy.Node node, Hierarchy.Path path) {
    List<Object> cells = new ArrayList<>();
    cells.add(node.id());
    cells.add(node.system());
    cells.add(node.parent().orElse(null));
    cells.add(node.level());
    cells.add(node.name());
    cells.add(path.text());
    cells.add(path.ids());
    cells.add((long) path.way().size());
    Hierarchy.LEVELS.forEach(level -> cells.add(path.at(level).orElse(null)));
    cells.add(path.problem().orElse(null));
    return RowFactory.create(cells.toArray());
  }

  private static StructType schema() {
    StructType schema = new StructType();
    for (String name : List.of("node_id", "source_system", "parent_id", "level", "name", "path")) {
      schema = schema.add(name, DataTypes.StringType);
    }
    schema = schema.add("way", ColumnType.IDS.spark()).add("depth", DataTypes.LongType);
    for (String level : Hierarchy.LEVELS) {
      schema = schema.add(level + "_id", DataTypes.StringType);
    }
    return schema.add("problem", DataTypes.StringType);
  }
}
