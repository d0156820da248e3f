package io.countersign.ingest;

import com.sun.management.OperatingSystemMXBean;
import io.countersign.build.Progress;
import io.countersign.contract.Contract;
import io.countersign.contract.Contracts;
import io.countersign.ingest.jdbc.PostgresServer;
import io.countersign.ingest.land.IngestSummary;
import io.countersign.ingest.source.Extract;
import io.countersign.ingest.source.ExtractRequest;
import io.countersign.ingest.source.SourceSystem;
import io.countersign.ingest.workspace.Workspace;
import io.countersign.lake.ExecutionProfile;
import io.countersign.lake.Lake;
import io.countersign.problem.Problems;
import java.io.OutputStream;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryType;
import java.nio.file.Files;
import java.sql.Connection;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.commons.io.FileUtils;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.postgresql.PGConnection;

/**
 * How fast a feed comes out of PostgreSQL: ours, Spark's own JDBC reader as it comes, and {@code
 * COPY … TO STDOUT} as the floor; side by side in turn, medians. Reading only (to nowhere), and
 * landing: ours into the feed's shape with its history, totals and quarantine, Spark's into a Delta
 * table as it comes. No part of the suite; run {@link #main} with the launcher's JVM options.
 */
final class ThroughputBench extends IngestKit {
  private static final int ROWS = Integer.getInteger("countersign.rows", 2_000_000);
  private static final int TURNS = Integer.getInteger("countersign.turns", 5);

  /** Only what is so called: Spark's reader cannot read as many rows as ours in a small heap. */
  private static final String ONLY = System.getProperty("countersign.only", "");

  private static final String SELECT =
      """
      select id as line_id, journal as journal_id, entity as legal_entity, account, cost_object, posted_on, 'invoice' as document_kind,
        amount, currency, entered_at, text, entered_at as _changed_at, id as _slice from lines""";

  private interface Work {
    void run() throws Exception;
  }

  private final Map<String, List<Double>> seconds = new LinkedHashMap<>();
  private final Map<String, List<Double>> cpuSeconds = new LinkedHashMap<>();
  private PostgresServer server;
  private int lakes;

  public static void main(String[] arguments) throws Exception {
    ThroughputBench bench = new ThroughputBench();
    bench.folder = Files.createTempDirectory("bench");
    try {
      bench.fill();
      bench.turns();
      bench.tell();
    } finally {
      FileUtils.deleteQuietly(bench.folder.toFile());
    }
    System.exit(0);
  }

  private void turns() throws Exception {
    for (int turn = 0; turn < TURNS; turn++) {
      time("read: Spark's reader", () -> sink(sparks()));
      time("read: ours, conformed", this::ours);
      time("COPY TO STDOUT", () -> copy(""));
      time("COPY TO STDOUT, binary", () -> copy(" (format binary)"));
      time("landed: Spark's reader", () -> sparks().write().format("delta").save(lakeFolder()));
      time("landed: ours", this::landed);
    }
  }

  private void tell() {
    System.out.printf(
        Locale.ROOT,
        "%d rows, medians of %d, heap %d MiB, load %.1f%n",
        ROWS,
        TURNS,
        Runtime.getRuntime().maxMemory() >> 20,
        ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
    seconds.forEach(
        (what, all) ->
            System.out.printf(
                Locale.ROOT,
                "%-26s %7.2f s %8.0f rows/s %7.2f CPU s; s %s, CPU s %s%n",
                what,
                median(all),
                ROWS / median(all),
                median(cpuSeconds.get(what)),
                all,
                cpuSeconds.get(what)));
    double used = 0;
    for (var pool : ManagementFactory.getMemoryPoolMXBeans()) {
      used += pool.getType() == MemoryType.HEAP ? pool.getPeakUsage().getUsed() : 0;
    }
    System.out.printf(Locale.ROOT, "heap pools at their highest: %.0f MiB%n", used / (1 << 20));
  }

  private void fill() throws Exception {
    server = PostgresServer.started();
    server.execute("postgres", "create database bench");
    server.execute(
        "bench",
        "create table lines as select g::bigint as id, 'J' || g / 4 as journal, 'MW SE' as entity,"
            + " (6000 + g % 90)::text as account, 'INI-' || lpad((g % 997)::text, 3, '0') as cost_object,"
            + " date '2026-01-01' + (g % 180) as posted_on, ((g::bigint * 7919 % 1000000)::numeric / 100)::numeric(16, 2) as amount,"
            + " 'EUR' as currency, timestamp '2026-01-01' + g * interval '1 seconds' as entered_at,"
            + " 'invoice of a supplier, number ' || g as text from generate_series(1, "
            + ROWS
            + ") g; alter table lines add primary key (id); analyze lines; grant select on lines to reader");
    workspace("  erp: {product: erp, connection: " + server.connection("bench") + "}");
    file(
        "systems/erp/system.yml",
        "product: erp\nkind: jdbc\nabout: Ledger.\nzone: UTC\nfeeds: {ledger_lines: {connections: 2}}\n");
    file("systems/erp/ledger_lines.sql", SELECT + " where entered_at >= :since");
  }

  private void ours() {
    Contract feed = Contracts.all().get("ledger_lines");
    SourceSystem erp =
        new SourceSystems(Workspace.read(folder), Contracts.all()).open(new Problems()).get(0);
    SparkSession session = ExecutionProfile.LARGE.session(spark());
    Extract extract = erp.extract(session, feed, ExtractRequest.whole(Instant.parse(FIRST)));
    sink(extract.parts().get(0));
    extract.release().run();
  }

  private Dataset<Row> sparks() throws Exception {
    try (Connection connection = server.open("bench")) {
      return ExecutionProfile.LARGE
          .session(spark())
          .read()
          .format("jdbc")
          .option("url", connection.getMetaData().getURL())
          .option("user", "postgres")
          .option("query", SELECT)
          .load();
    }
  }

  private void landed() {
    IngestSummary summary =
        Ingest.run(
            Workspace.read(folder),
            new Lake(spark(), lakeFolder()),
            Instant.parse(FIRST),
            false,
            Progress.none());
    if (!summary.all().isEmpty() || summary.feeds().get(0).landed().added() != ROWS) {
      throw new AssertionError(Ingested.said(summary.all()) + summary.feeds());
    }
  }

  /** A new one each time. */
  private String lakeFolder() {
    FileUtils.deleteQuietly(folder.resolve("lake" + lakes).toFile());
    return folder.resolve("lake" + ++lakes).toString();
  }

  private void copy(String how) throws Exception {
    try (Connection connection = server.open("bench")) {
      connection
          .unwrap(PGConnection.class)
          .getCopyAPI()
          .copyOut("copy (" + SELECT + ") to stdout" + how, OutputStream.nullOutputStream());
    }
  }

  private static void sink(Dataset<Row> rows) {
    rows.write().format("noop").mode("overwrite").save();
  }

  private void time(String what, Work work) throws Exception {
    if (!what.matches(".*" + ONLY + ".*")) {
      return;
    }
    long start = System.nanoTime();
    long cpu = cpu();
    work.run();
    add(seconds, what, System.nanoTime() - start);
    add(cpuSeconds, what, cpu() - cpu);
  }

  private static void add(Map<String, List<Double>> to, String what, long nanos) {
    to.computeIfAbsent(what, first -> new ArrayList<>()).add(Math.round(nanos / 1e7) / 100.0);
  }

  /** Of this process, without the server's, in nanoseconds: a busy machine changes it less. */
  private static long cpu() {
    return ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
        .getProcessCpuTime();
  }

  private static double median(List<Double> all) {
    double[] sorted = all.stream().mapToDouble(Double::doubleValue).sorted().toArray();
    return sorted[sorted.length / 2];
  }
}
