package io.countersign;

import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.build.Build;
import io.countersign.build.Progress;
import io.countersign.build.Step;
import io.countersign.company.Basis;
import io.countersign.contract.Contracts;
import io.countersign.ingest.workspace.Workspace;
import io.countersign.lake.Lake;
import io.countersign.lake.LakeSession;
import io.countersign.marts.Marts;
import io.countersign.schedules.publish.BiQueries;
import io.countersign.transform.Steps;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever lies in the lake, and be it next to nothing, can be published. */
final class PublishAnyLakeTest {
  private static final Instant AS_OF = Instant.parse("2026-11-04T06:00:00Z");

  /** Of all tables, those that a build came to before it was stopped; each of them is empty. */
  private static final Set<String> MADE =
      Set.of(
          "periods",
          "org_paths",
          "org_history",
          "node_closure",
          "nodes",
          "budget_variance",
          "spending");

  @TempDir Path folder;
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  private int call(String command, String... arguments) {
    List<String> all =
        Stream.concat(
                Stream.of(command),
                Stream.concat(
                    Stream.of("--workspace", folder.resolve("w").toString()), Stream.of(arguments)))
            .toList();
    int exit =
        new Commands(
                Clock.fixed(AS_OF, ZoneOffset.UTC),
                new PrintWriter(out, true),
                new PrintWriter(err, true))
            .run(all.toArray(String[]::new));
    assertThat(err.toString()).doesNotContain("\tat ").doesNotContain("Exception");
    return exit;
  }

  private void build() {
    Workspace workspace = Workspace.read(folder.resolve("w"));
    Basis ask =
        new Basis(workspace.company().fiscalYear().parse("2026-10"), AS_OF, workspace.company());
    List<Step> steps =
        Stream.concat(Steps.all().stream(), Marts.all().stream())
            .filter(step -> MADE.contains(step.makes()))
            .toList();
    Lake lake = new Lake(LakeSession.open("local[2]"), workspace.lake());
    new Build(lake, Contracts.all(), ask, Progress.none()).run(steps);
  }

  @Test
  void nothing_made_is_told_and_empty_or_missing_tables_are_published_with_their_dimensions()
      throws Exception {
    new Commands(Clock.systemUTC(), new PrintWriter(out, true), new PrintWriter(err, true))
        .run("init", folder.resolve("w").toString());
    assertThat(call("publish")).isEqualTo(2);
    assertThat(err.toString()).contains("NOT_YET_MADE").contains("countersign run");
    build();
    assertThat(call("publish", "duckdb", "parquet")).as(err.toString()).isZero();
    try (Connection duck =
        DriverManager.getConnection(
            "jdbc:duckdb:" + folder.resolve("w/out/bi/countersign.duckdb"))) {
      assertThat(BiQueries.ask(duck, "select mart, row_count from publication order by mart"))
          .contains("measures|0", "nodes|0", "budget_variance|0", "services|0")
          .noneMatch(one -> one.startsWith("value_bridge"));
    }
    assertThat(folder.resolve("w/out/bi/parquet/current/measures")).isNotEmptyDirectory();
  }
}
