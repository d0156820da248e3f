package io.countersign.reports;

import io.countersign.lake.Declarations;
import io.countersign.lake.Exit;
import io.countersign.lake.Problems;
import io.countersign.lake.Resources;
import java.util.List;
import java.util.Map;

/**
 * What every list report reads beside its own: {@code house.yml}.
 *
 * @param queries names, control totals and what is left out
 * @param late the rows of feeds that became known since a period was closed, read from lateReads
 */
record HouseDeclaration(
    List<String> reads, Map<String, String> queries, List<String> lateReads, String late) {
  static HouseDeclaration read() {
    Problems problems = new Problems();
    HouseDeclaration house =
        Resources.list("reports", "house.yml").stream()
            .findFirst()
            .flatMap(source -> Declarations.read(source, HouseDeclaration.class, problems))
            .orElse(null);
    problems.refuseIfAny(Exit.WRONG_CALL);
    return house;
  }
}
