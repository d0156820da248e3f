package io.countersign.build;

import io.countersign.contract.Contract;
import io.countersign.history.History;
import io.countersign.lake.Lake;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Which feeds stand behind a table, and which of them could not be read. */
public final class Upstream {
  /** The landed table that says which feeds could be read. */
  public static final String STATES = "source_states";

  /** What reads it knows of stale tables, and is made whatever could not be read. */
  public static final String STALE = "stale_tables";

  private final Map<String, Contract> contracts;

  public Upstream(Map<String, Contract> contracts) {
    this.contracts = contracts;
  }

  /** By feed, what is made of it and would not be made anew without it; and the feed itself. */
  public Map<String, Set<String>> readers() {
    Map<String, Set<String>> readers = new TreeMap<>();
    for (Contract contract : contracts.values()) {
      if (!knowing(contract)) {
        feeds(contract.name())
            .forEach(
                feed -> readers.computeIfAbsent(feed, f -> new TreeSet<>()).add(contract.name()));
      }
    }
    return readers;
  }

  /** The feeds that a table reads, itself or through others; of a feed itself. */
  Set<String> feeds(String table) {
    Set<String> seen = new TreeSet<>();
    Deque<String> next = new ArrayDeque<>(List.of(table));
    while (!next.isEmpty()) {
      String name = next.pop();
      if (seen.add(name) && contracts.containsKey(name)) {
        next.addAll(contracts.get(name).reads());
      }
    }
    seen.removeIf(
        name -> !contracts.containsKey(name) || contracts.get(name).kind() != Contract.Kind.FEED);
    return seen;
  }

  /**
   * The tables that stay as they are, as known at an instant: a feed behind them landed once and
   * could not be read since.
   */
  public Set<String> stale(Lake lake, Instant asOf) {
    Set<String> stale = new TreeSet<>();
    Map<String, Set<String>> readers = readers();
    stopped(lake, asOf).forEach(feed -> stale.addAll(readers.getOrDefault(feed, Set.of())));
    return stale;
  }

  private List<String> stopped(Lake lake, Instant asOf) {
    if (!contracts.containsKey(STATES)) {
      return List.of();
    }
    return History.rows(lake, contracts.get(STATES), asOf).stream()
        .filter(row -> row.getAs("state").equals("stopped") && row.<Boolean>getAs("landed"))
        .map(row -> row.<String>getAs("feed"))
        .distinct()
        .toList();
  }

  private static boolean knowing(Contract contract) {
    return contract.name().equals(STALE) || contract.reads().contains(STALE);
  }
}
