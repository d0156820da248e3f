package io.countersign.ingest;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.max;

import io.countersign.build.Progress;
import io.countersign.contract.Contract;
import io.countersign.contract.Contracts;
import io.countersign.ingest.land.IngestSummary;
import io.countersign.ingest.workspace.Workspace;
import io.countersign.lake.Lake;
import io.countersign.lake.LakeSession;
import io.countersign.problem.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.expressions.Window;
import org.apache.spark.sql.functions;

/** A workspace of real systems: ingested, checked, and asked in SQL over what is now known. */
public final class Ingested {
  private final Path folder;
  private final Lake lake;

  /**
   * @param systems the entries under {@code systems:} of countersign.yml
   */
  public Ingested(Path folder, String systems) throws IOException {
    this.folder = folder;
    this.lake = new Lake(LakeSession.open("local[2]"), folder.resolve("lake").toString());
    Files.createDirectories(folder);
    Files.writeString(
        folder.resolve(Workspace.FILE),
        """
        company: Meridian Works SE
        group_currency: EUR
        zone: Europe/Berlin
        fiscal_year: {starts: "01-01"}
        systems:
        """
            + systems
            + "\n");
  }

  /** Ingests; anything wrong is a failure. */
  public Ingested at(String asOf) {
    List<Problem> wrong = tried(asOf).all();
    if (!wrong.isEmpty()) {
      throw new AssertionError(said(wrong));
    }
    return this;
  }

  IngestSummary tried(String asOf) {
    return Ingest.run(Workspace.read(folder), lake, Instant.parse(asOf), false, Progress.none());
  }

  Inspection check() {
    return Ingest.check(Workspace.read(folder), lake, Instant.parse("2027-01-01T00:00:00Z"));
  }

  static String said(List<Problem> problems) {
    return problems.stream().map(Problem::text).collect(Collectors.joining("\n"));
  }

  /** Over the landed tables, each with the rows that are now known. */
  public Dataset<Row> sql(String sql) throws IOException {
    SparkSession session = lake.spark().newSession();
    try (Stream<Path> tables = Files.list(folder.resolve("lake"))) {
      tables
          .filter(Files::isDirectory)
          .map(table -> table.getFileName().toString())
          .filter(Contracts.all()::containsKey)
          .forEach(table -> now(session, table).createOrReplaceTempView(table));
    }
    return session.sql(sql);
  }

  private Dataset<Row> now(SparkSession session, String table) {
    Contract contract = Contracts.all().get(table);
    Column[] key =
        Stream.concat(contract.grain().stream(), Stream.of("source_system"))
            .distinct()
            .map(functions::col)
            .toArray(Column[]::new);
    return session
        .read()
        .format("delta")
        .load(lake.path(table))
        .withColumn("newest", max(col("known_at")).over(Window.partitionBy(key)))
        .filter("newest = known_at and deleted_at is null")
        .drop("newest");
  }
}
