package io.countersign.schedules;

import io.countersign.lake.AsKnown;
import io.countersign.lake.Contracts;
import io.countersign.lake.Lake;
import io.countersign.schedules.deliver.Tree;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.apache.spark.sql.Row;

/**
 * Where the company's nodes hang, as the lake knows it: initiatives below each other, services
 * below departments, and who heads one department below that. Read where it is first asked for;
 * what the lake does not know hangs nowhere, and whoever is not entitled to it by name gets
 * nothing.
 */
final class NodeTree implements Tree {
  private final Supplier<Lake> lake;
  private final Instant asOf;
  private Map<String, String> parents;

  NodeTree(Supplier<Lake> lake, Instant asOf) {
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
      for (Row row :
          AsKnown.of(known, known.spark(), Contracts.all().get("services"), asOf)
              .orderBy("valid_from")
              .select("service_id", "department", "department_head")
              .collectAsList()) {
        hang(read, row.getString(0), row.getString(1));
        String head = row.getString(2);
        // Who heads two departments hangs below none: what is summed over both is nobody's alone.
        boolean another = read.containsKey(head) && !read.get(head).equals(row.getString(1));
        hang(read, head, another ? "" : row.getString(1));
      }
    }
    if (known.has("org_paths")) {
      known
          .read("org_paths")
          .select("node_id", "parent_id")
          .collectAsList()
          .forEach(row -> hang(read, row.getString(0), row.getString(1)));
    }
    return read;
  }

  private static void hang(Map<String, String> read, String node, String above) {
    if (node != null && above != null) {
      read.put(node, above);
    }
  }
}
