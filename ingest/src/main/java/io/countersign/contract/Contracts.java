package io.countersign.contract;

import io.countersign.problem.Declarations;
import io.countersign.problem.Exit;
import io.countersign.problem.Problems;
import io.countersign.problem.Resources;
import io.countersign.problem.TextFile;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** All contracts on the class path: of the feeds, of the tables between, of the marts. */
public final class Contracts {
  private Contracts() {}

  /**
   * Reads every contract.
   *
   * @return by table name
   */
  public static Map<String, Contract> all(Problems problems) {
    List<TextFile> sources =
        Stream.of(
                Resources.list("ingest/feeds", ".yml"),
                Resources.list("transform", "/contract.yml"),
                Resources.list("marts", "/contract.yml"))
            .flatMap(List::stream)
            .toList();
    Map<String, Contract> contracts = new LinkedHashMap<>();
    for (TextFile source : sources) {
      Contract.read(source, problems)
          .ifPresent(
              contract -> {
                if (contracts.put(contract.name(), contract) != null) {
                  problems.add(
                      Declarations.wrong(
                              source.name(),
                              "Two contracts have the name '" + contract.name() + "'.")
                          .expected("one contract a table"));
                }
              });
    }
    return contracts;
  }

  /** As {@link #all(Problems)}, for callers that cannot go on with a wrong contract. */
  public static Map<String, Contract> all() {
    Problems problems = new Problems();
    Map<String, Contract> contracts = all(problems);
    problems.refuseIfAny(Exit.WRONG_CALL);
    return contracts;
  }
}
