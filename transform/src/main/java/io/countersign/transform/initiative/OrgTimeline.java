package io.countersign.transform.initiative;

import io.countersign.build.TableRow;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.StructType;

/** The tree of initiatives as it turns: what a node was from one instant to the next. */
final class OrgTimeline {
  private final RoleHolders answering;
  private final StructType schema;

  /** The register as it stands, by node and source system. */
  private final TreeMap<String, Row> register = new TreeMap<>();

  private final Map<String, Hierarchy.Path> paths = new TreeMap<>();
  private final Map<String, Stretch> open = new TreeMap<>();
  private final List<Row> closed = new ArrayList<>();

  OrgTimeline(RoleHolders answering, StructType schema) {
    this.answering = answering;
    this.schema = schema;
  }

  /**
   * What was so for a while.
   *
   * @param facts by column
   */
  private record Stretch(Instant from, Map<String, Object> facts) {}

  private Row row(String node, Stretch stretch, Timestamp to) {
    TableRow row =
        TableRow.of(schema)
            .with("node_id", node)
            .with("from_at", Timestamp.from(stretch.from()))
            .with("to_at", to);
    stretch.facts().forEach(row::with);
    return row.row();
  }

  /** Goes on to an instant, with what the register brought then; in the order of time. */
  void turn(Instant at, List<Row> drop) {
    if (!drop.isEmpty()) {
      drop.forEach(this::learn);
      hang();
    }
    open.entrySet().removeIf(one -> ended(one.getKey(), one.getValue(), at));
    for (String node : paths.keySet()) {
      open.computeIfAbsent(node, id -> new Stretch(at, facts(id, at)));
    }
  }

  private boolean ended(String node, Stretch stretch, Instant at) {
    boolean over = !paths.containsKey(node) || !facts(node, at).equals(stretch.facts());
    if (over) {
      closed.add(row(node, stretch, Timestamp.from(at)));
    }
    return over;
  }

  private void learn(Row row) {
    String key = row.getAs("node_id") + "\u0000" + row.getAs("source_system");
    if (row.getAs("deleted_at") == null) {
      register.put(key, row);
    } else {
      register.remove(key);
    }
  }

  private void hang() {
    Hierarchy tree = new Hierarchy(register.values().stream().map(OrgPaths::node).toList());
    paths.clear();
    tree.nodes().forEach(node -> paths.put(node.id(), tree.pathOf(node)));
  }

  /** Everything that is said of a node but its name. */
  private Map<String, Object> facts(String id, Instant at) {
    Hierarchy.Path path = paths.get(id);
    Hierarchy.Node node = path.way().get(path.way().size() - 1);
    Map<String, Object> facts = new HashMap<>();
    facts.put("level", node.level());
    facts.put("parent_id", node.parent().orElse(null));
    facts.put("path", path.text());
    facts.put("way", path.ids());
    facts.put("problem", path.problem().orElse(null));
    Hierarchy.LEVELS.forEach(level -> facts.put(level + "_id", path.at(level).orElse(null)));
    Row said = register.get(id + "\u0000" + node.system());
    for (String role : RoleHolders.ROLES) {
      Optional<String> named = answering.holder(role, id, at);
      facts.put(role, named.orElse(said.getAs(role)));
    }
    return facts;
  }

  /** All stretches; those that last have no end. */
  List<Row> rows() {
    List<Row> rows = new ArrayList<>(closed);
    open.forEach((node, stretch) -> rows.add(row(node, stretch, null)));
    return rows;
  }
}
