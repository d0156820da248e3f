package io.countersign.reports.pack.budget;

import io.countersign.reports.ask.ReportData;
import io.countersign.reports.draw.Axis;
import io.countersign.reports.draw.Bar;
import io.countersign.reports.draw.Drawing;
import io.countersign.reports.draw.LengthSketch;
import io.countersign.reports.paper.PagePart;
import io.countersign.reports.paper.Row;
import io.countersign.reports.paper.Section;
import io.countersign.reports.table.Counts;
import io.countersign.reports.table.Line;
import io.countersign.reports.table.Scale;
import io.countersign.reports.words.FigureFormat;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;

/** What may be spent, what was, and what verified value is left after labour (T4, V15, Net). */
public final class BudgetPage {
  /** What one page holds of portfolios, kinds and months. */
  private static final int LINES = 26;

  private static final String OUTSIDE = "Outside of portfolios";
  private static final Map<String, String> KINDS =
      Map.of("opex", "Operating cost", "capex", "Capital cost");

  private final ReportData data;
  private final List<Line> ledger;
  private final List<Line> value;
  private final Scale scale;
  private final Cost total;
  private final List<Cost> portfolios;
  private final List<Cost> months;
  private final CostRow cells;

  public BudgetPage(ReportData data) {
    this.data = data;
    this.ledger = data.lines("budget");
    this.value = data.lines("net_value");
    this.scale = data.rollup().scale().finer();
    this.cells = new CostRow(data);
    this.total = total().round(scale);
    this.portfolios = footed(total, "portfolio_id", ledger);
    this.months = footed(total, "period", ledger);
    portfolios.sort(
        Comparator.comparing(
            (Cost one) -> one.exact().get("budget"),
            Comparator.nullsLast(Comparator.reverseOrder())));
  }

  private Cost total() {
    return Cost.of("total", new Counts(ledger), new Counts(value));
  }

  /** The parts of a whole by the words of a column. */
  private List<Cost> footed(Cost whole, String column, List<Line> lines) {
    boolean isKind = column.equals("account_type");
    Map<String, Counts> spent = Counts.by(column, lines);
    Map<String, Counts> net = isKind ? Map.of() : Counts.by(column, value);
    TreeSet<String> words = new TreeSet<>(spent.keySet());
    words.addAll(net.keySet());
    Counts none = new Counts(List.of());
    List<Cost> parts = new ArrayList<>();
    for (String word : words) {
      parts.add(Cost.of(word, spent.getOrDefault(word, none), net.getOrDefault(word, none)));
    }
    whole.foot(parts, scale);
    return parts;
  }

  public Section section() {
    List<PagePart> parts = new ArrayList<>();
    parts.add(
        PagePart.table("budget", "By portfolio", empty(), byPortfolio(axis(portfolios)))
            .with("note", note()));
    if (!months.isEmpty() && parts.get(0).rows().size() + months.size() <= LINES) {
      parts.get(0).with("note", null);
      parts.add(
          PagePart.table(
                  "budget", "By month, bars on their own scale", empty(), byMonth(axis(months)))
              .with("note", note()));
    }
    return new Section("budget", title(), subtitle(), parts);
  }

  private static Axis axis(List<Cost> parts) {
    return Axis.over(
        parts.stream().map(one -> one.printed("variance")).filter(Objects::nonNull).toList());
  }

  private static String empty() {
    return "Nothing was budgeted, posted or verified in this span.";
  }

  private String title() {
    return new BudgetHeadline(total, furthest(), scale).sentence();
  }

  /** The portfolio that is furthest from its budget; empty where there are not several. */
  private Optional<BudgetHeadline.Furthest> furthest() {
    return portfolios.stream()
        .filter(one -> one.printed("variance") != null && one.printed("variance").signum() != 0)
        .filter(one -> portfolios.size() > 1)
        .max(Comparator.comparing(one -> one.printed("variance").abs()))
        .map(one -> new BudgetHeadline.Furthest(name(one), one.printed("variance")));
  }

  private String subtitle() {
    return "Operating and capital cost by portfolio and month, "
        + scale.unit()
        + " \u00b7 actual less budget \u00b7 year to date, "
        + data.span().toDate();
  }

  private static String note() {
    return "Budget: the revised one where there is one. Actual: all that was posted on a portfolio, running business included, not the cost of its"
        + " measures; it is not to be set against verified. Above budget: to the right, red, unfavourable. Operational: at the plan rate; rate:"
        + " what exchange rates alone explain. Labour: approved hours; the ledger may hold the same people under actual, so the two are not"
        + " added. Net: verified less labour. Rounded so that columns add up; across a row the last digit may differ.";
  }

  private List<Row> byPortfolio(Axis axis) {
    List<Row> rows = new ArrayList<>();
    for (Cost one : portfolios) {
      String id = "portfolio." + (one.id().isBlank() ? "outside" : one.id());
      boolean apart = kindsOf(one).size() > 1;
      Row row = named(apart ? Row.strong() : Row.plain(), one);
      rows.add(
          cells.net(
              cells.spent(row, "budget." + id, one, axis),
              "portfolio." + one.id(),
              "budget." + id,
              one));
      if (apart) {
        kinds(rows, one, id, axis);
      }
    }
    if (!rows.isEmpty()) {
      rows.add(cells.total(Row.total().with("name", "All portfolios"), total));
    }
    return rows;
  }

  private Row named(Row row, Cost one) {
    return one.id().isBlank() ? row.with("name", OUTSIDE) : row.data("name", name(one));
  }

  private String name(Cost one) {
    return one.id().isBlank()
        ? data.language().say(OUTSIDE)
        : data.names().getOrDefault(one.id(), one.id());
  }

  private void kinds(List<Row> rows, Cost whole, String id, Axis axis) {
    for (Cost kind : footed(whole, "account_type", linesOf(whole))) {
      Row row = Row.plain().with("name", KINDS.get(kind.id()));
      rows.add(cells.spent(row, "budget." + id + "." + kind.id(), kind, axis));
    }
  }

  private Map<String, Counts> kindsOf(Cost portfolio) {
    return Counts.by("account_type", linesOf(portfolio));
  }

  private List<Line> linesOf(Cost portfolio) {
    return ledger.stream()
        .filter(line -> line.text("portfolio_id").equals(portfolio.id()))
        .toList();
  }

  /** Whether no claim of a month waits for a decision. */
  private boolean isJudged(String month) {
    BigDecimal pending =
        Counts.by("period", value).getOrDefault(month, new Counts(List.of())).sum("pending");
    return pending == null || pending.signum() == 0;
  }

  private List<Row> byMonth(Axis axis) {
    List<Row> rows = new ArrayList<>();
    for (Cost one : months) {
      String id = "budget.month." + one.id();
      Row row = Row.plain();
      row =
          isJudged(one.id())
              ? row.data("name", one.id())
              : row.with("name", one.id() + ", not all judged");
      rows.add(cells.net(cells.spent(row, id, one, axis), id, id, one));
    }
    return rows;
  }

  /** The cells of what something may cost, did cost, and is worth after labour. */
  private record CostRow(ReportData data) {

    /** The variance is drawn where an axis is given. */
    Row spent(Row row, String id, Cost one, Axis axis) {
      for (String column : List.of("original", "budget", "actual")) {
        row.with(column, money(id + "." + column, one, column));
      }
      for (String column : List.of("variance", "operational", "fx")) {
        String printed = FigureFormat.signed(one.printed(column));
        row.with(
            column,
            data.figures()
                .add(id + "." + column, one.exact().get(column), data.currency(), printed));
      }
      return row.with(
          "bar",
          axis == null
              ? null
              : new Drawing(new LengthSketch(one.printed("variance"), Bar.Look.COST, axis)));
    }

    Row net(Row row, String verifiedId, String id, Cost one) {
      return row.with("verified", money(verifiedId + ".verified", one, "verified"))
          .with("labour", money(id + ".labour", one, "labour"))
          .with("net", money(id + ".net", one, "net"));
    }

    /** The whole: its value and labour are figures of the summary, too. */
    Row total(Row row, Cost whole) {
      spent(row, "budget.total", whole, null);
      return row.with("verified", money("total.verified", whole, "verified"))
          .with("labour", money("labour.cost", whole, "labour"))
          .with("net", money("total.net_of_labour", whole, "net"));
    }

    private String money(String id, Cost one, String column) {
      return data.money(id, one.exact().get(column), one.printed(column));
    }
  }
}
