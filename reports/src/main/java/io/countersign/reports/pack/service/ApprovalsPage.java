package io.countersign.reports.pack.service;

import io.countersign.reports.ask.ReportData;
import io.countersign.reports.draw.Axis;
import io.countersign.reports.draw.Drawing;
import io.countersign.reports.draw.WaitSketch;
import io.countersign.reports.paper.PagePart;
import io.countersign.reports.paper.Row;
import io.countersign.reports.paper.Section;
import io.countersign.reports.table.Counts;
import io.countersign.reports.table.Line;
import io.countersign.reports.words.FigureFormat;
import io.countersign.reports.words.Wording;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Which approvals were real, and how long they took, with the open ones counted (C7, C8). */
public final class ApprovalsPage {
  private static final BigDecimal HOUR = BigDecimal.valueOf(3600);

  private final ReportData data;
  private final Counts all;
  private final Map<String, Line> ages = new HashMap<>();
  private final Axis axis;

  public ApprovalsPage(ReportData data) {
    this.data = data;
    this.all = new Counts(data.lines("approvals"));
    data.lines("approval_ages").forEach(line -> ages.put(line.text("name"), line));
    this.axis =
        Axis.over(
            ages.values().stream()
                .map(line -> line.amount("p90_seconds"))
                .filter(age -> age != null)
                .toList());
  }

  public Section section() {
    PagePart part =
        PagePart.table("approvals", null, "Nobody was asked to approve anything.", rows())
            .with("note", note());
    return new Section("approvals", title(), subtitle(), part);
  }

  private String title() {
    long steps = all.of("steps");
    if (steps == 0) {
      return "Nobody was asked to approve anything";
    }
    long decided = steps - all.of("open");
    return decided == 0
        ? "No approval asked in this span is decided yet; " + waiting()
        : valid(decided) + "; " + outside(decided) + ", " + waiting();
  }

  private String valid(long decided) {
    long invalid = all.of("invalid");
    if (invalid == 0) {
      return decided == 1 ? "The one decided approval is valid" : "All decided approvals are valid";
    }
    return FigureFormat.count(invalid, "decided approval is", "decided approvals are")
        + " not valid";
  }

  private String outside(long decided) {
    long outside = all.of("outside");
    String share = FigureFormat.percent(BigDecimal.valueOf(outside), BigDecimal.valueOf(decided));
    return (outside == 0 ? "none was" : share + "\u00a0% were") + " given outside the tool";
  }

  private String waiting() {
    long open = all.of("open");
    return open == 0 ? "none waits" : FigureFormat.count(open) + (open == 1 ? " waits" : " wait");
  }

  private String subtitle() {
    return "Steps of approvals by subject, then by what they wait for \u00b7 counts, percent and business hours \u00b7 asked "
        + data.span().toDate()
        + ", or still open";
  }

  private static String note() {
    return "Median and 90 %: all steps known, open ones counted with their age (Kaplan\u2013Meier); n/a where too many are open."
        + " Outside the tool: e-mail, meeting, spreadsheet, of those decided. Own subject: the approver asked or did the work."
        + " Stamps: within a minute, by one who approves everything.";
  }

  private List<Row> rows() {
    List<Row> rows = new ArrayList<>();
    if (!all.lines().isEmpty()) {
      add(rows, "subject_kind", "Without a subject");
      add(rows, "waiting_for", "Not said");
      rows.add(row(Row.total().with("name", "All steps"), "all", "all", all));
    }
    return rows;
  }

  private void add(List<Row> rows, String kind, String blank) {
    boolean isSubject = kind.equals("subject_kind");
    for (Map.Entry<String, Counts> some : Counts.by(kind, all.lines()).entrySet()) {
      String word = some.getKey();
      Row row = isSubject ? Row.strong() : Row.plain();
      row.with("name", word.isBlank() ? blank : Wording.sentence(word));
      rows.add(row(row, kind, word.isBlank() ? "not said" : word, some.getValue()));
    }
  }

  private Row row(Row row, String kind, String word, Counts of) {
    String id = "approvals." + kind + "." + word.replace(' ', '_');
    long decided = of.of("steps") - of.of("open");
    BigDecimal median = age(kind + " " + word, "median_seconds");
    BigDecimal p90 = age(kind + " " + word, "p90_seconds");
    for (String count : List.of("steps", "open", "invalid", "late", "own", "stamp")) {
      row.with(count, data.count(id + "." + count, of.of(count)));
    }
    BigDecimal oldest = of.of("open") == 0 ? null : BigDecimal.valueOf(of.largest("oldest"));
    return row.with("bar", new Drawing(new WaitSketch(median, p90, axis)))
        .with("median", hours(id + ".median", median, FigureFormat.UNDEFINED))
        .with("p90", hours(id + ".p90", p90, FigureFormat.UNDEFINED))
        .with("oldest", hours(id + ".oldest", oldest, FigureFormat.NONE))
        .with("outside", data.percent(id + ".outside", of.of("outside"), decided));
  }

  private BigDecimal age(String name, String column) {
    return ages.containsKey(name) ? ages.get(name).amount(column) : null;
  }

  private String hours(String id, BigDecimal seconds, String none) {
    BigDecimal hours = seconds == null ? null : seconds.divide(HOUR, 1, RoundingMode.HALF_UP);
    return data.figures()
        .add(id, hours, "hours", hours == null ? none : FigureFormat.number(hours));
  }
}
