package io.countersign.reports.pack.value;

import io.countersign.reports.ask.ReportData;
import io.countersign.reports.draw.Axis;
import io.countersign.reports.draw.MonthsSketch;
import io.countersign.reports.draw.Sketch;
import io.countersign.reports.paper.PagePart;
import io.countersign.reports.paper.Panels;
import io.countersign.reports.table.Counts;
import io.countersign.reports.table.Rounding;
import io.countersign.reports.table.Scale;
import io.countersign.time.FiscalCalendar;
import io.countersign.time.Period;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/** Small multiples of the fiscal year: each portfolio's months, planned against verified. */
final class MonthPanels {
  private static final int ACROSS = 4;
  private final ReportData data;
  private final Scale scale;
  private final Map<String, Counts> portfolios;
  private final List<Period> months;

  MonthPanels(ReportData data, Scale scale) {
    this.data = data;
    this.scale = scale;
    this.portfolios = Counts.by("portfolio_id", data.lines("promised"));
    FiscalCalendar calendar = data.ask().company().fiscalYear();
    Period first = data.span().first();
    int year = first.fiscalYear();
    this.months = Stream.iterate(first, m -> m.fiscalYear() == year, calendar::next).toList();
  }

  /** How figures call a portfolio. */
  static String key(String portfolio) {
    return portfolio.isBlank() ? "none" : portfolio;
  }

  static String name(ReportData data, String portfolio) {
    return portfolio.isBlank()
        ? data.language().say("Without a portfolio")
        : data.names().getOrDefault(portfolio, portfolio);
  }

  PagePart part() {
    List<String> ids = List.copyOf(portfolios.keySet());
    List<String> planned = printed(ids, "planned");
    List<String> verified = printed(ids, "verified");
    Axis axis = Axis.over(amounts(ids));
    List<Sketch> panels = new ArrayList<>();
    List<String> words = new ArrayList<>();
    boolean open = false;
    for (int i = 0; i < ids.size(); i++) {
      String said =
          "verified " + verified.get(i) + " of " + planned.get(i) + " planned for the year";
      BigDecimal waiting = portfolios.get(ids.get(i)).sum("pending");
      open |= waiting != null && waiting.signum() != 0;
      panels.add(panel(ids.get(i), said, axis, i == 0));
      words.add(name(data, ids.get(i)) + ": " + data.language().say(said));
    }
    return PagePart.table(
            "multiples",
            "Planned and verified by month of the fiscal year, " + scale.unit(),
            "Nothing is planned for this fiscal year.",
            Panels.rows(panels, words, ACROSS))
        .with(
            "note",
            "Outlined: planned when decided. Solid: verified."
                + (open ? " Hatched: claimed and not yet judged." : "")
                + " All portfolios have one scale; months are numbered once.");
  }

  private List<BigDecimal> amounts(List<String> ids) {
    List<BigDecimal> amounts = new ArrayList<>();
    for (String id : ids) {
      List<BigDecimal> verified = byMonth(id, "verified");
      List<BigDecimal> pending = byMonth(id, "pending");
      amounts.addAll(byMonth(id, "planned"));
      amounts.addAll(verified);
      for (int i = 0; i < verified.size(); i++) {
        amounts.add(Rounding.plus(verified.get(i), pending.get(i)));
      }
    }
    amounts.removeIf(Objects::isNull);
    return amounts;
  }

  /** Of the whole year; the parts add up to it as it is printed. */
  private List<String> printed(List<String> ids, String column) {
    List<BigDecimal> exact = ids.stream().map(id -> portfolios.get(id).sum(column)).toList();
    List<BigDecimal> parts = scale.parts(exact);
    List<String> printed = new ArrayList<>();
    for (int i = 0; i < ids.size(); i++) {
      String id = "run_rate." + key(ids.get(i)) + "." + column;
      printed.add(data.money(id, exact.get(i), parts.get(i)));
    }
    return printed;
  }

  private Sketch panel(String id, String said, Axis axis, boolean labelled) {
    List<String> labels =
        labelled
            ? months.stream().map(month -> String.valueOf(month.number())).toList()
            : List.of();
    return new MonthsSketch(
        name(data, id),
        said,
        byMonth(id, "planned"),
        byMonth(id, "verified"),
        byMonth(id, "pending"),
        labels,
        axis);
  }

  private List<BigDecimal> byMonth(String portfolio, String column) {
    Map<String, Counts> by = Counts.by("period", portfolios.get(portfolio).lines());
    BigDecimal[] amounts =
        months.stream()
            .map(month -> by.containsKey(month.name()) ? by.get(month.name()).sum(column) : null)
            .toArray(BigDecimal[]::new);
    return Arrays.asList(amounts);
  }
}
