package io.countersign.reports.issue;

import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.lake.LakeTest;
import io.countersign.problem.Resources;
import io.countersign.problem.TextFile;
import io.countersign.reports.ask.HouseDeclaration;
import io.countersign.reports.ask.MartReader;
import io.countersign.reports.ask.ReportDeclaration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What a report asks has one answer, rows in one order, in whatever order the rows of tables are
 * read: an issue's id follows from it.
 */
final class RowOrderTest extends LakeTest {
  private static final Map<String, Object> ASKED =
      Map.of(
          "period", "2026-10",
          "first_period", "2026-09",
          "as_of", Instant.parse("2026-11-04T06:00:00Z"),
          "since_at", Instant.parse("2026-09-01T00:00:00Z"),
          "zone", "Europe/Berlin",
          "currency", "EUR",
          "seed", "1",
          "copy", "a");

  private static MartReader given;
  private static MartReader reversed;
  private static MartReader shuffled;

  @BeforeAll
  static void give() {
    given = new TiedMarts(spark(), rows -> rows);
    reversed = new TiedMarts(spark(), RowOrderTest::reversed);
    shuffled = new TiedMarts(spark(), RowOrderTest::shuffled);
  }

  private static List<Row> reversed(List<Row> rows) {
    List<Row> reversed = new ArrayList<>(rows);
    Collections.reverse(reversed);
    return reversed;
  }

  private static List<Row> shuffled(List<Row> rows) {
    List<Row> shuffled = new ArrayList<>(rows);
    Collections.shuffle(shuffled, new Random(7));
    return shuffled;
  }

  /** Every query of every report, and what all lists share once. */
  static Stream<Arguments> queries() {
    Map<String, String> queries = new LinkedHashMap<>();
    queries.put(HouseDeclaration.read().late(), "late");
    Resources.list("reports", "/report.yml").stream()
        .map(TextFile::folder)
        .map(ReportDeclaration::of)
        .forEach(
            report -> {
              report
                  .queries()
                  .forEach((name, sql) -> queries.putIfAbsent(sql, report.report() + "." + name));
              report.known().ifPresent(sql -> queries.put(sql, report.report() + ".known"));
            });
    assertThat(queries).hasSizeGreaterThan(60);
    return queries.entrySet().stream().map(one -> Arguments.of(one.getValue(), one.getKey()));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("queries")
  void rows_come_in_one_order_whatever_the_order_of_files(String name, String sql) {
    Map<String, Object> asked = new HashMap<>(ASKED);
    asked.keySet().removeIf(parameter -> !sql.contains(":" + parameter));
    List<Map<String, Object>> answer = given.query(sql, asked);
    assertThat(answer.size() > 1)
        .as("%s has several rows in an order, or a single one without: %s", name, answer)
        .isEqualTo(sql.contains("order by"));
    String ties = name + " has ties: end its order with what tells its rows apart";
    assertThat(reversed.query(sql, asked)).as(ties).isEqualTo(answer);
    assertThat(shuffled.query(sql, asked)).as(ties).isEqualTo(answer);
  }
}
