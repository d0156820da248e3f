package io.countersign.schedules;

import io.countersign.lake.AsKnown;
import io.countersign.lake.Contracts;
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
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

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
            table -> AsKnown.of(lake, session, table, AS_OF).createOrReplaceTempView(table.name()));
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
