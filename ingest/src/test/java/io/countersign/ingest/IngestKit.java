package io.countersign.ingest;

import io.countersign.build.Progress;
import io.countersign.ingest.land.IngestSummary;
import io.countersign.ingest.workspace.Workspace;
import io.countersign.lake.LakeTest;
import io.countersign.problem.Problem;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;

/** A workspace in a temporary folder, and what an ingest makes of it. */
public class IngestKit extends LakeTest {
  protected static final String FIRST = "2026-11-01T06:00:00Z";
  protected static final String SECOND = "2026-11-02T06:00:00Z";
  protected static final String HEADER =
      "claim_id,measure_id,period,benefit_type,amount,currency,one_off,claimed_at\n";

  /** One claim with an amount, as a line of {@code value_claims.csv}. */
  protected static String claim(String id, String amount) {
    return id + ",M1,2026-10," + "cost_saving," + amount + ",EUR,false,2026-10-31T22:15:00Z\n";
  }

  /** The workspace with one system, and a folder {@code register} of files. */
  protected void registerOfFiles() {
    Path register = folder.resolve("register");
    register.toFile().mkdirs();
    workspace("  register: {product: files, folder: register}");
  }

  /** What a look at all systems finds. */
  protected Inspection check() {
    return Ingest.check(Workspace.read(folder), lake(), Instant.parse(FIRST));
  }

  protected void workspace(String systems) {
    file(
        "countersign.yml",
        """
        company: Halden Group
        group_currency: EUR
        zone: Europe/Berlin
        fiscal_year: {starts: "01-01"}
        systems:
        """
            + systems
            + "\n");
  }

  protected void file(String name, String text) {
    bytes(name, text.getBytes(StandardCharsets.UTF_8));
  }

  protected void bytes(String name, byte[] content) {
    Path file = folder.resolve(name);
    try {
      Files.createDirectories(file.getParent());
      Files.write(file, content);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  protected IngestSummary ingest(String asOf) {
    return Ingest.run(Workspace.read(folder), lake(), Instant.parse(asOf), false, Progress.none());
  }

  /** The one problem of an ingest, as people read it. */
  protected static String onlyProblem(IngestSummary summary) {
    List<Problem> problems = summary.all();
    if (problems.size() != 1) {
      throw new AssertionError(
          problems.size()
              + " problems: "
              + problems.stream().map(Problem::text).collect(Collectors.joining("\n")));
    }
    return problems.get(0).text();
  }

  /** The rows of a landed table as they are now known. */
  protected Dataset<Row> now(String table) {
    Dataset<Row> versions = lake().read(table);
    return versions
        .withColumn(
            "newest",
            functions
                .max(functions.col("known_at"))
                .over(
                    org.apache.spark.sql.expressions.Window.partitionBy(
                        key(table).toArray(org.apache.spark.sql.Column[]::new))))
        .filter("newest = known_at and deleted_at is null");
  }

  private static List<org.apache.spark.sql.Column> key(String table) {
    var grain = io.countersign.contract.Contracts.all().get(table).grain();
    return java.util.stream.Stream.concat(
            grain.stream(), java.util.stream.Stream.of("source_system"))
        .distinct()
        .map(functions::col)
        .toList();
  }
}
