package io.countersign.reports.ask;

import io.countersign.problem.Declarations;
import io.countersign.problem.Exit;
import io.countersign.problem.Problems;
import io.countersign.problem.Resources;
import java.util.List;
import java.util.Map;

/**
 * What every list report reads beside its own: {@code house.yml}.
 *
 * @param queries names, control totals and what is left out
 * @param late the rows of feeds that became known since a period was closed, read from lateReads
 */
public record HouseDeclaration(
    List<String> reads, Map<String, String> queries, List<String> lateReads, String late) {
  public static HouseDeclaration read() {
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
