package io.countersign.schedules.docs;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.countersign.contract.Contract;
import io.countersign.contract.Contracts;
import io.countersign.problem.Resources;
import io.countersign.problem.TextFile;
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
    Map<String, ReportSheet> reports) {

  /**
   * A report.
   *
   * @param definitions by id, what its words mean
   */
  record ReportSheet(String about, List<String> reads, Map<String, String> definitions) {}

  public static CatalogueEntries read() {
    Map<String, List<String>> products = new TreeMap<>();
    for (TextFile sql : Resources.list("ingest/systems", ".sql")) {
      String[] path = sql.name().split("/");
      products.computeIfAbsent(sql.stem(), feed -> new ArrayList<>()).add(path[2]);
    }
    Map<String, ReportSheet> reports = new TreeMap<>();
    for (TextFile report : Resources.list("reports", "/report.yml")) {
      reports.put(report.name().split("/")[1], sheet(report));
    }
    return new CatalogueEntries(Contracts.all(), products, reports);
  }

  private static ReportSheet sheet(TextFile report) {
    try {
      JsonNode said = new YAMLMapper().readTree(report.text());
      List<String> reads = new ArrayList<>();
      said.path("reads").forEach(table -> reads.add(table.asText()));
      Map<String, String> definitions = new TreeMap<>();
      said.path("definitions")
          .properties()
          .forEach(
              one ->
                  definitions.put(
                      one.getKey(),
                      one.getValue().path("name").asText()
                          + ": "
                          + one.getValue().path("meaning").asText()));
      return new ReportSheet(said.path("about").asText(), reads, definitions);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(report.name(), e);
    }
  }
}
