package io.countersign.ingest;

import io.countersign.lake.Contract;
import io.countersign.lake.Contracts;
import io.countersign.lake.Pace;
import io.countersign.lake.Problems;
import java.io.OutputStream;
import java.sql.Connection;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.postgresql.PGConnection;

/**
 * How fast a feed comes out of PostgreSQL, beside Spark's own JDBC reader as it comes and beside
 * {@code COPY … TO STDOUT}: side by side in turn, medians. No part of the suite: {@code mvn test
 * -Dtest=ThroughputBench -Dcountersign.rows=500000}.
 */
final class ThroughputBench extends IngestKit {
  private static final int ROWS = Integer.getInteger("countersign.rows", 500_000);
  private static final int TURNS = Integer.getInteger("countersign.turns", 5);

  private static final String SELECT =
      """
      select id as line_id, journal as journal_id, entity as legal_entity, account, cost_object, posted_on, 'invoice' as document_kind,
        amount, currency, entered_at, text, entered_at as _changed_at, id as _slice from lines""";

  private interface Work {
    void run() throws Exception;
  }

  private PostgresServer server;

  /** As the launcher runs long work: with the second compiler, and without a test runner. */
  public static void main(String[] arguments) throws Exception {
    ThroughputBench bench = new ThroughputBench();
    bench.folder = java.nio.file.Files.createTempDirectory("bench");
    bench.ratios();
    Runtime.getRuntime().halt(0);
  }

  @Test
  void ratios() throws Exception {
    fill();
    Contract feed = Contracts.all().get("ledger_lines");
    SourceSystem erp =
        new Systems(spark(), Workspace.read(folder), Contracts.all()).open(new Problems()).get(0);
    Map<String, List<Double>> seconds = new TreeMap<>();
    for (int turn = 0; turn < TURNS; turn++) {
      time(seconds, "ours, conformed to the feed", () -> ours(erp, feed));
      time(seconds, "Spark's reader as it comes", this::sparks);
      time(seconds, "COPY TO STDOUT", this::copy);
    }
    double mine = TURNS == 0 ? 1 : median(seconds.get("ours, conformed to the feed"));
    StringBuilder told = new StringBuilder(ROWS + " rows, medians of " + TURNS + "\n");
    seconds.forEach(
        (what, all) ->
            told.append(
                String.format(
                    Locale.ROOT,
                    "%-32s %6.2f s  %8.0f rows/s  %5.2f of ours%n",
                    what,
                    median(all),
                    ROWS / median(all),
                    median(all) / mine)));
    time(seconds, "whole", () -> ingest(FIRST));
    told.append(
        String.format(
            Locale.ROOT,
            "ingest into the lake, once   %6.2f s  %8.0f rows/s%n",
            seconds.get("whole").get(0),
            ROWS / seconds.get("whole").get(0)));
    System.out.println(told);
  }

  private void fill() throws Exception {
    server = PostgresServer.started();
    server.execute("postgres", "drop database if exists bench with (force)");
    server.execute("postgres", "create database bench");
    server.execute(
        "bench",
        "create table lines as select g::bigint as id, 'J' || g / 4 as journal, 'MW SE' as entity,"
            + " (6000 + g % 90)::text as account, 'INI-' || lpad((g % 997)::text, 3, '0') as cost_object,"
            + " date '2026-01-01' + (g % 180) as posted_on, (g::bigint * 7919 % 1000000)::numeric / 100 as amount,"
            + " 'EUR' as currency, timestamp '2026-01-01' + g * interval '10 seconds' as entered_at,"
            + " 'invoice of a supplier, number ' || g as text from generate_series(1, "
            + ROWS
            + ") g; alter table lines add primary key (id); analyze lines; grant select on lines to reader");
    workspace("  erp: {product: erp, connection: " + server.connection("bench") + "}");
    file("systems/erp/system.yml", "product: erp\nkind: jdbc\nabout: Ledger.\n");
    file("systems/erp/ledger_lines.sql", SELECT + " where entered_at >= :since");
  }

  private void ours(SourceSystem erp, Contract feed) {
    SparkSession session = Pace.LARGE.session(spark());
    Pulled pulled = erp.pull(session, feed, Wanted.whole(Instant.parse(FIRST)));
    sink(pulled.parts().get(0));
    pulled.release().run();
  }

  private void sparks() throws Exception {
    try (Connection connection = server.open("bench")) {
      sink(
          Pace.LARGE
              .session(spark())
              .read()
              .format("jdbc")
              .option("url", connection.getMetaData().getURL())
              .option("user", "postgres")
              .option("query", SELECT)
              .load());
    }
  }

  private void copy() throws Exception {
    try (Connection connection = server.open("bench")) {
      connection
          .unwrap(PGConnection.class)
          .getCopyAPI()
          .copyOut("copy (" + SELECT + ") to stdout", OutputStream.nullOutputStream());
    }
  }

  private static void sink(Dataset<Row> rows) {
    rows.write().format("noop").mode("overwrite").save();
  }

  private static void time(Map<String, List<Double>> seconds, String what, Work work)
      throws Exception {
    long start = System.nanoTime();
    long cpu = cpu();
    work.run();
    seconds
        .computeIfAbsent(what, first -> new ArrayList<>())
        .add((System.nanoTime() - start) / 1e9);
    seconds.computeIfAbsent(what + ", CPU", first -> new ArrayList<>()).add((cpu() - cpu) / 1e9);
  }

  /** Of this process, in nanoseconds: what a busy machine does not change much. */
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
