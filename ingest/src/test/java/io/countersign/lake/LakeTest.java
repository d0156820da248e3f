package io.countersign.lake;

import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.build.ContractChecks;
import io.countersign.build.Inputs;
import io.countersign.build.SchemaEnforcement;
import io.countersign.build.Step;
import io.countersign.company.Basis;
import io.countersign.company.Company;
import io.countersign.contract.Column;
import io.countersign.contract.Contract;
import io.countersign.contract.Contracts;
import io.countersign.history.AsOfView;
import io.countersign.history.History;
import io.countersign.time.FiscalCalendar;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.io.TempDir;

/** The test kit: one Spark session a JVM, a lake of its own for each test, rows as text. */
public class LakeTest {
  private static final Map<String, Contract> CONTRACTS = Contracts.all();

  @TempDir protected Path folder;

  /** Local Spark on two threads, in UTC. */
  protected static SparkSession spark() {
    return LakeSession.open("local[2]");
  }

  protected Lake lake() {
    return new Lake(spark(), folder.resolve("lake").toString());
  }

  /** A company in EUR with calendar years, whose days begin at midnight UTC. */
  protected static Company company() {
    return new Company("Test", "EUR", FiscalCalendar.startingOn("01-01"), ZoneId.of("UTC"));
  }

  /** A feed written as text, as it is known at an instant. */
  protected static Dataset<Row> known(SparkSession session, String feed, String text, Basis ask) {
    return Given.rows(session, CONTRACTS.get(feed), text, ask);
  }

  protected static Given step(Step step) {
    return new Given(step);
  }

  /**
   * Holds a contract's checks against no rows, where nothing that it reads has any either.
   *
   * @return the names of the {@code should} checks that do not hold
   */
  protected static List<String> checkedOverNothing(Contract contract) {
    SparkSession session = ExecutionProfile.FEW.session(spark());
    Stream.concat(Stream.of(contract), contract.reads().stream().map(CONTRACTS::get))
        .forEach(
            table ->
                Rows.of(session, AsOfView.columns(table), "")
                    .createOrReplaceTempView(table.name()));
    Basis ask =
        new Basis(
            company().fiscalYear().parse("2026-10"),
            Instant.parse("2026-11-04T06:00:00Z"),
            company());
    return new ContractChecks(contract, session, sql -> ask.parameters()).run(false).breaches();
  }

  /** A step with the tables it is given. */
  public static final class Given {
    private static final Map<String, StructType> NOTHING = new ConcurrentHashMap<>();

    private final Step step;
    private final Contract contract;
    private final Map<String, String> tables = new HashMap<>();
    private final Map<String, Dataset<Row>> made = new HashMap<>();
    private String period = "2026-10";
    private String asOf = "2026-11-04T06:00:00Z";
    private Company company = LakeTest.company();

    private Given(Step step) {
      this.step = step;
      this.contract = CONTRACTS.get(step.makes());
      if (contract == null) {
        throw new IllegalArgumentException("No contract for " + step.makes());
      }
    }

    public Given period(String name) {
      period = name;
      return this;
    }

    public Given asOf(String instant) {
      asOf = instant;
      return this;
    }

    public Given company(Company theirs) {
      company = theirs;
      return this;
    }

    /** Rows of a table that the contract reads; tables not given are empty. */
    public Given given(String table, String rows) {
      if (!contract.reads().contains(table)) {
        throw new IllegalArgumentException(
            contract.name() + " does not read " + table + ": " + contract.reads());
      }
      tables.put(table, rows);
      return this;
    }

    /** Rows that are there already, as what another step made; columns they lack are null. */
    public Given given(String table, Dataset<Row> rows) {
      made.put(table, rows);
      return given(table, "");
    }

    /** Makes the rows, conformed to the contract, with all its checks. */
    public Dataset<Row> make() {
      Basis ask = new Basis(company.fiscalYear().parse(period), Instant.parse(asOf), company);
      // Rows that are there already may be many.
      SparkSession session =
          made.isEmpty() ? ExecutionProfile.FEW.session(spark()) : spark().newSession();
      Map<String, Dataset<Row>> inputs = new LinkedHashMap<>();
      for (String name : contract.reads()) {
        Contract table = CONTRACTS.get(name);
        Dataset<Row> rows =
            made.containsKey(name)
                ? whole(session, table, made.get(name))
                : rows(session, table, tables.getOrDefault(name, ""), ask);
        rows.createOrReplaceTempView(name);
        inputs.put(name, rows);
      }
      Dataset<Row> lazy =
          SchemaEnforcement.to(
              contract,
              step.make(
                  new Inputs(
                      session,
                      ask,
                      contract.schema(),
                      inputs,
                      feed -> versions(session, feed, ask))));
      // Worked out once: each of the checks would otherwise run the whole step again.
      Dataset<Row> made = session.createDataFrame(FewRows.list(lazy), lazy.schema());
      made.createOrReplaceTempView(contract.name());
      new ContractChecks(contract, session, sql -> ask.parameters()).run(false);
      return made;
    }

    /** A landed row says its system beside its own columns; steps see no more of its history. */
    private static boolean ofTheFeed(Contract table, String column) {
      return column.equals("source_system") || table.columns().containsKey(column);
    }

    private static Dataset<Row> whole(SparkSession session, Contract table, Dataset<Row> rows) {
      List<String> there = List.of(rows.columns());
      org.apache.spark.sql.Column[] columns =
          Arrays.stream(AsOfView.columns(table).fields())
              .filter(field -> !table.landed() || ofTheFeed(table, field.name()))
              .map(
                  field ->
                      (there.contains(field.name())
                              ? functions.col(field.name())
                              : functions.lit(null))
                          .cast(field.dataType())
                          .as(field.name()))
              .toArray(org.apache.spark.sql.Column[]::new);
      Dataset<Row> all = ofOneSystem(table, rows.select(columns)).localCheckpoint();
      return session.createDataFrame(all.javaRDD(), all.schema());
    }

    /** Rows that say no system are of the one that feeds without a system are of, too. */
    private static Dataset<Row> ofOneSystem(Contract table, Dataset<Row> rows) {
      Column system = table.columns().get("source_system");
      boolean said = system != null && system.blank().isEmpty();
      return !table.landed() && !said
          ? rows
          : rows.withColumn(
              "source_system",
              functions.coalesce(functions.col("source_system"), functions.lit("test")));
    }

    /** Worked out here, so that a step's plan is as large as the step and no larger. */
    private static Dataset<Row> rows(SparkSession session, Contract table, String text, Basis ask) {
      if (text.isBlank()) {
        StructType columns =
            NOTHING.computeIfAbsent(table.name(), none -> lazy(session, table, "", ask).schema());
        return session.createDataFrame(List.of(), columns);
      }
      Dataset<Row> lazy = lazy(session, table, text, ask);
      return session.createDataFrame(FewRows.list(lazy), lazy.schema());
    }

    private static Dataset<Row> lazy(SparkSession session, Contract table, String text, Basis ask) {
      if (!table.landed()) {
        return ofOneSystem(table, Rows.of(session, table.schema(), text));
      }
      return History.knownAt(landed(session, table, text), table, ask.asOf(), false);
    }

    private Dataset<Row> versions(SparkSession session, String feed, Basis ask) {
      String text = tables.getOrDefault(feed, "");
      return History.versionsAt(
          CONTRACTS.get(feed), landed(session, CONTRACTS.get(feed), text), ask.asOf());
    }

    private static Dataset<Row> landed(SparkSession session, Contract table, String text) {
      return Rows.of(session, History.schema(table), text)
          .withColumn(
              "source_system",
              functions.coalesce(functions.col("source_system"), functions.lit("test")))
          .withColumn(
              "batch_id",
              functions.coalesce(functions.col("batch_id"), functions.lit("000000 test")))
          .withColumn(
              "known_at",
              functions.coalesce(
                  functions.col("known_at"),
                  functions.lit(java.sql.Timestamp.from(Instant.EPOCH))));
    }
  }

  /** Holds the columns that the expected text names against the made rows, in any order. */
  public static void assertRows(Dataset<Row> made, String expected) {
    List<String> columns = Rows.cells(expected).get(0);
    assertThat(String.join("\n", Rows.lines(made, columns)))
        .isEqualTo(String.join("\n", Rows.expected(made.sparkSession(), made.schema(), expected)));
  }
}
