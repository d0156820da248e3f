package io.countersign.reports.pack.value;

import io.countersign.reports.ask.ReportData;
import io.countersign.reports.draw.Axis;
import io.countersign.reports.draw.Bar;
import io.countersign.reports.draw.Drawing;
import io.countersign.reports.draw.Ink;
import io.countersign.reports.draw.Waterfall;
import io.countersign.reports.paper.PagePart;
import io.countersign.reports.paper.Row;
import io.countersign.reports.paper.Section;
import io.countersign.reports.table.Amount;
import io.countersign.reports.table.Line;
import io.countersign.reports.table.NodeValue;
import io.countersign.reports.table.Scale;
import io.countersign.reports.words.FigureFormat;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** A bridge to the verified value: its steps to the cent, each with its bar. */
public final class BridgePage {
  private final ReportData data;
  private final Bridge bridge;
  private final Scale cents;

  public BridgePage(ReportData data, Bridge bridge) {
    this.data = data;
    this.bridge = bridge;
    this.cents = new Scale(data.currency(), 0, 2);
  }

  public Waterfall waterfall() {
    return bridge.waterfall(data, cents, bridge.steps());
  }

  /** Both bridges are drawn on one axis, so that they can be compared. */
  public Section section(Axis axis) {
    PagePart part =
        PagePart.table("bridge", null, "No measure has a step in this bridge.", rows(axis))
            .with("note", note());
    return new Section(bridge.key(), title(), subtitle(), part);
  }

  private String title() {
    String from = Bridge.words(bridge.from()).toLowerCase(Locale.ROOT);
    NodeValue total = data.total();
    Scale scale = data.rollup().scale();
    BigDecimal start = total.printed(bridge.from());
    if (start == null || start.signum() == 0) {
      return "Nothing was " + from + ", so no bridge leads to what was verified";
    }
    BigDecimal end = total.printed(Amount.VERIFIED);
    String verified = end == null || end.signum() == 0 ? "nothing" : scale.sentence(end);
    return "Of %s %s, %s is verified%s".formatted(scale.sentence(start), from, verified, largest());
  }

  private String largest() {
    return bridge.moving().stream()
        .filter(line -> !line.text("reason").equals(Bridge.PENDING))
        .filter(line -> line.amount("amount").signum() < 0)
        .min(Comparator.comparing(line -> line.amount("amount")))
        .map(line -> "; the largest loss is \u201c" + words(line) + "\u201d, " + taken(line))
        .orElse("");
  }

  private String words(Line line) {
    return name(line).toLowerCase(Locale.ROOT);
  }

  private String taken(Line line) {
    Scale scale = data.rollup().scale();
    return scale.sentence(scale.round(line.amount("amount").negate()));
  }

  private String subtitle() {
    return "%s to verified by reason, %s to the cent \u00b7 year to date, %s"
        .formatted(Bridge.words(bridge.from()), data.currency(), data.span().toDate());
  }

  private String note() {
    return "Each step takes its part of what the steps before it left, so no amount is counted twice."
        + " Both bridges have the same scale. Dashed: may still come. "
        + ratio();
  }

  /** The share of the last row is at the rates of the months; the ratio of the house is not. */
  private String ratio() {
    BigDecimal verified = data.total().exact(Amount.VERIFIED_AT_PLAN_RATE);
    String rate = FigureFormat.percent(verified, start());
    String name = bridge.from() == Amount.PLANNED ? "realisation" : "confirmation";
    return "Verified at the average rates; " + name + " at the plan rate: " + rate + "\u00a0%.";
  }

  private List<Row> rows(Axis axis) {
    List<Row> rows = new ArrayList<>();
    if (bridge.moving().isEmpty() && bridge.exactStart(data).signum() == 0) {
      return rows;
    }
    Waterfall waterfall = waterfall();
    List<Drawing> drawings = waterfall.rows(axis);
    int last = drawings.size() - 1;
    rows.add(edge(Row.strong(), bridge.from(), drawings.get(0), waterfall.bars().get(0)));
    for (int i = 1; i < last; i++) {
      rows.add(step(bridge.steps().get(i - 1), drawings.get(i), waterfall.bars().get(i)));
    }
    rows.add(edge(Row.total(), Amount.VERIFIED, drawings.get(last), waterfall.bars().get(last)));
    return rows;
  }

  private Row edge(Row row, Amount amount, Drawing drawing, Bar bar) {
    String id = bridge.id() + "." + amount.column();
    return row.with("name", bar.name())
        .with("bar", drawing)
        .with("amount", data.money(id, data.total().exact(amount), bar.to()))
        .with("amount_ink", Ink.BLACK.hex())
        .with("share", data.percent(id + ".share", data.total().exact(amount), start()))
        .with("measures", "")
        .with("meaning", "");
  }

  private Row step(Line line, Drawing drawing, Bar bar) {
    String id = bridge.id() + "." + line.text("reason");
    return Row.plain()
        .with("name", bar.name())
        .with("bar", drawing)
        .with(
            "amount",
            data.figures()
                .add(id, line.amount("amount"), data.currency(), FigureFormat.signed(bar.change())))
        .with("amount_ink", Ink.ofEffect(bar.change()).hex())
        .with("share", data.percent(id + ".share", line.amount("amount"), start()))
        .with("measures", data.count(id + ".measures", line.count("measures")))
        .with("meaning", data.declaration().step(line.text("reason")).meaning());
  }

  private BigDecimal start() {
    return data.total().exact(bridge.from());
  }

  private String name(Line line) {
    return data.declaration().step(line.text("reason")).name();
  }
}
