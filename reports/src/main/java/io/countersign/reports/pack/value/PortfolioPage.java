package io.countersign.reports.pack.value;

import io.countersign.reports.ask.ReportData;
import io.countersign.reports.draw.Axis;
import io.countersign.reports.draw.Bar;
import io.countersign.reports.draw.Drawing;
import io.countersign.reports.draw.Ink;
import io.countersign.reports.draw.LengthSketch;
import io.countersign.reports.paper.PagePart;
import io.countersign.reports.paper.Row;
import io.countersign.reports.paper.Section;
import io.countersign.reports.table.Amount;
import io.countersign.reports.table.NodeValue;
import io.countersign.reports.table.Rollup;
import io.countersign.reports.words.FigureFormat;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;

/** Portfolios and programs: plan, claim, verified, and the variance to plan as bars. */
public final class PortfolioPage {
  private final ReportData data;
  private final Rollup rollup;
  private final Axis axis;

  public PortfolioPage(ReportData data) {
    this.data = data;
    this.rollup = data.fine();
    this.axis =
        Axis.over(
            rollup.rungs().stream()
                .map(Rollup.Rung::portfolio)
                .map(value -> value.printed(Amount.TO_PLAN))
                .filter(Objects::nonNull)
                .toList());
  }

  public Section section() {
    PagePart part =
        PagePart.table(
                "portfolios",
                null,
                "No measure has a plan, a claim or a sign-off in this span.",
                rows())
            .with("month", data.span().period())
            .with("note", note());
    return new Section("portfolios", title(), subtitle(), part);
  }

  private String title() {
    List<NodeValue> portfolios = rollup.rungs().stream().map(Rollup.Rung::portfolio).toList();
    if (portfolios.isEmpty()) {
      return "There is no portfolio with a plan, a claim or a sign-off";
    }
    List<NodeValue> behind =
        portfolios.stream()
            .filter(
                v -> v.printed(Amount.TO_PLAN) != null && v.printed(Amount.TO_PLAN).signum() < 0)
            .sorted(Comparator.comparing(v -> v.printed(Amount.TO_PLAN)))
            .toList();
    return behind.isEmpty()
        ? "No portfolio is behind plan"
        : "%s behind plan; furthest is %s, by %s"
            .formatted(
                some(behind.size(), portfolios.size()),
                behind.get(0).name(),
                rollup.scale().sentence(behind.get(0).printed(Amount.TO_PLAN).negate()));
  }

  private static String some(int behind, int all) {
    if (all == 1) {
      return "The only portfolio is";
    }
    return behind == all
        ? "All portfolios are"
        : behind + " of " + all + " portfolios " + (behind == 1 ? "is" : "are");
  }

  private String subtitle() {
    return "Portfolios and programs, "
        + rollup.scale().unit()
        + " \u00b7 \u0394PL: verified against plan \u00b7 year to date, "
        + data.span().toDate();
  }

  private String note() {
    return "Lost: claimed, and neither verified nor pending. Realisation: verified of planned, at the plan rate; n/a where nothing was planned,"
        + " a dash where nothing is verified yet. Rounded so that programs add up to portfolios and portfolios to the whole; across a row the last digit may differ."
        + open();
  }

  private String open() {
    BigDecimal pending = rollup.total().printed(Amount.MONTH_PENDING);
    return pending == null || pending.signum() == 0
        ? ""
        : " Of %s, %s is pending: the month is not judged yet."
            .formatted(data.span().period(), FigureFormat.number(pending));
  }

  private List<Row> rows() {
    List<Row> rows = new ArrayList<>();
    for (Rollup.Rung rung : rollup.rungs()) {
      rows.add(row(Row.strong(), "portfolio." + rung.portfolio().id(), rung.portfolio(), ""));
      rung.programs()
          .forEach(value -> rows.add(row(Row.plain(), "program." + value.id(), value, "    ")));
    }
    if (!rows.isEmpty()) {
      rows.add(row(Row.total(), "total", rollup.total(), ""));
    }
    return rows;
  }

  private Row row(Row row, String id, NodeValue value, String indent) {
    BigDecimal delta = value.printed(Amount.TO_PLAN);
    boolean whole = id.equals("total");
    row.data("name", indent + value.name());
    row.with(Amount.TO_PLAN.column(), null);
    for (Amount amount : EnumSet.complementOf(EnumSet.of(Amount.TO_PLAN))) {
      row.with(
          amount.column(),
          data.money(id + "." + amount.column(), value.exact(amount), value.printed(amount)));
    }
    return row.with(
            "realisation",
            data.percent(
                id + ".realisation",
                value.exact(Amount.VERIFIED_AT_PLAN_RATE),
                value.exact(Amount.PLANNED)))
        .with("delta", FigureFormat.signed(delta))
        .with("delta_ink", Ink.ofEffect(delta).hex())
        .with("bar", new Drawing(new LengthSketch(whole ? null : delta, Bar.Look.EFFECT, axis)));
  }
}
