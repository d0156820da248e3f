package io.countersign.transform.initiative;

import io.countersign.build.Inputs;
import io.countersign.build.Step;
import io.countersign.build.TableRow;
import io.countersign.lake.FewRows;
import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
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
            FewRows.list(
                    inputs
                        .table("initiatives")
                        .select("node_id", "source_system", "parent_id", "level", "name"))
                .stream()
                .map(OrgPaths::node)
                .toList());
    StructType schema = inputs.schema();
    List<Row> rows =
        hierarchy.nodes().stream().map(node -> row(node, hierarchy.pathOf(node), schema)).toList();
    return inputs.spark().createDataFrame(rows, schema);
  }

  static Hierarchy.Node node(Row row) {
    return new Hierarchy.Node(
        row.getAs("node_id"),
        Optional.ofNullable(row.<String>getAs("source_system")).orElse(""),
        Optional.ofNullable(row.getAs("parent_id")),
        row.getAs("level"),
        Optional.ofNullable(row.<String>getAs("name")).orElse(row.getAs("node_id")));
  }

  private static Row row(Hierarchy.Node node, Hierarchy.Path path, StructType schema) {
    TableRow row =
        TableRow.of(schema)
            .with("node_id", node.id())
            .with("source_system", node.system())
            .with("parent_id", node.parent().orElse(null))
            .with("level", node.level())
            .with("name", node.name())
            .with("path", path.text())
            .with("way", path.ids())
            .with("depth", (long) path.way().size())
            .with("problem", path.problem().orElse(null));
    Hierarchy.LEVELS.forEach(level -> row.with(level + "_id", path.at(level).orElse(null)));
    return row.row();
  }
}
