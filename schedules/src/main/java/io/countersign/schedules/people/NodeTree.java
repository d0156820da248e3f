package io.countersign.schedules.people;

import io.countersign.contract.Contracts;
import io.countersign.history.AsOfView;
import io.countersign.lake.Lake;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.apache.spark.sql.Row;

/**
 * Where the company's nodes hang, as the lake knows it: initiatives below each other, services
 * below departments; their names, and who heads one department, stand for them. Read where it is
 * first asked for; what the lake does not know hangs nowhere, and whoever is not entitled to it by
 * name gets nothing.
 */
public final class NodeTree implements OrgTree {
  private final Supplier<Lake> lake;
  private final Instant asOf;
  private Map<String, String> parents;

  public NodeTree(Supplier<Lake> lake, Instant asOf) {
    this.lake = lake;
    this.asOf = asOf;
  }

  @Override
  public Optional<String> above(String node) {
    if (parents == null) {
      parents = read(lake.get());
    }
    return Optional.ofNullable(parents.get(node));
  }

  private Map<String, String> read(Lake known) {
    Map<String, String> read = new HashMap<>();
    if (known.has("services")) {
      List<Row> services =
          AsOfView.of(known, known.spark(), Contracts.all().get("services"), asOf)
              .orderBy("valid_from")
              .select("service_id", "name", "department", "department_head")
              .collectAsList();
      services.forEach(row -> alias(read, row.getString(1), row.getString(0)));
      // Who heads two departments stands for none: what is summed over both is nobody's alone.
      services.forEach(row -> alias(read, row.getString(3), row.getString(2)));
      services.forEach(row -> hang(read, row.getString(0), row.getString(2)));
    }
    if (known.has("org_paths")) {
      List<Row> nodes =
          known.read("org_paths").select("node_id", "name", "parent_id").collectAsList();
      nodes.forEach(row -> alias(read, row.getString(1), row.getString(0)));
      nodes.forEach(row -> hang(read, row.getString(0), row.getString(2)));
    }
    return read;
  }

  /**
   * Pages print names: one that a single node bears stands for it, one that several bear for none.
   */
  private static void alias(Map<String, String> read, String name, String node) {
    if (name != null && node != null && !name.equals(node)) {
      read.merge(name, node, (one, other) -> one.equals(other) ? one : "");
    }
  }

  private static void hang(Map<String, String> read, String node, String above) {
    if (node != null && above != null) {
      read.put(node, above);
    }
  }
}
