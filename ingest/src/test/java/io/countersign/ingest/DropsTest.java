package io.countersign.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.build.Progress;
import io.countersign.contract.Contracts;
import io.countersign.history.History;
import io.countersign.ingest.jdbc.LedgerSource;
import io.countersign.ingest.land.IngestSummary;
import io.countersign.ingest.workspace.Workspace;
import io.countersign.lake.Lake;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Several drops of one feed, what they delete, and rows that nothing tells apart. */
final class DropsTest extends IngestKit {
  private static final String CLAIM_BOOK = "claim_id";

  @BeforeEach
  void workspace() {
    registerOfFiles();
  }

  @Test
  void f4_a_row_that_comes_again_after_its_deletion_is_there_again() {
    file("register/value_claims.csv", HEADER + claim("C1", "1") + claim("C2", "2"));
    file("register/value_claims/2026-10-02.deleted.csv", "claim_id\nC1\nC2\n");
    file("register/value_claims/2026-10-03.csv", HEADER + claim("C1", "1"));
    file("register/value_claims/2026-10-04.csv", HEADER + claim("C3", "3") + claim("C4", "4"));
    file("register/value_claims/2026-10-05.deleted.csv", "claim_id\nC3\n");

    assertThat(ingest(FIRST).all()).isEmpty();

    assertRows(now("value_claims"), "claim_id | amount\nC1 | 1.0000\nC4 | 4.0000");
  }

  @Test
  void f4_what_a_deletion_beside_the_first_file_takes_out_a_later_drop_brings_back() {
    file("register/value_claims.csv", HEADER + claim("C1", "1") + claim("C2", "2"));
    file("register/value_claims.deleted.csv", "claim_id\nC1\nC2\n");
    file("register/value_claims/2026-10-03.csv", HEADER + claim("C2", "3"));

    ingest(FIRST);

    assertRows(now("value_claims"), "claim_id | amount\nC2 | 3.0000");
  }

  @Test
  void f4_a_key_in_a_drop_and_in_its_own_deletions_is_a_question_that_names_both() {
    file("register/value_claims/2026-10-02.csv", HEADER + claim("C1", "1") + claim("C2", "2"));
    file("register/value_claims/2026-10-02.deleted.csv", "claim_id\nC2\n");

    assertThat(onlyProblem(ingest(FIRST)))
        .contains("CONTRACT_BROKEN  2026-10-02.deleted.csv:2", "'C2'", "2026-10-02.csv:3");
    assertThat(lake().has("value_claims")).isFalse();
  }

  @Test
  void f4_workbooks_and_parquet_delete_in_the_same_order() throws IOException {
    Workbooks.write(
        folder.resolve("register/value_claims/1.xlsx"),
        "value_claims",
        HEADER.strip(),
        claim("C1", "1").strip(),
        claim("C2", "2").strip(),
        claim("C3", "3").strip());
    Workbooks.write(
        folder.resolve("register/value_claims/2.deleted.xlsx"), "gone", CLAIM_BOOK, "C1", "C2");
    spark()
        .sql("select 'C3' claim_id")
        .write()
        .parquet(folder.resolve("register/value_claims/3.deleted.parquet").toString());
    file("register/value_claims/4.csv", HEADER + claim("C2", "4"));

    assertThat(ingest(FIRST).all()).isEmpty();

    assertRows(now("value_claims"), "claim_id | amount\nC2 | 4.0000");
  }

  @Test
  void f11_two_broken_rows_with_the_same_text_are_two_rows() {
    file("register/value_claims.csv", HEADER + "C1,M1\nC1,M1\n" + claim("C2", "1"));

    IngestSummary summary = ingest(FIRST);

    assertThat(summary.feeds().get(0).repeated()).isZero();
    assertThat(summary.quarantined()).isEqualTo(2);
    assertRows(
        now("quarantine"),
        """
        record_key | source_row | place              | unread
                   | [C1, M1]   | value_claims.csv:2 | amount
                   | [C1, M1]   | value_claims.csv:3 | amount
        """);
  }

  @Test
  void f11_rows_of_a_database_without_a_key_are_as_many_as_there_are() {
    folder.resolve("sources").toFile().mkdirs();
    workspace("  erp: {product: erp, connection: {kind: h2, file: sources/erp}}");
    file("systems/erp/system.yml", "product: erp\nkind: jdbc\nabout: Time cards.\n");
    file(
        "systems/erp/time_cards.sql",
        "select nullif(id, 2) as time_card_id, who as person, work_on as worked_on, hours, 'submitted' as status from"
            + " (select case when id < 4 then 2 else id end as id, 'P' as who, work_on, hours from cards) x");
    LedgerSource erp = new LedgerSource(folder.resolve("sources/erp"));
    for (int id = 1; id <= 4; id++) {
      erp.card(id, "8", Instant.parse("2026-10-31T08:00:00Z"));
    }

    assertThat(ingest(FIRST).quarantined()).isEqualTo(3);

    assertRows(now("quarantine"), "record_key | place\n|#1\n|#2\n|#3");
    assertRows(
        now("source_totals").filter("measure = 'hours'"),
        "read_sum | repeated_sum | quarantined_sum | landed_sum\n32 | 0 | 24 | 8");
  }

  @Test
  void a_file_of_several_that_vanishes_with_its_rows_stops_the_feed_until_somebody_says_they_go() {
    file("register/value_claims.csv", HEADER + thirtyClaims());
    file("register/value_claims/2026-10-02.csv", HEADER + claim("D1", "1") + claim("D2", "2"));
    assertThat(ingest(FIRST).all()).isEmpty();
    delete("register/value_claims/2026-10-02.csv");

    assertThat(onlyProblem(ingest(SECOND)))
        .contains("FILE_GONE  value_claims of register", "value_claims/2026-10-02.csv")
        .contains("2 rows in no file any more", "with its header alone");
    assertThat(now("value_claims").count()).isEqualTo(32);
    assertThat(now("source_states").filter("state = 'stopped' and code = 'FILE_GONE'").count())
        .isEqualTo(1);

    file("register/value_claims/2026-10-02.csv", HEADER);
    assertThat(ingest(SECOND).all()).isEmpty();
    assertThat(now("value_claims").count()).isEqualTo(30);
  }

  @Test
  void rows_of_a_vanished_file_may_go_where_a_limit_says_so_and_it_is_said() {
    file("register/value_claims.csv", HEADER + thirtyClaims());
    file("register/value_claims/2026-10-02.csv", HEADER + claim("D1", "1"));
    ingest(FIRST);
    delete("register/value_claims/2026-10-02.csv");
    workspace(
        "  register: {product: files, folder: register}\n"
            + "limits: {value_claims: {shrinks_percent: 100}}");

    IngestSummary summary = ingest(SECOND);

    assertThat(summary.all()).isEmpty();
    assertThat(summary.findings())
        .singleElement()
        .satisfies(
            one ->
                assertThat(one.text())
                    .contains("FILE_MISSED  value_claims of register")
                    .contains(
                        "value_claims/2026-10-02.csv", "1 row gone, 0 changed or back, 0 new"));
    assertThat(ingest(SECOND).findings()).isEmpty();
  }

  @Test
  void a_file_whose_rows_another_one_tells_is_not_missed_and_a_correction_or_deletion_is() {
    file("register/value_claims.csv", HEADER + claim("C1", "1"));
    file("register/value_claims/2026-10-02.csv", HEADER + claim("C2", "2"));
    ingest(FIRST);
    file("register/value_claims.csv", HEADER + claim("C1", "1") + claim("C2", "2"));
    delete("register/value_claims/2026-10-02.csv");
    IngestSummary moved = ingest(FIRST);
    assertThat(moved.all()).isEmpty();
    assertThat(moved.findings()).isEmpty();

    file("register/value_claims/2026-10-05.csv", HEADER + claim("C2", "4"));
    ingest(FIRST);
    assertThat(missed("register/value_claims/2026-10-05.csv"))
        .contains("value_claims/2026-10-05.csv", "0 rows gone, 1 changed or back, 0 new");

    file("register/value_claims/2026-10-06.deleted.csv", "claim_id\nC1\n");
    ingest(FIRST);
    assertThat(missed("register/value_claims/2026-10-06.deleted.csv"))
        .contains("value_claims/2026-10-06.deleted.csv", "0 rows gone, 1 changed or back, 0 new");
  }

  /** What is said where nothing is wrong and this file is not there any more. */
  private String missed(String file) {
    delete(file);
    IngestSummary summary = ingest(FIRST);
    assertThat(summary.all()).isEmpty();
    assertThat(summary.findings()).hasSize(1);
    return summary.findings().get(0).text();
  }

  private static String thirtyClaims() {
    return IntStream.range(0, 30).mapToObj(i -> claim("C" + i, "1")).collect(Collectors.joining());
  }

  private void delete(String file) {
    assertThat(folder.resolve(file).toFile().delete()).isTrue();
  }

  /** Rows with keys of their own, said once or twice, in any order, in one drop or in many. */
  @Test
  void f4_reordering_or_splitting_drops_changes_nothing() {
    long seed = System.nanoTime();
    Random random = new Random(seed);
    List<String> rows = new ArrayList<>();
    for (int i = 0; i < 60; i++) {
      String row = claim("C" + i, random.nextInt(5) == 0 ? "x" : random.nextInt(10_000) + ".25");
      rows.add(row);
      if (random.nextInt(6) == 0) {
        rows.add(row);
      }
    }
    file("register/value_claims.csv", HEADER + String.join("", rows));
    Lake one = lakeOf("one");
    Collections.shuffle(rows, random);
    file("register/value_claims.csv", HEADER);
    int drops = 2 + random.nextInt(3);
    for (int drop = 0; drop < drops; drop++) {
      int from = rows.size() * drop / drops;
      int to = rows.size() * (drop + 1) / drops;
      file(
          "register/value_claims/" + random.nextInt(1000) + "-" + drop + ".csv",
          HEADER + String.join("", rows.subList(from, to)));
    }
    Lake many = lakeOf("many");

    for (String table : List.of("value_claims", "source_totals")) {
      assertThat(rows(many, table)).as("seed %d", seed).isEqualTo(rows(one, table));
    }
    assertThat(keys(many)).as("seed %d", seed).isEqualTo(keys(one));
  }

  private Lake lakeOf(String name) {
    Lake lake = new Lake(spark(), folder.resolve(name).toString());
    Ingest.run(Workspace.read(folder), lake, Instant.parse(FIRST), false, Progress.none());
    return lake;
  }

  private static List<String> rows(Lake lake, String table) {
    return History.now(lake, Contracts.all().get(table))
        .drop("batch_id", "known_at")
        .collectAsList()
        .stream()
        .map(Object::toString)
        .sorted()
        .toList();
  }

  private static List<String> keys(Lake lake) {
    return History.now(lake, Contracts.all().get("quarantine"))
        .select("record_key", "source_row", "unread")
        .collectAsList()
        .stream()
        .map(Object::toString)
        .sorted()
        .toList();
  }
}
