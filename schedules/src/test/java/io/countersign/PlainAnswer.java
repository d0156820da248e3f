package io.countersign;

import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.countersign.contract.Contracts;
import io.countersign.history.AsOfView;
import io.countersign.lake.Lake;
import io.countersign.lake.PlainSql;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.params.provider.Arguments;

/**
 * The marts beside {@code again}: the answer of {@code transform/again/*.sql}, which sees no made
 * table.
 */
final class PlainAnswer {
  private static final Instant AS_OF = Instant.parse("2026-11-04T06:00:00Z");
  private static final Map<String, Object> QUESTION =
      Map.of(
          "as_of", Timestamp.from(AS_OF),
          "period", "2026-10",
          "group_currency", "EUR",
          "zone", "Europe/Berlin");

  /** What AMOUNTS stands for. */
  private static final String AMOUNTS =
      "concat_ws(' ', measure_id, period, benefit_type), coalesce(claimed, 0), pending, rejected,"
          + " invalid, coalesce(verified, 0), coalesce(verified_group, 0)";

  private final SparkSession session;

  PlainAnswer(Lake lake, String script) {
    session = lake.spark().newSession();
    Contracts.all().values().stream()
        .filter(table -> table.landed() || table.name().equals("periods"))
        .forEach(
            table ->
                AsOfView.of(lake, session, table, AS_OF).createOrReplaceTempView(table.name()));
    PlainSql.answer(session, text(script), QUESTION)
        .localCheckpoint()
        .createOrReplaceTempView("again");
    for (String mart :
        List.of(
            "initiative_value",
            "initiative_scorecard",
            "budget_variance",
            "labour",
            "unmatched_items")) {
      session.read().format("delta").load(lake.path(mart)).createOrReplaceTempView(mart);
    }
  }

  /** The script, what it answers, and what the marts say. */
  static Stream<Arguments> all() {
    return Stream.of(
        arguments("verified", "select AMOUNTS from again", "select AMOUNTS from initiative_value"),
        arguments(
            "verified",
            "select period, sum(leakage) from again group by 1",
            "select period, sum(leakage) from initiative_scorecard where level = 'measure' group by 1"),
        arguments(
            "labour",
            "select period, hours, cost from again where hours <> 0",
            """
            select period, sum(hours), round(sum(cost), 2) from (
              select period, hours, cost_group as cost from labour
              union all select period, hours, amount_group from unmatched_items where feed = 'time_cards')
            where period <= '2026-10' group by 1 having sum(hours) <> 0
            """),
        arguments(
            "spend",
            "select period, spend from again where spend <> 0",
            """
            select period, round(sum(actual), 2) from budget_variance
            where level = 'organization' and account_type not in ('revenue', 'balance')
            group by 1 having sum(actual) <> 0
            """));
  }

  List<String> lines(String sql) {
    return session.sql(sql.replace("AMOUNTS", AMOUNTS)).collectAsList().stream()
        .map(PlainAnswer::line)
        .toList();
  }

  private static String line(Row row) {
    return IntStream.range(0, row.length())
        .mapToObj(row::get)
        .map(
            cell ->
                cell instanceof BigDecimal number
                    ? number.setScale(4).toPlainString()
                    : String.valueOf(cell))
        .collect(Collectors.joining("|"));
  }

  static String text(String script) {
    try (InputStream sql =
        PlainAnswer.class.getResourceAsStream("/transform/again/" + script + ".sql")) {
      return new String(sql.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
