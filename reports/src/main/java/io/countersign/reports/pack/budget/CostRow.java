package io.countersign.reports.pack.budget;

import io.countersign.reports.ask.ReportData;
import io.countersign.reports.draw.Axis;
import io.countersign.reports.draw.Bar;
import io.countersign.reports.draw.Drawing;
import io.countersign.reports.draw.LengthSketch;
import io.countersign.reports.paper.Row;
import io.countersign.reports.words.Print;
import java.util.List;

/** The cells of what something may cost, did cost, and is worth after labour. */
record CostRow(ReportData material) {

  /** The variance is drawn where an axis is given. */
  Row spent(Row row, String id, Cost one, Axis axis) {
    for (String column : List.of("original", "budget", "actual")) {
      row.with(column, money(id + "." + column, one, column));
    }
    for (String column : List.of("variance", "operational", "fx")) {
      String printed = Print.signed(one.printed(column));
      row.with(
          column,
          material
              .figures()
              .add(id + "." + column, one.exact().get(column), material.currency(), printed));
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
    return material.money(id, one.exact().get(column), one.printed(column));
  }
}
