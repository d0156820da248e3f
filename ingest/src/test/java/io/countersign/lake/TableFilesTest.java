package io.countersign.lake;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;
import org.junit.jupiter.api.Test;

/** A table read from its log alone holds what Delta itself would read. */
final class TableFilesTest extends LakeTest {
  private static final CommitInfo STAMP = CommitInfo.of("2026-10", "code", Map.of());

  @Test
  void each_version_is_read_as_delta_reads_it() {
    Lake lake = lake();
    lake.append("grown", rows("1 as id"), STAMP);
    lake.append(
        "grown", rows("2 as id, 1.25BD as amount, timestamp'2026-11-04 06:00' as at"), STAMP);
    lake.overwrite("grown", rows("'three' as id"), STAMP);
    for (long version = 0; version <= 2; version++) {
      assertThat(read(lake.read("grown", version))).isEqualTo(read(delta(lake, "grown", version)));
      assertThat(lake.read("grown", version).schema())
          .isEqualTo(delta(lake, "grown", version).schema());
    }
    assertThat(read(lake.read("grown", 1)))
        .isEqualTo("[1,null,null][2,1.25,2026-11-04 06:00:00.0]");
    assertThat(lake.files("grown", 1)).hasSize(2).allMatch(file -> file.endsWith(".parquet"));
  }

  @Test
  void a_table_that_lost_all_its_rows_is_empty() {
    Lake lake = lake();
    lake.append("gone", rows("1 as id"), STAMP);
    spark().sql("delete from delta.`" + lake.path("gone") + "`");
    assertThat(lake.files("gone", 1)).isEmpty();
    assertThat(lake.read("gone").count()).isZero();
    assertThat(lake.read("gone").columns()).containsExactly("id");
  }

  @Test
  void what_others_did_to_a_table_is_read_by_delta_itself() {
    Lake lake = lake();
    rows("1 as id, 'a' as part")
        .union(rows("2 as id, 'b' as part"))
        .write()
        .format("delta")
        .partitionBy("part")
        .save(lake.path("parted"));
    assertThat(read(lake.read("parted"))).isEqualTo("[1,a][2,b]");

    spark()
        .sql(
            "create table delta.`"
                + lake.path("marked")
                + "` (id int) using delta tblproperties ('delta.enableDeletionVectors' = 'true')");
    lake.append(
        "marked", spark().range(100).selectExpr("cast(id as int) as id").coalesce(1), STAMP);
    spark().sql("delete from delta.`" + lake.path("marked") + "` where id < 98");
    assertThat(lake.files("marked", 2)).hasSize(1);
    assertThat(read(lake.read("marked"))).isEqualTo("[98][99]");
  }

  @Test
  void a_folder_may_have_signs_in_its_name() {
    Lake lake = new Lake(spark(), folder.resolve("lake [2026] {a,b}*").toString());
    lake.append("rows", rows("1 as id"), STAMP);
    assertThat(read(lake.read("rows"))).isEqualTo("[1]");
  }

  private static Dataset<Row> rows(String columns) {
    return spark().sql("select " + columns);
  }

  private static Dataset<Row> delta(Lake lake, String table, long version) {
    return spark().read().format("delta").option("versionAsOf", version).load(lake.path(table));
  }

  private static String read(Dataset<Row> rows) {
    StringBuilder all = new StringBuilder();
    rows.orderBy(functions.col(rows.columns()[0])).collectAsList().forEach(all::append);
    return all.toString();
  }
}
