package io.countersign.marts;

import io.countersign.build.Step;
import io.countersign.company.Basis;
import io.countersign.contract.Contract;
import io.countersign.contract.Contracts;
import io.countersign.lake.ExecutionProfile;
import io.countersign.lake.FewRows;
import io.countersign.lake.LakeTest;
import io.countersign.lake.PlainSql;
import io.countersign.transform.Steps;
import java.math.BigDecimal;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/** Tables and marts made one from the other, from feeds written as text; each with its checks. */
final class Chain extends LakeTest {
  private static final Map<String, Contract> CONTRACTS = Contracts.all();

  private final Map<String, Step> steps =
      Stream.concat(Steps.all().stream(), Marts.all().stream())
          .collect(Collectors.toMap(Step::makes, step -> step));
  private final Map<String, String> texts = new HashMap<>();
  private final Map<String, Dataset<Row>> made = new HashMap<>();

  /** Feeds, and tables that are taken to be empty, by name. */
  Chain(Map<String, String> given) {
    texts.putAll(given);
  }

  Dataset<Row> make(String name) {
    if (!made.containsKey(name)) {
      Given given = step(steps.get(name));
      CONTRACTS.get(name).reads().forEach(read -> given.given(read, text(read)));
      made.put(name, given.make());
    }
    return made.get(name);
  }

  /** The answer of plain SQL that sees nothing but the feeds and the calendar. */
  Dataset<Row> ask(String script) {
    SparkSession session = ExecutionProfile.FEW.session(spark());
    Basis ask =
        new Basis(
            company().fiscalYear().parse("2026-10"),
            Instant.parse("2026-11-04T06:00:00Z"),
            company());
    CONTRACTS.values().stream()
        .filter(table -> table.landed() || table.name().equals("periods"))
        .forEach(
            table ->
                known(session, table.name(), text(table.name()), ask)
                    .createOrReplaceTempView(table.name()));
    return PlainSql.answer(
        session,
        script,
        Map.of(
            "as_of", Timestamp.from(ask.asOf()),
            "period", ask.period().name(),
            "group_currency", ask.company().groupCurrency(),
            "zone", ask.company().zone().getId()));
  }

  private String text(String name) {
    if (!texts.containsKey(name)) {
      texts.put(name, steps.containsKey(name) ? text(make(name)) : "");
    }
    return texts.get(name);
  }

  private static String text(Dataset<Row> rows) {
    return String.join(" | ", rows.columns())
        + "\n"
        + FewRows.list(rows).stream().map(Chain::line).collect(Collectors.joining("\n"));
  }

  private static String line(Row row) {
    return IntStream.range(0, row.length())
        .mapToObj(i -> row.isNullAt(i) ? "" : cell(row.get(i)))
        .collect(Collectors.joining(" | "));
  }

  private static String cell(Object value) {
    if (value instanceof scala.collection.Seq<?> list) {
      return list.mkString("; ");
    }
    return value instanceof BigDecimal number ? number.toPlainString() : value.toString();
  }
}
