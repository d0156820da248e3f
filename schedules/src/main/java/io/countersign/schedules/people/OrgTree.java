package io.countersign.schedules.people;

import java.util.Optional;

/** The nodes of a company, each below another one. */
public interface OrgTree {
  /** The node above; empty at the top, and of a node that nobody knows. */
  Optional<String> above(String node);
}
