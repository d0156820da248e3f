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

  /** Joins, a union, an aggregate in an aggregate, a window and a sort. */
  private static final String EVERY_KIND =
      "select count(distinct kind) as kind, max(n) as n, max(s) as s from ("
          + "select 1 as kind, count(*) as n, sum(id) as s from l join r using (id)"
          + " union all select 2, count(*), 0 from l left anti join r using (id)"
          + " union all select 3, max(place), 0 from (select row_number() over (order by r.id) as"
          + " place from r left join l using (id) where l.id is null order by r.id desc))"
          + " where n < (select count(*) from r) + 1 and (select max(id) from l where id > 99) is null";

  @Test
  void delta_reads_every_type_as_it_was_made() {
    lake().overwrite("rows", rows(EVERYTHING), STAMP);
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
    lake().overwrite("none", rows("1 as id where false"), STAMP);
    assertThat(delta("none").columns()).containsExactly("id");
    assertThat(lake().read("none").count()).isZero();
    assertThat(lake().files("none", 0)).hasSize(1);
  }

  @Test
  void both_writers_go_on_from_each_other() {
    Lake lake = lake();
    lake.append("rows", rows("1 as id"), STAMP);
    lake.append("rows", spark().sql("select 2 as id, 'b' as name"), STAMP);
    lake.append("rows", rows("3 as id, 'c' as name"), STAMP);
    assertThat(read(delta("rows"))).isEqualTo("[1,null][2,b][3,c]");
    lake.overwrite("rows", rows("4 as other"), STAMP);
    assertThat(read(delta("rows"))).isEqualTo("[4]").isEqualTo(read(lake.read("rows")));
    lake.overwrite("rows", spark().sql("select 5 as id"), STAMP);
    assertThat(read(delta("rows"))).isEqualTo("[5]").isEqualTo(read(lake.read("rows")));
    assertThat(read(lake.read("rows", 2))).isEqualTo("[1,null][2,b][3,c]");
  }

  @Test
  void a_long_log_gets_a_checkpoint() throws IOException {
    Lake lake = lake();
    for (int i = 0; i <= 51; i++) {
      lake.overwrite("rows", rows(i + " as id"), STAMP);
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
    lake().overwrite("rows", rows("1 as id"), STAMP);
    TableFiles before =
        TableFiles.of(lake().path("rows"), 0, spark().sparkContext().hadoopConfiguration());
    SmallCommit late =
        new SmallCommit(lake().path("rows"), 1, Optional.of(before), Map.of(), lake().hadoop());
    lake().overwrite("rows", rows("2 as id"), STAMP);
    assertThatThrownBy(() -> late.write(spark(), few("3 as id"), STAMP, SaveMode.Overwrite))
        .isInstanceOf(FileAlreadyExistsException.class);
    assertThat(read(lake().read("rows"))).isEqualTo("[2]").isEqualTo(read(delta("rows")));
  }

  @Test
  void a_version_may_only_confirm_the_one_before_it_for_every_reader() throws InterruptedException {
    lake().overwrite("rows", rows("1 as id"), STAMP);
    JobCounter counted = JobCounter.of(spark(), () -> lake().confirm("rows", STAMP));
    assertThat(counted.jobs()).isZero();
    lake().confirm("rows", STAMP);
    assertThat(lake().version("rows")).isEqualTo(2);
    assertThat(lake().content("rows")).isZero();
    assertThat(new Lake(spark(), lake().root()).content("rows")).isZero();
    assertThat(read(lake().read("rows"))).isEqualTo("[1]").isEqualTo(read(delta("rows")));
    assertThat(read(new Lake(spark(), lake().root()).read("rows"))).isEqualTo("[1]");
    lake().overwrite("rows", rows("2 as id"), STAMP);
    assertThat(lake().content("rows")).isEqualTo(3);
    assertThat(read(lake().read("rows"))).isEqualTo("[2]").isEqualTo(read(delta("rows")));
  }

  @Test
  void rows_have_one_digest_in_any_order_and_another_where_a_blank_moves() {
    String digest =
        few("1 as id, cast(null as int) as a, 5 as b union all select 2, 3, 4").digest();
    assertThat(few("2 as id, 3 as a, 4 as b union all select 1, null, 5").digest())
        .isEqualTo(digest);
    assertThat(few("2 as id, 3 as a, 4 as b union all select 1, 5, null").digest())
        .isNotEqualTo(digest);
    assertThat(few("2 as id, 3 as a, 4 as c union all select 1, null, 5").digest())
        .isNotEqualTo(digest);
  }

  @Test
  void of_writers_side_by_side_one_has_the_version() throws Exception {
    lake().overwrite("rows", rows("0 as id"), STAMP);
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
                new SmallCommit(
                    lake().path("rows"), 1, Optional.of(before), Map.of(), lake().hadoop());
            together.await();
            try {
              one.write(spark(), rows, STAMP, SaveMode.Overwrite);
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
    lake.overwrite("rows", rows("1 as id"), STAMP);
    assertThat(read(lake.read("rows"))).isEqualTo("[1]");
    FileUtils.deleteDirectory(new java.io.File(lake.path("rows")));
    lake.overwrite("rows", rows("2 as id"), STAMP);
    lake.overwrite("rows", rows("3 as id"), STAMP);
    assertThat(read(lake.read("rows"))).isEqualTo("[3]").isEqualTo(read(delta("rows")));
  }

  @Test
  void names_that_delta_refuses_are_refused() {
    assertThatThrownBy(() -> lake().overwrite("rows", rows("1 as `a (b)`"), STAMP))
        .hasMessageContaining("a (b)");
    assertThat(lake().has("rows")).isFalse();
  }

  @Test
  void many_rows_are_not_held() {
    SparkSession session = ExecutionProfile.FEW.session(spark());
    assertThat(FewRows.of(session.range(FewRows.MOST + 1).toDF())).isEmpty();
    assertThat(FewRows.of(session.range(FewRows.MOST).toDF()).get().count())
        .isEqualTo(FewRows.MOST);
    assertThat(FewRows.of(spark().range(1).toDF())).isEmpty();
    Dataset<Row> many =
        session
            .sql("select explode(sequence(1, " + (FewRows.MOST + 1) + ")) as id")
            .orderBy(org.apache.spark.sql.functions.col("id").desc());
    assertThat(FewRows.held(many).localCheckpoint(true).count()).isEqualTo(FewRows.MOST + 1);
  }

  @Test
  void neither_to_write_nor_to_read_few_rows_takes_a_job() throws InterruptedException {
    Lake lake = lake();
    SparkSession session = ExecutionProfile.FEW.session(spark());
    JobCounter counted =
        JobCounter.of(
            spark(),
            () -> {
              lake.overwrite("rows", rows("1 as id"), STAMP);
              assertThat(lake.read(session, "rows", 0).collectAsList()).hasSize(1);
            });
    assertThat(counted.jobs()).isZero();
    assertThat(Path.of(lake.path("rows"))).isDirectory();
  }

  @Test
  void a_query_is_worked_out_in_this_thread_without_a_job() throws InterruptedException {
    SparkSession session = ExecutionProfile.FEW.session(spark());
    lake().overwrite("left", rows("explode(sequence(1, 40)) as id"), STAMP);
    lake().overwrite("right", rows("explode(sequence(21, 60)) as id"), STAMP);
    List<String> answer = new ArrayList<>();
    JobCounter counted =
        JobCounter.of(
            spark(),
            () -> {
              lake().read(session, "left", 0).createOrReplaceTempView("l");
              lake().read(session, "right", 0).createOrReplaceTempView("r");
              answer.add(read(FewRows.held(session.sql(EVERY_KIND))));
            });
    assertThat(answer).containsExactly(read(spark().sql("select 3 as kind, 20 as n, 610 as s")));
    assertThat(counted.jobs()).isZero();
  }

  @Test
  void what_the_product_keeps_for_itself_is_read_without_spark_however_many_years_it_holds() {
    lake().overwrite("kept", rows("explode(sequence(1, 6000)) as id"), STAMP);
    Lake still =
        new Lake(
            () -> {
              throw new AssertionError("Spark is opened for nothing.");
            },
            lake().root());
    assertThat(still.rows("kept")).hasSize(6_000).allMatch(row -> row.getAs("id") != null);
    assertThat(still.isEmpty("none")).isTrue();
  }

  @Test
  void what_fails_fails_as_it_does_elsewhere() {
    SparkSession session = ExecutionProfile.FEW.session(spark());
    assertThatThrownBy(() -> FewRows.of(session.sql("select 1 / id from range(2)")))
        .hasMessageContaining("DIVIDE_BY_ZERO");
    assertThatThrownBy(
            () -> FewRows.of(session.sql("select (select id from range(3) where id < 2) as one")))
        .hasMessageContaining("SCALAR_SUBQUERY_TOO_MANY_ROWS");
    assertThat(FewRows.of(session.sql("select sum(id) as s from range(10)")).get().rows())
        .singleElement()
        .satisfies(row -> assertThat(row.getLong(0)).isEqualTo(45));
  }

  private static FewRows few(String columns) {
    return FewRows.of(rows(columns)).orElseThrow();
  }

  private static Dataset<Row> rows(String columns) {
    return ExecutionProfile.FEW.session(spark()).sql("select " + columns);
  }

  private Dataset<Row> delta(String table) {
    return spark().read().format("delta").load(lake().path(table));
  }

  private static String read(Dataset<Row> rows) {
    return String.join("", rows.collectAsList().stream().map(Row::toString).sorted().toList());
  }
}
