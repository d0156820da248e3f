package io.countersign.transform.value;

import io.countersign.build.Inputs;
import io.countersign.build.SqlScript;
import io.countersign.build.SqlViews;
import io.countersign.build.Step;
import io.countersign.build.TableRow;
import io.countersign.time.FiscalCalendar;
import io.countersign.time.Period;
import io.countersign.transform.ledger.Apportionment;
import java.math.BigDecimal;
import java.sql.Date;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.StructType;

/** The pace of each measure and whether it lasts (V14, V19), seen from the end of each period. */
public final class RunRates implements Step {
  @Override
  public String makes() {
    return "run_rates";
  }

  @Override
  public Dataset<Row> make(Inputs inputs) {
    FiscalCalendar calendar = inputs.company().fiscalYear();
    SqlViews views = SqlScript.of(this).on(inputs);
    Map<String, List<Row>> measures =
        views.answer().collectAsList().stream()
            .collect(
                Collectors.groupingBy(
                    row -> row.<String>getAs("measure_id"),
                    LinkedHashMap::new,
                    Collectors.toList()));
    Map<String, Set<String>> out =
        views.upTo("out_of_force").collectAsList().stream()
            .collect(
                Collectors.groupingBy(
                    row -> row.<String>getAs("measure_id"),
                    Collectors.mapping(row -> row.<String>getAs("period"), Collectors.toSet())));
    StructType schema = inputs.schema();
    List<Row> rows = new ArrayList<>();
    measures.forEach(
        (id, months) ->
            rows(months, out.getOrDefault(id, Set.of()), calendar, inputs.period(), schema)
                .forEach(rows::add));
    return inputs.spark().createDataFrame(rows, schema);
  }

  private static Stream<Row> rows(
      List<Row> months, Set<String> out, FiscalCalendar calendar, Period asked, StructType schema) {
    Function<Row, Period> period = row -> calendar.parse(row.getAs("period"));
    Period first = months.stream().map(period).min(RunRates::byStart).orElseThrow();
    Set<LocalDate> waiting =
        months.stream()
            .filter(row -> row.<Boolean>getAs("waits"))
            .map(row -> period.apply(row).startsOn())
            .collect(Collectors.toSet());
    RunRate own =
        new RunRate(
            calendar,
            day(months, "value_from_on").orElse(first.startsOn()),
            day(months, "ends_on"),
            out,
            amounts(months, "own", period),
            waiting);
    RunRate inGroup = own.with(amounts(months, "in_group", period));
    Optional<BenefitPersistence> after =
        day(months, "closed_on")
            .map(on -> new BenefitPersistence(own, calendar.periodOf(on), waiting));
    return calendar.between(first, asked).stream()
        .map(
            at -> {
              TableRow made = TableRow.of(schema).with(months.get(0)).with("period", at.name());
              made.with("under_tolerance", false).with("regression", false);
              pace(made, at, own, oneOff(months, "once_own", at, period), "");
              pace(made, at, inGroup, oneOff(months, "once_group", at, period), "_group");
              after
                  .filter(closed -> !closed.closedIn().startsOn().isAfter(at.startsOn()))
                  .ifPresent(closed -> lasting(made, at, closed));
              return made.with("fiscal_year", (long) at.fiscalYear())
                  .with("in_force", own.inForce(at))
                  .row();
            });
  }

  private static void pace(
      TableRow made, Period at, RunRate pace, BigDecimal oneOff, String basis) {
    made.with("in_period" + basis, pace.inPeriod(at))
        .with("run_rate" + basis, pace.runRate(at).orElse(null))
        .with("carry_over" + basis, pace.carryOver(at).orElse(null))
        .with("one_off" + basis, oneOff);
  }

  private static void lasting(TableRow made, Period at, BenefitPersistence closed) {
    made.with("run_rate_at_closure", closed.runRateAtClosure().orElse(null))
        .with("persistence", closed.ratio(at).orElse(null))
        .with("cusum", closed.cusum(at).orElse(null))
        .with("under_tolerance", closed.underTolerance(at))
        .with("regression", closed.regression(at));
  }

  private static NavigableMap<LocalDate, BigDecimal> amounts(
      List<Row> months, String column, Function<Row, Period> period) {
    NavigableMap<LocalDate, BigDecimal> amounts = new TreeMap<>();
    for (Row month : months) {
      if (month.getAs(column) != null) {
        amounts.put(period.apply(month).startsOn(), month.getAs(column));
      }
    }
    return amounts;
  }

  /** Of the fiscal year up to the period. */
  private static BigDecimal oneOff(
      List<Row> months, String column, Period at, Function<Row, Period> period) {
    return sum(
        months.stream()
            .filter(row -> period.apply(row).fiscalYear() == at.fiscalYear())
            .filter(row -> byStart(period.apply(row), at) <= 0)
            .toList(),
        column);
  }

  private static BigDecimal sum(List<Row> rows, String column) {
    return Apportionment.sum(rows.stream().map(row -> row.<BigDecimal>getAs(column)).toList());
  }

  private static Optional<LocalDate> day(List<Row> months, String column) {
    return Optional.ofNullable(months.get(0).<Date>getAs(column)).map(Date::toLocalDate);
  }

  private static int byStart(Period a, Period b) {
    return a.startsOn().compareTo(b.startsOn());
  }
}
