package io.countersign.build;

import io.countersign.contract.Contract;
import io.countersign.history.History;
import io.countersign.lake.CommitInfo;
import io.countersign.lake.Lake;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Why a table is made again: what its rows depend on is not what it was. They depend on the code
 * and SQL of the step, on the contract, on the rows of what it reads, on what the company says of
 * itself, and on the period and the instant only where the step asks for them. Of a feed, another
 * instant brings other rows into view only where facts lie between.
 */
final class RebuildReason {
  private final Lake lake;
  private final Map<String, Contract> contracts;
  private final CommitInfo made;
  private final CommitInfo asked;

  /**
   * A comparison.
   *
   * @param made the stamp of the newest version
   * @param asked the stamp that a version made now would have
   */
  RebuildReason(Lake lake, Map<String, Contract> contracts, CommitInfo made, CommitInfo asked) {
    this.lake = lake;
    this.contracts = contracts;
    this.made = made;
    this.asked = asked;
  }

  /** A sentence; empty where the rows would come out the same. */
  Optional<String> because() {
    if (!made.code().equals(asked.code())) {
      return Optional.of("its code or its contract changed");
    }
    if (!made.company().equals(asked.company())) {
      return Optional.of("what the company says of itself changed");
    }
    if (!made.period().equals(asked.period()) && !made.asksNot(Inputs.PERIOD)) {
      return Optional.of("it is about the period, " + asked.period());
    }
    return others().or(this::instant);
  }

  private Optional<String> others() {
    SortedSet<String> tables = new TreeSet<>(asked.inputs().keySet());
    tables.addAll(made.inputs().keySet());
    tables.removeIf(table -> Objects.equals(made.inputs().get(table), asked.inputs().get(table)));
    return changed(tables);
  }

  private Optional<String> instant() {
    if (made.asOf().equals(asked.asOf())) {
      return Optional.empty();
    }
    if (!made.asksNot(Inputs.AS_OF)) {
      return Optional.of("it is about the instant, " + asked.asOf());
    }
    List<Instant> between = List.of(made.asOf(), asked.asOf()).stream().sorted().toList();
    return changed(
        asked.inputs().keySet().stream()
            .filter(table -> contracts.get(table).landed() && lake.has(table))
            .filter(
                feed -> History.differs(lake, contracts.get(feed), between.get(0), between.get(1)))
            .collect(Collectors.toCollection(TreeSet::new)));
  }

  private static Optional<String> changed(SortedSet<String> tables) {
    return tables.isEmpty()
        ? Optional.empty()
        : Optional.of(String.join(", ", tables) + " changed");
  }
}
