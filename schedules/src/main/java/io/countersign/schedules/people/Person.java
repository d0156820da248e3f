package io.countersign.schedules.people;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Somebody who gets reports.
 *
 * @param id as roles name them
 * @param sees node ids; whoever sees a node sees what is below it
 * @param password where the word stands that opens encrypted copies, as {@code ${env:NAME}}
 */
public record Person(
    String id, String name, Optional<String> mail, List<String> sees, Optional<String> password) {

  /** The node that stands for the whole company. */
  public static final String ALL = "all";

  public boolean seesAll() {
    return sees.contains(ALL);
  }

  /** Whether every one of the nodes may be seen. */
  public boolean maySee(Set<String> nodes, OrgTree tree) {
    return seesAll() || nodes.stream().allMatch(node -> maySee(node, tree));
  }

  private boolean maySee(String node, OrgTree tree) {
    Set<String> passed = new HashSet<>();
    Optional<String> at = Optional.of(node);
    while (at.isPresent() && passed.add(at.get())) {
      if (sees.contains(at.get())) {
        return true;
      }
      at = tree.above(at.get());
    }
    return false;
  }
}
