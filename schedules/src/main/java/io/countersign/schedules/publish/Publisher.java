package io.countersign.schedules.publish;

import io.countersign.company.Basis;
import io.countersign.contract.Contract;
import io.countersign.contract.Contracts;
import io.countersign.lake.CodeVersion;
import io.countersign.lake.Lake;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;

/**
 * The marts of a lake, brought to where BI tools read them.
 *
 * @param ask what the marts are about
 * @param now when it is done
 */
public record Publisher(Lake lake, Basis ask, Instant now) {
  /** Of the tables between, those that figures are joined to. */
  private static final Set<String> JOINED = Set.of("periods", "measures", "node_closure");

  /**
   * Publishes to each target.
   *
   * @param entitled who may see what: node ids by login
   * @return what whoever runs it should know, in sentences
   */
  public List<String> to(List<Target> chosen, Map<String, List<String>> entitled) {
    Path folder = folder();
    try {
      Edition edition = edition(folder, entitled);
      return chosen.stream().flatMap(target -> target.publish(edition).stream()).toList();
    } finally {
      remove(folder);
    }
  }

  private Edition edition(Path folder, Map<String, List<String>> entitled) {
    List<Contract> made = made();
    List<Contract> published = new ArrayList<>();
    Map<String, Path> files = new LinkedHashMap<>();
    Map<String, Long> versions = new LinkedHashMap<>();
    for (Contract one : made) {
      Optional<Dimension> dimension = Dimension.made(one);
      Contract as = dimension.map(to -> to.published(one)).orElse(one);
      published.add(as);
      versions.put(as.name(), Math.max(0, lake.version(one.name())));
      files.put(as.name(), written(rows(one, as), folder.resolve(as.name())));
    }
    Edition edition =
        new Edition(
            now.getEpochSecond(),
            ask.period().name(),
            ask.asOf(),
            CodeVersion.current(),
            published,
            files,
            versions,
            entitled);
    InferredMembers.add(edition);
    return edition;
  }

  /** Dimensions first; they are there also where the lake has none: then all ids are unknown. */
  private List<Contract> made() {
    Map<String, Contract> contracts = Contracts.all();
    Map<String, Contract> made = new LinkedHashMap<>();
    Dimension.ALL.forEach(one -> made.put(one.table(), contracts.get(one.table())));
    JOINED.stream().sorted().forEach(name -> made.put(name, contracts.get(name)));
    contracts.values().stream()
        .filter(one -> one.kind() == Contract.Kind.MART && lake.has(one.name()))
        .forEach(one -> made.put(one.name(), one));
    if (made.values().stream().noneMatch(one -> lake.has(one.name()))) {
      throw PublishProblems.notYetMade();
    }
    return List.copyOf(made.values());
  }

  /** As the contract has them; a version made before a column was there has it blank. */
  private Dataset<Row> rows(Contract table, Contract as) {
    Dataset<Row> rows =
        lake.has(table.name())
            ? lake.read(table.name(), lake.version(table.name()))
            : lake.spark().createDataFrame(List.of(), table.schema());
    List<String> have = List.of(rows.columns());
    Column[] columns =
        as.columns().values().stream()
            .map(
                column ->
                    have.contains(column.name())
                        ? functions.col(column.name())
                        : absent(table, column).as(column.name()))
            .toArray(Column[]::new);
    return rows.select(columns);
  }

  /** Beside its own columns, a dimension says that these rows are known. */
  private static Column absent(Contract table, io.countersign.contract.Column column) {
    return table.columns().containsKey(column.name())
        ? functions.lit(null).cast(column.type().spark())
        : functions.lit(true);
  }

  private static Path written(Dataset<Row> rows, Path path) {
    rows.coalesce(1).write().parquet(path.toUri().toString());
    return path;
  }

  private static Path folder() {
    try {
      return Files.createTempDirectory("countersign-publish");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void remove(Path folder) {
    try {
      ParquetFolder.remove(folder);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
