package io.countersign.schedules.docs;

import io.countersign.contract.Contract;
import io.countersign.contract.Contracts;
import io.countersign.problem.Declarations;
import io.countersign.problem.Exit;
import io.countersign.problem.Problems;
import io.countersign.problem.Resources;
import io.countersign.problem.TextFile;
import io.countersign.reports.ask.ReportDeclaration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * All that is declared: what comes from where, what is made of it, and what is issued.
 *
 * @param contracts of feeds, tables and marts
 * @param products of each feed, those that serve it
 * @param reports by name
 */
public record CatalogueEntries(
    Map<String, Contract> contracts,
    Map<String, List<String>> products,
    Map<String, ReportDeclaration> reports) {

  public static CatalogueEntries read() {
    Map<String, List<String>> products = new TreeMap<>();
    for (TextFile sql : Resources.list("ingest/systems", ".sql")) {
      String[] path = sql.name().split("/");
      products.computeIfAbsent(sql.stem(), feed -> new ArrayList<>()).add(path[2]);
    }
    Map<String, ReportDeclaration> reports = new TreeMap<>();
    Problems problems = new Problems();
    for (TextFile report : Resources.list("reports", "/report.yml")) {
      Declarations.read(report, ReportDeclaration.class, problems)
          .ifPresent(read -> reports.put(report.folder(), read));
    }
    problems.refuseIfAny(Exit.WRONG_CALL);
    return new CatalogueEntries(Contracts.all(), products, reports);
  }
}
