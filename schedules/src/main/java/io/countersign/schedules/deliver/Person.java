package io.countersign.schedules.deliver;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Somebody who gets reports.
 *
 * @param id as roles name them
 * @param sees node ids; whoever sees a node sees what is below it
 */
public record Person(String id, String name, Optional<String> mail, List<String> sees) {

  /**
   * Whether every one of the nodes may be seen.
   *
   * @param parents of each node, the one above it
   */
  boolean maySee(Set<String> nodes, Map<String, String> parents) {
    return nodes.stream().allMatch(node -> maySee(node, parents));
  }

  private boolean maySee(String node, Map<String, String> parents) {
    if (sees.contains(Parcel.ALL)) {
      return true;
    }
    int steps = 0;
    for (String at = node; at != null && steps <= parents.size(); at = parents.get(at), steps++) {
      if (sees.contains(at)) {
        return true;
      }
    }
    return false;
  }
}
