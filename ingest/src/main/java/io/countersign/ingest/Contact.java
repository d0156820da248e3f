package io.countersign.ingest;

import io.countersign.ingest.source.ReadFailure;
import io.countersign.ingest.source.SourceProblems;
import io.countersign.ingest.source.SourceSystem;
import io.countersign.problem.Problem;
import io.countersign.problem.Refusal;
import java.util.List;
import java.util.Optional;

/**
 * Whether a system answers. It is tried once, for whichever of its feeds comes first; where it does
 * not answer, or is lost later, none of the others waits for it again.
 */
final class Contact {
  private final SourceSystem system;
  private Optional<List<Problem>> unanswered = Optional.empty();

  Contact(SourceSystem system) {
    this.system = system;
  }

  /** Why none of its feeds can be read; nothing where it answers. */
  synchronized List<Problem> unanswered() {
    unanswered = unanswered.or(() -> Optional.of(tried()));
    return unanswered.orElseThrow();
  }

  private List<Problem> tried() {
    try {
      system.reach();
      return List.of();
    } catch (ReadFailure e) {
      return List.of(e.problem());
    } catch (Refusal e) {
      return e.problems();
    }
  }

  /** Learns from what stopped one of its feeds. */
  synchronized void heard(List<Problem> stopped) {
    List<Problem> lost =
        stopped.stream()
            .filter(one -> one.where().equals(system.name()))
            .filter(SourceProblems::isUnreachable)
            .toList();
    unanswered = lost.isEmpty() ? unanswered : Optional.of(lost);
  }
}
