package io.countersign.reports.register;

import io.countersign.problem.Json;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What an issue was made of; attached to its PDF.
 *
 * @param question what was asked, of whom
 * @param code what worked it out
 * @param tables the Delta version of each table that the report read
 * @param lineage of each table behind it, back to the feeds
 * @param totals the control totals, summed up by hop and table
 */
public record Manifest(
    String issue,
    String status,
    Question question,
    Code code,
    Map<String, Long> tables,
    Map<String, Long> lineage,
    List<Total> totals,
    Figures figures,
    Signed signed,
    Chained register) {

  /** The name it has among a PDF's attachments. */
  public static final String FILE = "manifest.json";

  /**
   * What was asked. The company's line holds its calendar, zone and currency.
   *
   * @param parameters what else: of whom or what alone, which seed
   */
  public record Question(
      String report, String period, String asOf, String company, Map<String, String> parameters) {
    public Question {
      parameters = parameters == null ? Map.of() : new TreeMap<>(parameters);
    }
  }

  /**
   * What worked it out.
   *
   * @param version of the code
   * @param report hash of the report's declaration and templates
   * @param definitions the ids of the definitions used, each with the hash of its words
   */
  public record Code(String version, String report, Map<String, String> definitions) {}

  /** How the control totals of a hop came out. */
  public record Total(
      String hop, String table, long totals, long agree, long tolerated, long broken) {}

  /**
   * The figures that are attached beside it.
   *
   * @param unprinted texts among them with letters that no font here has, each marked on the pages
   */
  public record Figures(int count, String sha256, int unprinted) {}

  /**
   * Who stands behind it.
   *
   * @param releasedBy blank as long as nobody has
   */
  public record Signed(String preparedBy, String releasedBy) {}

  /** Where it stands in the register, and the register's head before it. */
  public record Chained(long number, String head) {}

  /** Over several lines, in a fixed order. */
  public String json() {
    return Json.pages(this);
  }
}
