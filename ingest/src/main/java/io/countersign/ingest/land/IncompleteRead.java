package io.countersign.ingest.land;

import io.countersign.problem.Problem;
import java.util.List;

/** Reading only what changed did not bring the lake to what the source has. */
final class IncompleteRead extends RuntimeException {
  IncompleteRead(List<Problem> problems) {
    super(problems.get(0).text());
  }
}
