package io.countersign.reports.pack.control;

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
import io.countersign.reports.words.Wording;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What committees have to decide, since when it waits, and the money that it is about. */
public final class DecisionsPage {
  private final ReportData data;
  private final Counts all;
  private final Scale scale;
  private final Exposure stakes;
  private final Axis axis;

  public DecisionsPage(ReportData data) {
    this.data = data;
    this.all = new Counts(data.lines("decisions"));
    this.scale = data.rollup().scale().finer();
    this.stakes = new Exposure(data, scale.finer());
    this.axis = Axis.over(all.lines().stream().map(line -> line.amount("cases")).toList());
  }

  public Section section() {
    String none = "Nothing waits for a decision.";
    List<PagePart> parts = new ArrayList<>();
    List<Row> kinds = kinds();
    List<Line> shown = PageSpace.below(kinds.size(), data.lines("largest_decisions"));
    parts.add(
        PagePart.table("decision_kinds", "By committee, then by kind", none, kinds)
            .with("note", note()));
    if (!all.lines().isEmpty()) {
      parts.add(
          PagePart.table(
                  "largest_decisions",
                  "The largest of each kind, the most money first",
                  none,
                  largest(shown))
              .with("note", more(shown.size())));
    }
    return new Section("decisions", title(), subtitle(), parts);
  }

  private String title() {
    long count = all.of("cases");
    if (count == 0) {
      return "Nothing waits for a decision";
    }
    String wait = FigureFormat.count(count, "decision waits", "decisions wait");
    BigDecimal oldest = Exposure.max(all.lines(), "oldest");
    BigDecimal largest = Exposure.max(all.lines(), "largest");
    return wait
        + "; "
        + (largest == null
            ? "no money can be named"
            : "the largest is about " + stakes.scale().sentence(stakes.scale().round(largest)))
        + ", "
        + (oldest == null
            ? "nobody can say since when"
            : "the oldest waits for " + FigureFormat.count(oldest.longValue(), "day", "days"));
  }

  private String subtitle() {
    return "Open decisions by committee and kind, money in "
        + scale.finer().unit()
        + " \u00b7 calendar days since it waits \u00b7 as known now";
  }

  private static String note() {
    return "The same money may stand behind several decisions of a measure, so it is not added up: the largest single amount is shown."
        + " A dash: no money can be named, or no source says since when.";
  }

  private List<Row> kinds() {
    List<Row> rows = new ArrayList<>();
    for (Map.Entry<String, Counts> some : Counts.by("committee", all.lines()).entrySet()) {
      String committee = some.getKey().isBlank() ? "none" : some.getKey();
      Row row =
          some.getKey().isBlank()
              ? Row.strong().with("name", "No committee named")
              : Row.strong().data("name", committee);
      String id = "decisions." + committee;
      rows.add(counts(row.with("bar", null), id + ".all", some.getValue().lines()));
      for (Line line : some.getValue().lines()) {
        Row kind =
            Row.plain()
                .with("name", Wording.sentence(line.text("decision")))
                .with(
                    "bar",
                    new Drawing(new LengthSketch(line.amount("cases"), Bar.Look.VERIFIED, axis)));
        rows.add(counts(kind, id + "." + line.text("decision"), List.of(line)));
      }
    }
    if (!rows.isEmpty()) {
      Row total = Row.total().with("name", "All decisions").with("bar", null);
      rows.add(counts(total, "decisions.all.all", all.lines()));
    }
    return rows;
  }

  private Row counts(Row row, String id, List<Line> lines) {
    long nobody = new Counts(lines).of("nobody");
    return stakes.onto(row, id, lines).with("nobody", data.count(id + ".nobody", nobody));
  }

  private List<Row> largest(List<Line> shown) {
    List<Row> rows = new ArrayList<>();
    for (Line line : shown) {
      String id = "decisions.item." + line.text("decision_id");
      String about = line.text("subject_id");
      Row row =
          Row.plain()
              .with("what", Wording.sentence(line.text("decision")))
              .data("about", named(about, line.text("name")))
              .with("since", data.day(line, "since"))
              .data("detail", data.language().detail(line.text("detail")));
      String decider = line.text("decider");
      row = decider.isBlank() ? row.with("decider", "nobody named") : row.data("decider", decider);
      rows.add(stakes.item(row, id, line));
    }
    return rows;
  }

  private String more(int shown) {
    long left = all.of("cases") - shown;
    return left == 0
        ? null
        : "And " + FigureFormat.count(left) + " more: the report decisions_needed lists them all.";
  }

  /** One without a name is shown by its id, once. */
  private static String named(String id, String name) {
    return List.of("", id).contains(name) ? id : id + "  " + name;
  }
}
