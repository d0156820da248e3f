package io.countersign.transform.value;

import io.countersign.build.Inputs;
import io.countersign.build.SqlScript;
import io.countersign.build.SqlViews;
import io.countersign.build.Step;
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
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/** The pace of each measure and whether it lasts (V14, V19), seen from the end of each period. */
public final class RunRates implements Step {
  private static final DataType MONEY = DataTypes.createDecimalType(19, 4);

  @Override
  public String makes() {
    return "run_rates";
  }

  @Override
  public Dataset<Row> make(Inputs inputs) {
    FiscalCalendar calendar = inputs.ask().company().fiscalYear();
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
    List<Row> rows = new ArrayList<>();
    measures.forEach(
        (id, months) ->
            rows.addAll(
                rows(months, out.getOrDefault(id, Set.of()), calendar, inputs.ask().period())));
    return inputs.spark().createDataFrame(rows, schema());
  }

  private static List<Row> rows(
      List<Row> months, Set<String> out, FiscalCalendar calendar, Period asked) {
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
        .map(at -> row(months, at, List.of(own, inGroup), after, oneOffs(months, at, period)))
        .toList();
  }

  private static Row row(
      List<Row> months,
      Period at,
      List<RunRate> paces,
      Optional<BenefitPersistence> after,
      List<BigDecimal> oneOffs) {
    List<Object> cells = new ArrayList<>();
    cells.add(months.get(0).getAs("measure_id"));
    cells.add(at.name());
    cells.add((long) at.fiscalYear());
    cells.add(months.get(0).getAs("currency"));
    cells.add(paces.get(0).inForce(at));
    for (int i = 0; i < paces.size(); i++) {
      cells.add(paces.get(i).inPeriod(at));
      cells.add(paces.get(i).runRate(at).orElse(null));
      cells.add(paces.get(i).carryOver(at).orElse(null));
      cells.add(oneOffs.get(i));
    }
    Optional<BenefitPersistence> closed =
        after.filter(p -> !p.closedIn().startsOn().isAfter(at.startsOn()));
    cells.add(day(months, "closed_on").map(Date::valueOf).orElse(null));
    cells.add(closed.flatMap(BenefitPersistence::runRateAtClosure).orElse(null));
    cells.add(closed.flatMap(p -> p.ratio(at)).orElse(null));
    cells.add(closed.flatMap(p -> p.cusum(at)).orElse(null));
    cells.add(closed.filter(p -> p.underTolerance(at)).isPresent());
    cells.add(closed.filter(p -> p.regression(at)).isPresent());
    return RowFactory.create(cells.toArray());
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

  /** Of the fiscal year up to the period: in the measure's currency, and in the group's. */
  private static List<BigDecimal> oneOffs(
      List<Row> months, Period at, Function<Row, Period> period) {
    List<Row> year =
        months.stream()
            .filter(row -> period.apply(row).fiscalYear() == at.fiscalYear())
            .filter(row -> byStart(period.apply(row), at) <= 0)
            .toList();
    return List.of(sum(year, "once_own"), sum(year, "once_group"));
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

  private static StructType schema() {
    StructType schema =
        new StructType()
            .add("measure_id", DataTypes.StringType)
            .add("period", DataTypes.StringType)
            .add("fiscal_year", DataTypes.LongType)
            .add("currency", DataTypes.StringType)
            .add("in_force", DataTypes.BooleanType);
    for (String basis : List.of("", "_group")) {
      for (String name : List.of("in_period", "run_rate", "carry_over", "one_off")) {
        schema = schema.add(name + basis, MONEY);
      }
    }
    return schema
        .add("closed_on", DataTypes.DateType)
        .add("run_rate_at_closure", MONEY)
        .add("persistence", DataTypes.createDecimalType(19, 6))
        .add("cusum", MONEY)
        .add("under_tolerance", DataTypes.BooleanType)
        .add("regression", DataTypes.BooleanType);
  }
}
