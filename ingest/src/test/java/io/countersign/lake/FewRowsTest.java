package io.countersign.lake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.apache.commons.io.FileUtils;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SaveMode;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;

/** What this process writes itself Delta reads, and goes on from. */
final class FewRowsTest extends LakeTest {
  private static final CommitInfo STAMP = CommitInfo.of("2026-10", "code", Map.of());
  private static final String EVERYTHING =
      "'Ä' as text, 7L as count, true as yes, date'1582-10-10' as day,"
          + " timestamp'2026-11-04 06:00:00.123456' as at, 1.2500BD as amount,"
          + " cast(-123456789012345.6789BD as decimal(19, 4)) as money,"
          + " array('a', null, 'b') as ids, cast(null as string) as nothing";

  @Test
  void delta_reads_every_type_as_it_was_made() {
    lake().overwrite("rows", few(EVERYTHING), STAMP);
    assertThat(read(delta("rows")))
        .isEqualTo(read(spark().sql("select " + EVERYTHING)))
        .isEqualTo(read(lake().read("rows")));
    assertThat(delta("rows").schema()).isEqualTo(lake().read("rows").schema());
    assertThat(lake().stamp("rows")).contains(STAMP);
  }

  @Test
  void a_session_that_was_set_up_for_few_rows_is_as_it_began_where_there_are_many() {
    SparkSession session = ExecutionProfile.FEW.session(spark());
    assertThat(ExecutionProfile.of(session)).isEqualTo(ExecutionProfile.FEW);
    assertThat(session.conf().get("spark.sql.autoBroadcastJoinThreshold")).isEqualTo("-1");
    ExecutionProfile.LARGE.applyTo(session);
    assertThat(ExecutionProfile.of(session)).isEqualTo(ExecutionProfile.LARGE);
    SparkSession begun = spark().newSession();
    for (String key :
        List.of("spark.sql.shuffle.partitions", "spark.sql.autoBroadcastJoinThreshold")) {
      assertThat(session.conf().get(key)).as(key).isEqualTo(begun.conf().get(key));
    }
  }

  @Test
  void a_table_without_rows_has_its_columns() {
    lake().overwrite("none", FewRows.of(spark().sql("select 1 as id where false")).get(), STAMP);
    assertThat(delta("none").columns()).containsExactly("id");
    assertThat(lake().read("none").count()).isZero();
    assertThat(lake().files("none", 0)).hasSize(1);
  }

  @Test
  void both_writers_go_on_from_each_other() {
    Lake lake = lake();
    lake.append("rows", few("1 as id"), STAMP);
    lake.append("rows", spark().sql("select 2 as id, 'b' as name"), STAMP);
    lake.append("rows", few("3 as id, 'c' as name"), STAMP);
    assertThat(read(delta("rows"))).isEqualTo("[1,null][2,b][3,c]");
    lake.overwrite("rows", few("4 as other"), STAMP);
    assertThat(read(delta("rows"))).isEqualTo("[4]").isEqualTo(read(lake.read("rows")));
    lake.overwrite("rows", spark().sql("select 5 as id"), STAMP);
    assertThat(read(delta("rows"))).isEqualTo("[5]").isEqualTo(read(lake.read("rows")));
    assertThat(read(lake.read("rows", 2))).isEqualTo("[1,null][2,b][3,c]");
  }

  @Test
  void a_long_log_gets_a_checkpoint() throws IOException {
    Lake lake = lake();
    for (int i = 0; i <= 51; i++) {
      lake.overwrite("rows", few(i + " as id"), STAMP);
    }
    assertThat(folder.resolve("lake/rows/_delta_log/00000000000000000050.checkpoint.parquet"))
        .exists();
    for (int i = 0; i < 50; i++) {
      Files.delete(folder.resolve("lake/rows/_delta_log/%020d.json".formatted(i)));
    }
    assertThat(read(lake().read("rows"))).isEqualTo("[51]").isEqualTo(read(delta("rows")));
  }

  @Test
  void who_comes_second_is_refused_and_nothing_is_lost() throws IOException {
    lake().overwrite("rows", few("1 as id"), STAMP);
    TableFiles before =
        TableFiles.of(lake().path("rows"), 0, spark().sparkContext().hadoopConfiguration());
    SmallCommit late =
        new SmallCommit(lake().path("rows"), 1, Optional.of(before), Map.of(), spark());
    lake().overwrite("rows", few("2 as id"), STAMP);
    assertThatThrownBy(() -> late.write(few("3 as id"), STAMP, SaveMode.Overwrite))
        .isInstanceOf(FileAlreadyExistsException.class);
    assertThat(read(lake().read("rows"))).isEqualTo("[2]").isEqualTo(read(delta("rows")));
  }

  @Test
  void of_writers_side_by_side_one_has_the_version() throws Exception {
    lake().overwrite("rows", few("0 as id"), STAMP);
    TableFiles before =
        TableFiles.of(lake().path("rows"), 0, spark().sparkContext().hadoopConfiguration());
    List<Callable<Integer>> writers = new ArrayList<>();
    CyclicBarrier together = new CyclicBarrier(4);
    for (int i = 1; i <= 4; i++) {
      FewRows rows = few(i + " as id");
      int id = i;
      writers.add(
          () -> {
            SmallCommit one =
                new SmallCommit(lake().path("rows"), 1, Optional.of(before), Map.of(), spark());
            together.await();
            try {
              one.write(rows, STAMP, SaveMode.Overwrite);
              return id;
            } catch (FileAlreadyExistsException e) {
              return 0;
            }
          });
    }
    ExecutorService pool = Executors.newFixedThreadPool(4);
    try {
      List<Integer> won = new ArrayList<>();
      for (Future<Integer> one : pool.invokeAll(writers)) {
        if (one.get() > 0) {
          won.add(one.get());
        }
      }
      assertThat(won).hasSize(1);
      assertThat(read(lake().read("rows"))).isEqualTo("[" + won.get(0) + "]");
      assertThat(Path.of(lake().path("rows"), "_delta_log").toFile().list())
          .noneMatch(name -> name.endsWith(".tmp"));
    } finally {
      pool.shutdownNow();
    }
  }

  @Test
  void a_table_that_is_made_again_has_only_its_new_rows() throws IOException {
    Lake lake = lake();
    lake.overwrite("rows", few("1 as id"), STAMP);
    assertThat(read(lake.read("rows"))).isEqualTo("[1]");
    FileUtils.deleteDirectory(new java.io.File(lake.path("rows")));
    lake.overwrite("rows", few("2 as id"), STAMP);
    lake.overwrite("rows", few("3 as id"), STAMP);
    assertThat(read(lake.read("rows"))).isEqualTo("[3]").isEqualTo(read(delta("rows")));
  }

  @Test
  void names_that_delta_refuses_are_refused() {
    assertThatThrownBy(() -> lake().overwrite("rows", few("1 as `a (b)`"), STAMP))
        .hasMessageContaining("a (b)");
    assertThat(lake().has("rows")).isFalse();
  }

  @Test
  void many_rows_are_not_held() {
    assertThat(FewRows.of(spark().range(FewRows.MOST + 1).toDF())).isEmpty();
    assertThat(FewRows.of(spark().range(FewRows.MOST).toDF()).get().count())
        .isEqualTo(FewRows.MOST);
  }

  @Test
  void neither_to_write_nor_to_read_few_rows_takes_a_job() throws InterruptedException {
    FewRows rows = few("1 as id");
    Lake lake = lake();
    JobCounter counted =
        JobCounter.of(
            spark(),
            () -> {
              lake.overwrite("rows", rows, STAMP);
              assertThat(rows.local(spark()).collectAsList()).hasSize(1);
            });
    assertThat(counted.jobs()).isZero();
    assertThat(Path.of(lake.path("rows"))).isDirectory();
  }

  private static FewRows few(String columns) {
    return FewRows.of(spark().sql("select " + columns)).orElseThrow();
  }

  private Dataset<Row> delta(String table) {
    return spark().read().format("delta").load(lake().path(table));
  }

  private static String read(Dataset<Row> rows) {
    return String.join("", rows.collectAsList().stream().map(Row::toString).sorted().toList());
  }
}
