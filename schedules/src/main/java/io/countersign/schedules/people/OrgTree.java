package io.countersign.schedules.people;

import java.util.Map;
import java.util.Optional;

/** The nodes of a company, each below another one. */
public interface OrgTree {
  /** The node above; empty at the top, and of a node that nobody knows. */
  Optional<String> above(String node);

  /**
   * One that is known already.
   *
   * @param parents of each node, the one above it
   */
  static OrgTree of(Map<String, String> parents) {
    return node -> Optional.ofNullable(parents.get(node));
  }
}
