package io.countersign.reports.pack.value;

import io.countersign.reports.ask.ReportData;
import io.countersign.reports.paper.PagePart;
import io.countersign.reports.paper.Row;
import io.countersign.reports.paper.Section;
import io.countersign.reports.table.Counts;
import io.countersign.reports.table.Scale;
import io.countersign.reports.words.FigureFormat;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What the year brings, what a full year would, and how the months got there (V14). */
public final class RunRatePage {
  private static final List<String> COUNTS = List.of("measures", "paced", "few", "nothing");
  private static final List<String> AMOUNTS =
      List.of("in_period", "run_rate", "carry_over", "one_off");
  private final ReportData data;
  private final Scale scale;
  private final Counts all;
  private final Map<String, Counts> portfolios;

  public RunRatePage(ReportData data) {
    this.data = data;
    this.scale = data.rollup().scale().finer();
    this.all = new Counts(data.lines("run_rate"));
    this.portfolios = Counts.by("portfolio_id", all.lines());
  }

  public Section section() {
    return new Section(
        "run_rate", title(), subtitle(), List.of(table(), new MonthPanels(data, scale).part()));
  }

  private String title() {
    Scale pack = data.rollup().scale();
    BigDecimal runRate = pack.round(all.sum("run_rate"));
    BigDecimal inPeriod = pack.round(all.sum("in_period"));
    if (inPeriod == null) {
      return "No measure has brought anything yet, so there is no run-rate";
    }
    String year = "Fiscal year " + year() + " brings " + pack.sentence(inPeriod);
    return runRate == null
        ? year + "; no measure has a run-rate yet"
        : "%s, a full year at the present pace %s; %s is carried over"
            .formatted(
                year, pack.sentence(runRate), pack.sentence(pack.round(all.sum("carry_over"))));
  }

  private int year() {
    return data.span().last().fiscalYear();
  }

  private String subtitle() {
    return "In-period, run-rate and carry-over by portfolio, "
        + scale.unit()
        + " \u00b7 fiscal year "
        + year()
        + ", seen from the end of "
        + data.span().period();
  }

  private PagePart table() {
    List<String> ids = List.copyOf(portfolios.keySet());
    List<Row> rows = new ArrayList<>();
    ids.forEach(
        id ->
            rows.add(
                counts(
                    Row.plain(),
                    "run_rate." + MonthPanels.key(id),
                    MonthPanels.name(data, id),
                    portfolios.get(id))));
    if (!ids.isEmpty()) {
      rows.add(counts(Row.total(), "run_rate.all", data.total().name(), all));
    }
    for (String column : AMOUNTS) {
      List<BigDecimal> exact = ids.stream().map(id -> portfolios.get(id).sum(column)).toList();
      List<BigDecimal> printed = scale.parts(exact);
      for (int i = 0; i < ids.size(); i++) {
        String id = "run_rate." + MonthPanels.key(ids.get(i)) + "." + column;
        rows.get(i)
            .with(column, money(id, exact.get(i), printed.get(i), portfolios.get(ids.get(i))));
      }
      if (!ids.isEmpty()) {
        BigDecimal whole = all.sum(column);
        rows.get(ids.size())
            .with(column, money("run_rate.all." + column, whole, scale.round(whole), all));
      }
    }
    return PagePart.table("run_rates", "By portfolio", "No measure is known.", rows)
        .with("note", note());
  }

  /** Not defined is not zero, and not the same as a measure that nobody has planned yet. */
  private String money(String id, BigDecimal exact, BigDecimal printed, Counts of) {
    boolean undefined = exact == null && of.of("few") > 0;
    String print = undefined ? FigureFormat.UNDEFINED : FigureFormat.number(printed);
    return data.figures().add(id, exact, data.currency(), print);
  }

  private Row counts(Row row, String id, String name, Counts of) {
    row.data("name", name);
    COUNTS.forEach(count -> row.with(count, data.count(id + "." + count, of.of(count))));
    return row;
  }

  private static String note() {
    return "Run-rate: twelve times the mean of the last three verified months; n/a with fewer than three."
        + " In-period: verified so far, and the months ahead and those with claims pending at the run-rate where there is one; carry-over: what of the run-rate falls into the next year."
        + " One-offs are in neither.";
  }
}
