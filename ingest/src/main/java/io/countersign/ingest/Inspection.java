package io.countersign.ingest;

import io.countersign.problem.Problem;
import java.util.List;

/**
 * What a look at all systems found, without landing a row.
 *
 * @param feeds every feed of every system that can be opened, in the order of the workspace
 * @param problems everything that is wrong
 * @param findings what is odd, and hinders nothing
 */
public record Inspection(List<Reach> feeds, List<Problem> problems, List<Problem> findings) {

  /** Whether one system can hand over one feed. */
  public record Reach(String system, String feed, boolean readable) {}
}
