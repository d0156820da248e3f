package io.countersign.marts;

import io.countersign.lake.Ask;
import io.countersign.lake.Build;
import io.countersign.lake.Company;
import io.countersign.lake.Contract;
import io.countersign.lake.Contracts;
import io.countersign.lake.Lake;
import io.countersign.lake.LakeSession;
import io.countersign.lake.Stamp;
import io.countersign.lake.Step;
import io.countersign.time.FiscalCalendar;
import io.countersign.transform.Steps;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.functions;

/**
 * The SLA clock over many tickets with four events and two promises each, beside SQL that explodes
 * intervals, in DuckDB on the same Parquet files: into minutes, as it is usually written, and into
 * days, the kindest way. Equal seconds first, then side by side in turn, medians; at last clock and
 * attainment in one run. No part of the suite; started by its {@code main} with {@code
 * -Dcountersign.tickets=1000000}.
 */
final class ClockBench {
  private static final int TICKETS = Integer.getInteger("countersign.tickets", 100_000);
  private static final int TURNS = Integer.getInteger("countersign.turns", 5);
  private static final Instant AS_OF = Instant.parse("2026-11-04T06:00:00Z");
  private static final List<String> INTO =
      List.of(System.getProperty("countersign.into", "days,minutes").split(","));
  private static final String CPU = ", CPU";
  private static final String OURS = "2 clock, checked and written";
  private static final String DUCK = "3 DuckDB exploding into ";
  private static final Map<String, Contract> CONTRACTS = Contracts.all();
  private static final Company COMPANY =
      new Company("Bench", "EUR", FiscalCalendar.startingOn("01-01"), ZoneId.of("UTC"));

  private final Map<String, List<Double>> seconds = new TreeMap<>();
  private final Lake lake;

  private ClockBench(Lake lake) {
    this.lake = lake;
  }

  private interface Work {
    void run() throws Exception;
  }

  public static void main(String[] arguments) throws Exception {
    Path folder = Files.createTempDirectory("clock");
    SparkSession spark = LakeSession.open("local[2]");
    new ClockBench(new Lake(spark, folder.resolve("lake").toString())).run();
    System.out.println("kept in " + folder);
    Runtime.getRuntime().halt(0);
  }

  private void run() throws Exception {
    time("0 made and landed", this::land);
    time("1 clock and attainment in one run, cold", () -> build(chain()));
    try (DuckClock duck = new DuckClock(lake)) {
      for (int turn = 0; turn < TURNS; turn++) {
        time(OURS, () -> build(List.of("sla_clock")));
        for (String into : INTO) {
          time(DUCK + into, () -> duck.explode(into));
          System.out.println(duck.difference());
        }
      }
    }
    time("4 clock and attainment in one run, warm", () -> build(chain()));
    seconds.forEach(
        (what, all) ->
            System.out.printf(Locale.ROOT, "%-45s %7.2f s %s%n", what, median(all), all));
    for (String into : INTO) {
      System.out.printf(
          Locale.ROOT,
          "DuckDB exploding into %s takes %.2f times as long as the clock, and %.2f times the CPU%n",
          into,
          median(seconds.get(DUCK + into)) / median(seconds.get(OURS)),
          median(seconds.get(DUCK + into + CPU)) / median(seconds.get(OURS + CPU)));
    }
  }

  private static List<String> chain() {
    return List.of("periods", "sla_clock", "service_delay", "sla_instances", "sla_attainment");
  }

  private void build(List<String> names) {
    Set<String> wanted = Set.copyOf(names);
    List<Step> steps =
        Stream.concat(Steps.all().stream(), Marts.all().stream())
            .filter(step -> wanted.contains(step.makes()))
            .toList();
    new Build(lake, CONTRACTS, ask(), ClockBench::tell).runAll(steps);
  }

  private static void tell(String stage, String what, long rows, double took, String note) {
    System.out.printf(Locale.ROOT, "  %-10s %-16s %10d rows %7.2f s%n", stage, what, rows, took);
  }

  private static Ask ask() {
    return new Ask(COMPANY.fiscalYear().parse("2026-10"), AS_OF, COMPANY);
  }

  private void land() {
    SparkSession spark = lake.spark();
    spark.sql(sql("tickets"), Map.of("tickets", TICKETS)).write().parquet(lake.root() + "/../made");
    spark.read().parquet(lake.root() + "/../made").createOrReplaceTempView("made");
    for (String part : sql("feeds").split(";\\s*\n", -1)) {
      String feed = part.strip().lines().findFirst().orElse("").replace("-- ", "");
      land(CONTRACTS.get(feed), spark.sql(part));
    }
  }

  private void land(Contract feed, Dataset<Row> rows) {
    List<String> there = Arrays.asList(rows.columns());
    Column[] columns =
        feed.columns().keySet().stream()
            .map(
                name ->
                    there.contains(name)
                        ? functions.col(name).cast(feed.schema().apply(name).dataType())
                        : functions.lit(null).cast(feed.schema().apply(name).dataType()).as(name))
            .toArray(Column[]::new);
    Stamp stamp = new Stamp(AS_OF.toString(), "bench", Map.of(), TICKETS, List.of());
    lake.append(
        feed.name(),
        rows.select(columns)
            .selectExpr(
                "*",
                "'bench' as source_system",
                "'000000 bench' as batch_id",
                "timestamp '2026-11-01' as known_at",
                "cast(null as string) as row_hash",
                "cast(null as timestamp) as deleted_at"),
        stamp);
  }

  static String sql(String name) {
    try (var text = ClockBench.class.getResourceAsStream("/clock_bench/" + name + ".sql")) {
      return new String(text.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void time(String what, Work work) throws Exception {
    long start = System.nanoTime();
    long cpu = cpu();
    work.run();
    note(what, (System.nanoTime() - start) / 1e9);
    note(what + CPU, (cpu() - cpu) / 1e9);
  }

  private void note(String what, double took) {
    System.out.printf(Locale.ROOT, "%-45s %7.2f s%n", what, took);
    seconds.computeIfAbsent(what, first -> new ArrayList<>()).add(took);
  }

  /** Of this process, DuckDB's threads included, in nanoseconds: what a busy machine leaves. */
  private static long cpu() {
    return ((com.sun.management.OperatingSystemMXBean)
            java.lang.management.ManagementFactory.getOperatingSystemMXBean())
        .getProcessCpuTime();
  }

  private static double median(List<Double> all) {
    double[] sorted = all.stream().mapToDouble(Double::doubleValue).sorted().toArray();
    return sorted[sorted.length / 2];
  }
}
