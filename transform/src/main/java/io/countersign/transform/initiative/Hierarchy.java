package io.countersign.transform.initiative;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The tree of initiatives, walked from each node up to where the way ends or turns back. */
final class Hierarchy {
  static final List<String> LEVELS =
      List.of("organization", "portfolio", "program", "project", "measure_package", "measure");

  private final Map<String, Node> nodes = new LinkedHashMap<>();
  private final Set<String> withSecondParent = new HashSet<>();

  /** A node named twice keeps its first parent, by source system, and is marked. */
  Hierarchy(Collection<Node> all) {
    all.stream()
        .sorted(Comparator.comparing(Node::id).thenComparing(Node::system))
        .forEach(this::add);
  }

  private void add(Node node) {
    Node first = nodes.putIfAbsent(node.id(), node);
    if (first != null && !first.parent().equals(node.parent())) {
      withSecondParent.add(node.id());
    }
  }

  Collection<Node> nodes() {
    return nodes.values();
  }

  /** The way from the top, as far as it is known, down to the node. */
  Path pathOf(Node node) {
    List<Node> way = new ArrayList<>();
    Set<String> seen = new HashSet<>();
    Node at = node;
    while (at != null && seen.add(at.id())) {
      way.add(at);
      at = at.parent().map(nodes::get).orElse(null);
    }
    Optional<String> problem =
        at == null
            ? way.stream().flatMap(step -> problemAt(step).stream()).findFirst()
            : Optional.of("cycle");
    Collections.reverse(way);
    return new Path(List.copyOf(way), problem);
  }

  private Optional<String> problemAt(Node node) {
    if (withSecondParent.contains(node.id())) {
      return Optional.of("second_parent");
    }
    if (node.parent().isEmpty()) {
      return Optional.empty();
    }
    Node parent = nodes.get(node.parent().get());
    if (parent == null) {
      return Optional.of("missing_parent");
    }
    return LEVELS.indexOf(parent.level()) < LEVELS.indexOf(node.level())
        ? Optional.empty()
        : Optional.of("level_order");
  }

  /** One line of the register of initiatives. */
  record Node(String id, String system, Optional<String> parent, String level, String name) {}

  /**
   * A way from the top.
   *
   * @param problem what is wrong on it, nearest to the node; a cycle before all else
   */
  record Path(List<Node> way, Optional<String> problem) {
    /** To be read; an id may hold the bar itself, so nothing is decided by it. */
    String text() {
      return String.join(" / ", ids());
    }

    /** From the top down to the node itself. */
    List<String> ids() {
      return way.stream().map(Node::id).toList();
    }

    /** The nearest node of a level, the node itself included. */
    Optional<String> at(String level) {
      return way.stream().filter(n -> n.level().equals(level)).reduce((a, b) -> b).map(Node::id);
    }
  }
}
