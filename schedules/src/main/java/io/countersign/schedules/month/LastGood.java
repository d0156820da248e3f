package io.countersign.schedules.month;

import io.countersign.build.Upstream;
import io.countersign.company.Basis;
import io.countersign.contract.Contract;
import io.countersign.lake.Lake;
import io.countersign.problem.Refusal;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;

/**
 * What can still be answered while feeds cannot be read. Tables behind them stay at their last
 * version, and a report that prints from one prints all of it as it was known then: figures of two
 * instants are never set beside each other.
 */
final class LastGood {
  private final Lake lake;
  private final Map<String, Contract> contracts;
  private final Basis ask;
  private final Set<String> stale;

  LastGood(Lake lake, Map<String, Contract> contracts, Basis ask) {
    this.lake = lake;
    this.contracts = contracts;
    this.ask = ask;
    this.stale = new Upstream(contracts).stale(lake, ask.asOf());
  }

  /**
   * The question that a report can answer: the one asked, or as of when the tables that it reads
   * were last made about this period.
   *
   * @throws Refusal MART_STALE where one of them was last made about another period
   */
  Basis question(String report, List<String> reads) {
    Optional<Instant> known =
        reads.stream()
            .filter(stale::contains)
            .filter(table -> !contracts.get(table).landed())
            .map(table -> made(report, table))
            .min(Comparator.naturalOrder());
    return new Basis(ask.period(), known.orElse(ask.asOf()), ask.company());
  }

  private Instant made(String report, String table) {
    OptionalLong version = lake.versionAbout(table, ask.period().name(), ask.asOf());
    if (version.isEmpty()) {
      throw MonthProblems.martStale(report, table, ask.period().name());
    }
    return lake.askedAt(table, version.getAsLong()).orElseThrow();
  }

  /**
   * The versions whose rows answer a question: those of the newest ones, or of what was made for
   * it. One that only confirms another has that one's rows.
   */
  Map<String, Long> versions(List<String> reads, Basis question) {
    Map<String, Long> versions = new TreeMap<>();
    for (String table : reads) {
      boolean newest =
          question.asOf().equals(ask.asOf())
              || contracts.get(table).landed()
              || contracts.get(table).reads().contains(Upstream.STALE)
              || table.equals(Upstream.STALE);
      OptionalLong version =
          newest
              ? OptionalLong.of(lake.version(table))
              : lake.versionAbout(table, question.period().name(), question.asOf());
      version.ifPresent(found -> versions.put(table, lake.content(table, found)));
    }
    versions.values().removeIf(version -> version < 0);
    return versions;
  }
}
