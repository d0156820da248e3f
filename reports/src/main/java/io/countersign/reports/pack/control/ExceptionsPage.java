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
import java.util.ArrayList;
import java.util.List;

/** Which controls do not hold, how often, how gravely, and the worst of each (T6). */
public final class ExceptionsPage {
  private final ReportData data;
  private final Counts all;
  private final Scale scale;
  private final Exposure stakes;
  private final Axis axis;

  /** As many as the page of the controls still holds, or a page of their own. */
  private final List<Line> shown;

  public ExceptionsPage(ReportData data) {
    this.data = data;
    this.all = new Counts(data.lines("exceptions"));
    this.scale = data.rollup().scale().finer();
    this.stakes = new Exposure(data, scale.finer());
    this.axis = Axis.over(all.lines().stream().map(line -> line.amount("cases")).toList());
    this.shown = PageSpace.below(all.lines().size() + 1, data.lines("worst_exceptions"));
  }

  public Section section() {
    String none = "Every control held: there is no exception.";
    List<PagePart> parts = new ArrayList<>();
    parts.add(
        PagePart.table("exceptions", "By control, the gravest first", none, controls())
            .with("note", note()));
    if (!all.lines().isEmpty()) {
      parts.add(
          PagePart.table("worst", "The largest of each control, the gravest first", none, worst())
              .with("note", more()));
    }
    return new Section("exceptions", title(), subtitle(), parts);
  }

  private String title() {
    long count = all.of("cases");
    if (count == 0) {
      data.count("exceptions.all.grave", 0);
      return "Every control held";
    }
    String controls =
        all.lines().size() == 1 ? "One control does" : all.lines().size() + " controls do";
    return "%s not hold in %s; %s, %s"
        .formatted(controls, FigureFormat.count(count, "case", "cases"), grave(), oldest());
  }

  private String grave() {
    long grave = all.of("grave");
    data.count("exceptions.all.grave", grave);
    return grave == 0 ? "none is grave" : FigureFormat.count(grave, "is grave", "are grave");
  }

  private String oldest() {
    return Exposure.max(all.lines(), "oldest") == null
        ? "nobody can say since when"
        : "the oldest stands for " + FigureFormat.count(all.largest("oldest"), "day", "days");
  }

  private String subtitle() {
    return "Exceptions by control, money in "
        + scale.finer().unit()
        + " \u00b7 calendar days since first seen \u00b7 as known now";
  }

  private static String note() {
    return "Bars: dark is high, grey is medium, outlined is low. The same money may stand behind several exceptions, so it is not added up:"
        + " the largest single amount is shown. A dash: no money can be named, or no source says since when.";
  }

  private List<Row> controls() {
    List<Row> rows = new ArrayList<>();
    for (Line line : all.lines()) {
      Severity severity = Severity.of(line);
      Row row =
          Row.plain()
              .with("name", Wording.sentence(line.text("control")))
              .with("severity", severity.word())
              .with("owner", named(line.text("answers"), "nobody named"))
              .with(
                  "bar",
                  new Drawing(new LengthSketch(line.amount("cases"), severity.look(), axis)));
      rows.add(stakes.onto(row, "exceptions.control." + line.text("control"), List.of(line)));
    }
    if (!rows.isEmpty()) {
      rows.add(graveOnly());
      String name =
          all.lines().size() == 1 ? "The one control" : "All " + all.lines().size() + " controls";
      Row row = Row.total().with("name", name).with("severity", null).with("owner", null);
      rows.add(stakes.onto(row.with("bar", null), "exceptions.all", all.lines()));
    }
    return rows;
  }

  private Row graveOnly() {
    Row row = Row.strong().with("name", "Grave cases of all controls");
    for (String blank : List.of("severity", "owner", "bar", "oldest", "valued", "largest")) {
      row.with(blank, null);
    }
    return row.with("count", FigureFormat.count(all.of("grave")));
  }

  private static String named(String word, String none) {
    return word.isBlank() ? none : Wording.sentence(word.replace('-', ' '));
  }

  private List<Row> worst() {
    List<Row> rows = new ArrayList<>();
    for (Line line : shown) {
      String subject = line.text("subject_kind") + " " + line.text("subject_id");
      String id = "exceptions.item." + line.text("control") + " " + subject;
      Row row =
          Row.plain()
              .with("control", Wording.sentence(line.text("control")))
              .with("severity", Severity.of(line).word())
              .data("subject", subject(line))
              .data("owner", line.text("owner").isBlank() ? FigureFormat.NONE : line.text("owner"))
              .data("detail", data.language().detail(line.text("detail")));
      rows.add(stakes.item(row, id, line));
    }
    return rows;
  }

  private String subject(Line line) {
    String id = line.text("subject_id");
    String name = data.names().getOrDefault(id, "");
    return name.isBlank() || name.equals(id)
        ? data.language().detail(line.text("subject_kind")) + " " + id
        : id + "  " + name;
  }

  private String more() {
    long left = all.of("cases") - shown.size();
    return left == 0
        ? null
        : "And " + FigureFormat.count(left) + " more: the mart control_exceptions holds them all.";
  }

  /** How grave an exception is: in words, and as a bar that is dark, grey or only outlined (T6). */
  private enum Severity {
    HIGH("high", Bar.Look.VERIFIED),
    MEDIUM("medium", Bar.Look.CLAIMED),
    LOW("low", Bar.Look.PLANNED);

    private final String word;
    private final Bar.Look look;

    Severity(String word, Bar.Look look) {
      this.word = word;
      this.look = look;
    }

    /** By its rank: 1 is the gravest. */
    static Severity of(Line line) {
      return values()[(int) line.count("rank") - 1];
    }

    String word() {
      return word;
    }

    Bar.Look look() {
      return look;
    }
  }
}
