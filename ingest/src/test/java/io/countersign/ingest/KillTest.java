package io.countersign.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.build.Progress;
import io.countersign.ingest.jdbc.LedgerSource;
import io.countersign.ingest.workspace.Workspace;
import io.countersign.lake.Lake;
import java.io.BufferedReader;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;

/**
 * A process that is killed at any moment of an ingest does no harm: run again, every table is as if
 * nothing had happened. Two kills; {@code -Dcountersign.kills=20} for more.
 */
final class KillTest extends IngestKit {
  private static final int KILLS = Integer.getInteger("countersign.kills", 2);

  private static final Instant TOUCHED = Instant.parse("2026-10-31T08:00:00Z");

  private final Random random = new Random(9);
  private LedgerSource erp;

  @Test
  void killed_at_a_random_moment_and_run_again_all_tables_are_as_if_undisturbed()
      throws IOException, InterruptedException {
    twoSystems(TOUCHED);
    run("base", FIRST);
    secondNight(TOUCHED.plusSeconds(7200));
    copy("undisturbed");
    long took = inItsOwnProcess("undisturbed", Long.MAX_VALUE);
    Map<String, List<String>> expected = tables("undisturbed");
    assertThat(expected.keySet())
        .containsExactly(
            "quarantine",
            "source_files",
            "source_states",
            "source_totals",
            "time_cards",
            "value_claims");
    for (int kill = 0; kill < KILLS; kill++) {
      copy("lake" + kill);
      long at = took * kill / KILLS + random.nextInt((int) took / KILLS + 1);
      inItsOwnProcess("lake" + kill, at);
      run("lake" + kill, SECOND);
      assertThat(tables("lake" + kill))
          .as("killed after %d of %d ms", at, took)
          .isEqualTo(expected);
    }
  }

  /** The process may write no file of more than 3 KiB, as on a disk that is full. */
  @Test
  void a_disk_that_is_full_stops_it_and_run_again_all_tables_are_as_if_undisturbed()
      throws IOException, InterruptedException {
    twoSystems(TOUCHED);
    run("base", FIRST);
    secondNight(TOUCHED.plusSeconds(7200));
    copy("undisturbed");
    run("undisturbed", SECOND);
    copy("full");
    List<String> limited = List.of("bash", "-c", "ulimit -f 3; exec \"$@\"", "limited");
    String said = said(Stream.concat(limited.stream(), command("full").stream()).toList());

    assertThat(said).contains("go", "File too large").doesNotContain("done");
    run("full", SECOND);
    assertThat(tables("full")).isEqualTo(tables("undisturbed"));
  }

  private static String said(List<String> command) throws IOException {
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    try (BufferedReader said = process.inputReader(StandardCharsets.UTF_8)) {
      return said.lines().collect(Collectors.joining("\n"));
    }
  }

  private void twoSystems(Instant touched) {
    folder.resolve("sources").toFile().mkdirs();
    erp = new LedgerSource(folder.resolve("sources/erp"));
    workspace(
        "  erp: {product: erp, connection: {kind: h2, file: sources/erp}}\n"
            + "  register: {product: files, folder: register}");
    file("systems/erp/system.yml", "product: erp\nkind: jdbc\nabout: Time cards.\n");
    file("systems/erp/time_cards.sql", LedgerSource.SQL);
    file("register/value_claims.csv", HEADER + claim("C1", "1") + claim("C2", "2"));
    for (int id = 1; id <= 30; id++) {
      erp.card(id, id % 9 == 0 ? "0.0000001" : "1.5", touched.plusSeconds(id));
    }
  }

  private void secondNight(Instant touched) {
    erp.card(3, "2.25", touched);
    erp.card(9, "1", touched);
    erp.card(10, "0.0000001", touched);
    erp.card(31, "8", touched);
    erp.drop(7);
    file("register/value_claims.csv", HEADER + claim("C1", "1.5") + claim("C3", "x"));
  }

  private void run(String lake, String asOf) {
    assertThat(
            Ingest.run(
                    Workspace.read(folder), lake(lake), Instant.parse(asOf), false, Progress.none())
                .all())
        .isEmpty();
  }

  private Lake lake(String name) {
    return new Lake(spark(), folder.resolve(name).toString());
  }

  private void copy(String to) throws IOException {
    Path base = folder.resolve("base");
    try (Stream<Path> files = Files.walk(base)) {
      for (Path file : files.toList()) {
        Files.copy(file, folder.resolve(to).resolve(base.relativize(file).toString()));
      }
    }
  }

  /**
   * @param killAfter milliseconds after which it is killed, counted from where the ingest begins
   * @return how long it took
   */
  private long inItsOwnProcess(String lake, long killAfter)
      throws IOException, InterruptedException {
    Process process = new ProcessBuilder(command(lake)).redirectErrorStream(true).start();
    try (BufferedReader said = process.inputReader(StandardCharsets.UTF_8)) {
      String line = said.readLine();
      while (line != null && !line.equals("go")) {
        line = said.readLine();
      }
      long start = System.nanoTime();
      if (killAfter < Long.MAX_VALUE) {
        process.waitFor(killAfter, TimeUnit.MILLISECONDS);
        process.destroyForcibly();
      } else {
        said.lines().forEach(rest -> {});
      }
      process.waitFor();
      return (System.nanoTime() - start) / 1_000_000;
    }
  }

  private List<String> command(String lake) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
        .filter(argument -> !argument.startsWith("-javaagent"))
        .forEach(command::add);
    command.add("-XX:-UsePerfData");
    command.addAll(
        List.of("-cp", System.getProperty("java.class.path"), OneIngest.class.getName()));
    command.addAll(List.of(folder.toString(), folder.resolve(lake).toString(), SECOND));
    return command;
  }

  /**
   * Every version of every row, but for the batch that brought it. The watermarks say only how a
   * feed was last read: after a kill between its rows and its totals it is read whole.
   */
  private Map<String, List<String>> tables(String name) {
    Lake lake = lake(name);
    Map<String, List<String>> tables = new TreeMap<>();
    for (String table :
        lake.tables().stream().filter(one -> !one.equals("source_marks")).toList()) {
      Row[] rows = (Row[]) lake.read(table).drop("batch_id").collect();
      tables.put(table, Arrays.stream(rows).map(Row::toString).sorted().toList());
    }
    return tables;
  }
}
