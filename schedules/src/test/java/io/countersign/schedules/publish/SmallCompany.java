package io.countersign.schedules.publish;

import io.countersign.contract.Column;
import io.countersign.contract.Contract;
import io.countersign.contract.Contracts;
import io.countersign.problem.Problems;
import io.countersign.problem.TextFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.spark.sql.types.DecimalType;

/**
 * A company of two portfolios, two services and three measures, written as the files of an edition.
 * One id holds what SQL and CSV take for theirs.
 */
final class SmallCompany {
  static final String ODD = "M\"3,';";
  private static final Map<String, String> PARENTS = new LinkedHashMap<>();

  static {
    PARENTS.put("ORG", null);
    PARENTS.put("PF-1", "ORG");
    PARENTS.put("PF-2", "ORG");
    PARENTS.put("M1", "PF-1");
    PARENTS.put("M2", "PF-2");
    PARENTS.put(ODD, "PF-2");
  }

  private final Path folder;
  private final long number;
  private final Map<String, Contract> contracts = new LinkedHashMap<>();
  private final Map<String, List<Map<String, String>>> rows = new LinkedHashMap<>();
  private Map<String, List<String>> entitled = Map.of();

  SmallCompany(Path folder, long number) {
    this.folder = folder.resolve("edition" + number);
    this.number = number;
    Map<String, Contract> all = Contracts.all();
    Dimension.ALL.forEach(one -> contracts.put(one.name(), one.published(all.get(one.table()))));
    contracts.put("node_closure", all.get("node_closure"));
    contracts.keySet().forEach(name -> rows.put(name, new ArrayList<>()));
    tree();
    row("periods", Map.of("period", "2026-10"));
    row("measures", Map.of("measure_id", "M1", "name", "Fewer servers"));
    row("measures", Map.of("measure_id", "M2", "name", "One contract less"));
    row("measures", Map.of("measure_id", ODD, "name", "Odd"));
    row("services", Map.of("service_id", "S-1", "department", "IT"));
    row("services", Map.of("service_id", "S-2", "department", "Sales"));
  }

  private void tree() {
    PARENTS.forEach(
        (node, parent) -> {
          row("nodes", of("node_id", node, "parent_id", parent, "gone_at", null));
          long depth = 0;
          for (String at = node; at != null; at = PARENTS.get(at)) {
            row("node_closure", of("ancestor_id", at, "node_id", node, "depth", "" + depth++));
          }
        });
  }

  private static Map<String, String> of(String... pairs) {
    Map<String, String> map = new LinkedHashMap<>();
    for (int i = 0; i < pairs.length; i += 2) {
      map.put(pairs[i], pairs[i + 1]);
    }
    return map;
  }

  SmallCompany entitled(Map<String, List<String>> logins) {
    entitled = logins;
    return this;
  }

  /** A table with nothing in it. */
  SmallCompany table(Contract contract) {
    contracts.put(contract.name(), contract);
    rows.put(contract.name(), new ArrayList<>());
    return this;
  }

  SmallCompany without(String table) {
    rows.get(table).clear();
    return this;
  }

  /** A row; what is not said of it is made up, and blank only where a null says so. */
  SmallCompany row(String table, Map<String, String> said) {
    rows.get(table).add(said);
    return this;
  }

  static Contract contract(String yaml) {
    Problems problems = new Problems();
    String name = yaml.lines().findFirst().orElseThrow().replaceFirst("mart: ", "").strip();
    Optional<Contract> contract =
        Contract.read(new TextFile("marts/" + name + "/contract.yml", yaml), problems);
    return contract.orElseThrow(() -> new AssertionError(problems.list()));
  }

  Edition edition() throws SQLException, IOException {
    Map<String, Path> files = new LinkedHashMap<>();
    try (Connection duck = DuckdbFile.open();
        Statement statement = duck.createStatement()) {
      for (Contract contract : contracts.values()) {
        Path path = Files.createDirectories(folder.resolve(contract.name()));
        files.put(contract.name(), path);
        statement.execute(
            "copy ("
                + select(contract)
                + ") to "
                + SqlQuoting.quoted(path + "/part.parquet")
                + " (format parquet)");
      }
    }
    Edition edition =
        new Edition(
            number,
            "2026-10",
            Instant.parse("2026-11-04T06:00:00Z"),
            "code",
            List.copyOf(contracts.values()),
            files,
            Map.of("value", 7L),
            entitled);
    InferredMembers.add(edition);
    return edition;
  }

  private String select(Contract contract) {
    String columns =
        contract.columns().values().stream()
            .map(
                column -> "cast(null as " + type(column) + ") as " + SqlQuoting.name(column.name()))
            .collect(Collectors.joining(", ", "select ", " where false"));
    List<Map<String, String>> table = rows.get(contract.name());
    return columns
        + java.util.stream.IntStream.range(0, table.size())
            .mapToObj(i -> " union all select " + literals(contract, table.get(i), i))
            .collect(Collectors.joining());
  }

  private static String literals(Contract contract, Map<String, String> said, int number) {
    return contract.columns().values().stream()
        .map(
            column -> {
              String value =
                  said.containsKey(column.name())
                      ? said.get(column.name())
                      : madeUp(column, contract.grain().contains(column.name()) ? number : 0);
              String text = value == null ? "null" : SqlQuoting.quoted(value);
              return "cast(" + text + " as " + type(column) + ")";
            })
        .collect(Collectors.joining(", "));
  }

  private static String madeUp(Column column, int number) {
    return switch (column.type()) {
      case ID, TEXT, CURRENCY -> column.name() + number;
      case PERIOD -> "2026-" + (10 + number);
      case WORD -> column.words().get(0);
      case INSTANT -> "2026-10-" + (10 + number) + " 10:00:00";
      case DATE -> "2026-10-" + (10 + number);
      case BOOLEAN -> "true";
      default -> "" + number;
    };
  }

  private static String type(Column column) {
    if (column.type().spark() instanceof DecimalType decimal) {
      return "decimal(" + decimal.precision() + ", " + decimal.scale() + ")";
    }
    return switch (column.type()) {
      case INSTANT -> "timestamp";
      case DATE -> "date";
      case BOOLEAN -> "boolean";
      case COUNT, SECONDS, INTEGER -> "bigint";
      default -> "varchar";
    };
  }
}
