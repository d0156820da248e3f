package io.countersign.reports.pack;

import io.countersign.reports.ask.ReportData;
import io.countersign.reports.draw.Drawing;
import io.countersign.reports.draw.Ink;
import io.countersign.reports.draw.Letters;
import io.countersign.reports.draw.Waterfall;
import io.countersign.reports.pack.service.ServiceTotals;
import io.countersign.reports.pack.value.Bridge;
import io.countersign.reports.pack.value.MeasureNames;
import io.countersign.reports.paper.PageNumbers;
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
import java.util.List;

/** The page for those who read one page. */
record SummaryPage(ReportData data, ServiceTotals service) {
  private static final int LINES = 5;
  private static final int SHOWN = 3;
  private static final String OTHERS = "others";

  Section section() {
    PagePart part =
        PagePart.of("summary")
            .with("chart_heading", "From claim to verified, by reason, " + data.unit())
            .with("portfolios", portfolios())
            .with("divergence", divergence())
            .with("service", service.lines());
    chart(part);
    new KeyFigures(data).onto(part);
    String sentence = new Headline(data.total(), data.rollup().scale()).sentence();
    return new Section("summary", sentence, subtitle(), part);
  }

  private void chart(PagePart part) {
    NodeValue total = data.total();
    if (total.exact(Amount.CLAIMED) == null && total.exact(Amount.VERIFIED) == null) {
      String words = "Nobody has claimed any value in this span.";
      part.with("chart_words", words);
      part.with(
          "chart", new Drawing((pen, w, h) -> Letters.BODY.write(pen, Ink.BLACK, words, 0, 12)));
      return;
    }
    Bridge claims = Bridge.ofClaims(data);
    Scale scale = data.rollup().scale();
    Waterfall waterfall = claims.waterfall(data, scale, claims.moving()).shown();
    String page = PageNumbers.mark(CfoPack.CLAIMS);
    part.with("chart", waterfall.drawing())
        .with("chart_words", waterfall.words())
        .with(
            "chart_note",
            "Dashed: may still come. The rest: %s will not. To the cent on page %s."
                .formatted(FigureFormat.number(total.printed(Amount.LOST)), page));
  }

  private String subtitle() {
    return "%s \u00b7 planned, claimed and verified value, %s \u00b7 year to date, %s"
        .formatted(data.ask().company().name(), data.unit(), data.span().toDate());
  }

  private PagePart portfolios() {
    List<Row> rows = new ArrayList<>();
    List<NodeValue> lines = footed();
    lines.forEach(
        line -> {
          Row row = row(Row.plain(), line);
          rows.add(line.id().equals(OTHERS) ? row.with("name", line.name()) : row);
        });
    if (!lines.isEmpty()) {
      rows.add(row(Row.total(), data.total()));
    }
    return PagePart.table(
        "portfolio_lines",
        "By portfolio, " + data.unit(),
        "No measure has a plan, a claim or a sign-off in this span.",
        rows);
  }

  /** As many as fit, the others as one line; printed so that these lines add up. */
  private List<NodeValue> footed() {
    List<NodeValue> all = data.rollup().rungs().stream().map(r -> r.portfolio().again()).toList();
    int apart = all.size() <= LINES ? all.size() : LINES - 1;
    List<NodeValue> lines = new ArrayList<>(all.subList(0, apart));
    if (apart < all.size()) {
      List<NodeValue> others = all.subList(apart, all.size());
      lines.add(NodeValue.sum(OTHERS, others.size() + " other portfolios", others));
    }
    data.total().foot(lines, data.rollup().scale());
    return lines;
  }

  private Row row(Row row, NodeValue value) {
    return row.data("name", value.name())
        .with("planned", FigureFormat.number(value.printed(Amount.PLANNED)))
        .with("claimed", FigureFormat.number(value.printed(Amount.CLAIMED)))
        .with("verified", FigureFormat.number(value.printed(Amount.VERIFIED)))
        .with(
            "realisation",
            FigureFormat.percent(
                value.exact(Amount.VERIFIED_AT_PLAN_RATE), value.exact(Amount.PLANNED)))
        .with("delta", FigureFormat.signed(value.printed(Amount.TO_PLAN)))
        .with("delta_ink", Ink.ofEffect(value.printed(Amount.TO_PLAN)).hex());
  }

  private PagePart divergence() {
    List<Line> lines = data.lines("divergence");
    List<Row> rows =
        lines.stream()
            .limit(SHOWN)
            .map(
                line ->
                    Row.plain()
                        .data("name", MeasureNames.name(data, line))
                        .data("owner", line.text("owner"))
                        .with("planned", ofDivergence(line, "planned"))
                        .with("short", ofDivergence(line, "short"))
                        .with("days", days(line)))
            .toList();
    String more = lines.size() > SHOWN ? "and " + (lines.size() - SHOWN) + " more" : null;
    return PagePart.table(
            "divergence",
            "Reported green, and not paying, " + data.fineUnit(),
            "No measure in force is reported green and does not pay.",
            rows)
        .with("note", more);
  }

  /** V16: planned to date, and what of it is not verified. */
  private String ofDivergence(Line line, String column) {
    BigDecimal exact = line.amount(column);
    String id = "divergence." + line.text("measure_id") + "." + column;
    return data.money(id, exact, data.rollup().scale().finer().round(exact));
  }

  private String days(Line line) {
    return data.days("divergence." + line.text("measure_id") + ".days", line.amount("days"));
  }
}
