package io.countersign;

import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.contract.Contract;
import io.countersign.contract.Contracts;
import io.countersign.lake.Lake;
import io.countersign.lake.LakeSession;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Incremental equals full: rows vanish, come back and change while time goes on, and each time what
 * the build makes of what changed is what a build of the same landed rows from nothing makes. One
 * sequence that is new each time; so many by hand: {@code -Dsequences=20}.
 */
final class IncrementalBuildTest {
  private static final int SEQUENCES = Integer.getInteger("sequences", 1);
  private static final int STEPS = 3;

  @TempDir Path folder;

  @Test
  void after_each_step_of_any_sequence_every_table_is_as_one_made_from_nothing()
      throws IOException {
    long first = Long.getLong("seed", System.nanoTime() % 1_000_000);
    Map<String, List<String>> differ = new TreeMap<>();
    for (long seed = first; seed < first + SEQUENCES; seed++) {
      new Sequence(seed, folder.resolve("s" + seed)).run(differ);
    }
    assertThat(differ).isEmpty();
  }

  /** A company whose feeds change from step to step. */
  private static final class Sequence {
    private final long seed;
    private final Path workspace;
    private final AnyCompany company;
    private final Random random;
    private Instant now;

    Sequence(long seed, Path workspace) {
      this.seed = seed;
      this.workspace = workspace;
      this.company = new AnyCompany(seed);
      this.random = new Random(seed);
      this.now = company.asOf().minus(Duration.ofDays(45));
    }

    void run(Map<String, List<String>> differ) throws IOException {
      company.write(workspace);
      bring();
      for (int step = 0; step < STEPS; step++) {
        now = now.plus(Duration.ofHours(1 + random.nextInt(24 * 20)));
        String change = change();
        int made = bring();
        List<String> others = againstFull();
        System.out.printf(
            "seed %d step %d, %s, %s: %d tables made, %s%n",
            seed, step, now, change, made, others.isEmpty() ? "equal" : others);
        if (!others.isEmpty()) {
          differ.put(seed + " step " + step + " " + change, others);
        }
      }
      WholeFlow.remove(workspace);
    }

    /** Nothing, a row less, or all rows as they were at first. */
    private String change() throws IOException {
      List<String> feeds = List.copyOf(company.feeds().keySet());
      String feed = feeds.get(random.nextInt(feeds.size()));
      Path file = workspace.resolve("register/" + feed + ".csv");
      List<String> lines = Files.exists(file) ? Files.readAllLines(file) : List.of();
      int kind = random.nextInt(4);
      if (kind == 0 || lines.size() < 3) {
        return "time goes on";
      }
      if (kind == 1) {
        company.write(workspace, feed);
        return feed + " as at first";
      }
      List<String> fewer = new ArrayList<>(lines);
      fewer.remove(1 + random.nextInt(lines.size() - 1));
      Files.write(file, fewer);
      return feed + " without a row";
    }

    /** What a feed that shrank too far stops is mended, so that no table is stale. */
    private int bring() throws IOException {
      WholeFlow flow = new WholeFlow(workspace, company, now);
      if (flow.ingest() != 0) {
        company.write(workspace);
        now = now.plusSeconds(60);
        flow = new WholeFlow(workspace, company, now);
        assertThat(flow.ingest()).as(flow.said()).isZero();
      }
      assertThat(flow.call("build")).as(flow.said()).isZero();
      return (int)
          flow.said().lines().filter(line -> line.matches("(transform|marts) .* s")).count();
    }

    private List<String> againstFull() {
      Path full = workspace.resolveSibling("full" + seed);
      WholeFlow.copy(workspace, full);
      made().forEach(table -> WholeFlow.remove(full.resolve("lake/" + table.name())));
      WholeFlow flow = new WholeFlow(full, company, now);
      assertThat(flow.call("build")).as(flow.said()).isZero();
      List<String> others =
          made().stream()
              .map(Contract::name)
              .filter(table -> !rows(workspace, table).equals(rows(full, table)))
              .toList();
      WholeFlow.remove(full);
      return others;
    }

    private static List<Contract> made() {
      return Contracts.all().values().stream().filter(table -> !table.landed()).toList();
    }

    private static String rows(Path workspace, String table) {
      Lake lake = new Lake(LakeSession.open("local[2]"), workspace.resolve("lake").toString());
      return lake.has(table)
          ? lake.rows(table).stream()
              .map(String::valueOf)
              .sorted()
              .collect(Collectors.joining("\n"))
          : "";
    }
  }
}
