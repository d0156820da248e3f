package io.countersign.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.build.Progress;
import io.countersign.contract.Contracts;
import io.countersign.history.History;
import io.countersign.ingest.jdbc.LedgerSource;
import io.countersign.ingest.workspace.Workspace;
import io.countersign.lake.Lake;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Reading what changed and reading all give the same tables, version by version, whatever happens
 * at the source: rows come, change, go, come again, come late with an old date, share an instant,
 * do not fit, are corrected; and nights on which nothing happens.
 */
final class SameAsFullTest extends IngestKit {
  private static final Instant START = Instant.parse("2026-10-01T06:00:00Z");
  private static final int NIGHTS = 3;
  private static final int SEQUENCES = Integer.getInteger("countersign.sequences", 1);

  private final TreeSet<Integer> there = new TreeSet<>();
  private final TreeSet<Integer> gone = new TreeSet<>();
  private LedgerSource erp;
  private Random random;

  static List<Long> seeds() {
    return new Random(20261101).longs(SEQUENCES).boxed().toList();
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void incremental_and_full_give_identical_tables(long seed) {
    random = new Random(seed);
    workspaceWithSomeCards();
    Lake parts = new Lake(spark(), folder.resolve("parts").toString());
    Lake whole = new Lake(spark(), folder.resolve("whole").toString());
    for (int night = 0; night < NIGHTS; night++) {
      Instant asOf = START.plus(Duration.ofDays(night));
      for (int i = random.nextInt(6); i > 0 && night > 0; i--) {
        something(asOf.minusSeconds(60L * (1 + random.nextInt(3))));
      }
      run(parts, asOf, false);
      run(whole, asOf, true);
      for (String table : List.of("time_cards", "quarantine", "source_totals")) {
        assertThat(rows(parts, table))
            .as("%s, night %d", table, night)
            .isEqualTo(rows(whole, table));
      }
    }
  }

  private void workspaceWithSomeCards() {
    folder.resolve("sources").toFile().mkdirs();
    erp = new LedgerSource(folder.resolve("sources/erp"));
    workspace("  erp: {product: erp, connection: {kind: h2, file: sources/erp}}");
    file(
        "systems/erp/system.yml",
        """
        product: erp
        kind: jdbc
        about: Time cards.
        feeds: {time_cards: {overlap: PT30S, sweep: PT0S}}
        """);
    file("systems/erp/time_cards.sql", LedgerSource.SQL);
    for (int id = 0; id < 8; id++) {
      put(id, START.minusSeconds(3600));
    }
  }

  private void something(Instant at) {
    int known =
        there.isEmpty()
            ? 0
            : there.stream().skip(random.nextInt(there.size())).findFirst().orElseThrow();
    switch (random.nextInt(8)) {
      case 0, 1 -> put(known, at);
      case 2 -> put(fresh(), at);
      case 3 -> put(fresh(), START.minus(Duration.ofDays(30)));
      case 4, 5 -> {
        erp.drop(known);
        there.remove(known);
        gone.add(known);
      }
      case 6 -> put(gone.isEmpty() ? fresh() : gone.first(), at);
      default -> erp.card(known, "0.00000001", at);
    }
  }

  private int fresh() {
    return 10 + there.size() + gone.size() + random.nextInt(1000) * 100;
  }

  private void put(int id, Instant touched) {
    there.add(id);
    gone.remove(id);
    erp.card(id, random.nextInt(10) == 0 ? "0.00000001" : random.nextInt(12) + ".25", touched);
  }

  private void run(Lake lake, Instant asOf, boolean full) {
    assertThat(Ingest.run(Workspace.read(folder), lake, asOf, full, Progress.none()).all())
        .isEmpty();
  }

  /** Every version of every row, but for the batch that brought it. */
  private static List<String> rows(Lake lake, String table) {
    if (!lake.has(table)) {
      return List.of();
    }
    // The totals' history tells how often each was looked at; what they are now must agree.
    boolean versions = !table.equals("source_totals");
    Dataset<Row> rows = versions ? lake.read(table) : History.now(lake, Contracts.all().get(table));
    Dataset<Row> plain = versions ? rows.drop("batch_id") : rows.drop("batch_id", "known_at");
    return Arrays.stream((Row[]) plain.collect()).map(Row::toString).sorted().toList();
  }
}
