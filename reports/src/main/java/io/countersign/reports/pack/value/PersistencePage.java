package io.countersign.reports.pack.value;

import io.countersign.reports.ask.ReportData;
import io.countersign.reports.draw.Axis;
import io.countersign.reports.draw.CusumSketch;
import io.countersign.reports.draw.Sketch;
import io.countersign.reports.paper.PagePart;
import io.countersign.reports.paper.Panels;
import io.countersign.reports.paper.Row;
import io.countersign.reports.paper.Section;
import io.countersign.reports.table.Counts;
import io.countersign.reports.table.Line;
import io.countersign.reports.table.Rounding;
import io.countersign.reports.table.Scale;
import io.countersign.reports.words.FigureFormat;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Whether what was closed lasts: what closed measures bring against what they promised (V19). */
public final class PersistencePage {
  private final ReportData data;
  private final Scale scale;
  private final Line closures;
  private final List<Counts> measures;

  public PersistencePage(ReportData data) {
    this.data = data;
    this.scale = data.rollup().scale().finer();
    this.closures = data.answers().one("closures");
    Map<String, Counts> by = Counts.by("measure_id", data.lines("closed"));
    this.measures =
        data.lines("closed").stream()
            .map(line -> line.text("measure_id"))
            .distinct()
            .map(by::get)
            .toList();
  }

  public Section section() {
    for (String count : List.of("closed", "without", "held_to", "fallen")) {
      data.count("persistence." + count, closures.count(count));
    }
    List<BigDecimal> printed = printed();
    PagePart panels = new CusumPanels(data, scale, measures, printed).part();
    return new Section("persistence", title(), subtitle(), List.of(panels, table(printed)));
  }

  private String title() {
    long heldTo = closures.count("held_to");
    long fallen = closures.count("fallen");
    if (closures.count("closed") == 0) {
      return "No measure is closed yet, so nothing has to last";
    }
    if (heldTo == 0) {
      return "No closed measure has a run-rate that it can be held to";
    }
    String some =
        fallen + " of " + FigureFormat.count(heldTo, "closed measure has", "closed measures have");
    return (fallen == 0 ? "No closed measure has fallen back" : some + " fallen back") + money();
  }

  private String money() {
    BigDecimal printed = scale.round(closures.amount("cusum"));
    if (printed == null) {
      return "";
    }
    if (printed.signum() == 0) {
      return "; all of them together bring what they promised";
    }
    return "; all of them together bring %s%s"
        .formatted(
            scale.sentence(printed.abs()),
            printed.signum() < 0 ? " less than promised" : " more than promised");
  }

  private String subtitle() {
    return "Verified less promised since closure, "
        + scale.unit()
        + " at the plan rate \u00b7 promised: a twelfth of the run-rate at closure each month \u00b7 up to "
        + data.span().period();
  }

  /** As the asked period left it. */
  private static Line last(Counts one) {
    return one.lines().get(one.lines().size() - 1);
  }

  private PagePart table(List<BigDecimal> printed) {
    List<Row> rows = rows(printed);
    long left = closures.count("under") - measures.size();
    String more = left > 0 ? "And " + FigureFormat.count(left) + " more. " : "";
    return PagePart.table(
            "closed",
            "Closed measures that have been under tolerance, furthest behind first",
            "No closed measure has been under tolerance.",
            rows)
        .with("note", more + undefined());
  }

  private String undefined() {
    return "Of "
        + FigureFormat.count(closures.count("closed"), "closed measure", "closed measures")
        + ", "
        + FigureFormat.count(closures.count("without"))
        + " had no three verified months at closure and cannot be held to a run-rate. n/a: closed for less than three months. Months: those under tolerance.";
  }

  /** What panels and table say of each measure, then of all others: it adds up to the title's. */
  private List<BigDecimal> printed() {
    BigDecimal whole = closures.amount("cusum");
    List<BigDecimal> exact = new ArrayList<>();
    measures.forEach(one -> exact.add(scale.inUnits(last(one).amount("cusum"))));
    exact.add(Rounding.less(scale.inUnits(whole), exact.isEmpty() ? null : Rounding.sum(exact)));
    return Rounding.parts(scale.round(whole), exact);
  }

  /** Those furthest behind, all others as one line, and the whole that the title is about. */
  private List<Row> rows(List<BigDecimal> printed) {
    BigDecimal whole = closures.amount("cusum");
    List<Row> rows = new ArrayList<>();
    for (int i = 0; i < measures.size(); i++) {
      rows.add(row(last(measures.get(i)), measures.get(i), printed.get(i)));
    }
    long others = closures.count("held_to") - measures.size();
    if (!rows.isEmpty() && others > 0) {
      String name = FigureFormat.count(others, "other measure", "other measures");
      rows.add(sum(Row.plain(), name, FigureFormat.signed(printed.get(measures.size())), null));
    }
    if (!rows.isEmpty()) {
      String cusum = money("persistence.cusum", whole, scale.round(whole));
      String all =
          FigureFormat.count(closures.count("held_to"), "closed measure", "closed measures");
      String fallen = FigureFormat.count(closures.count("fallen")) + " fallen back";
      rows.add(sum(Row.total(), all + " held to a run-rate", cusum, fallen));
    }
    return rows;
  }

  private static Row sum(Row row, String name, String cusum, String state) {
    for (String blank :
        List.of("program", "owner", "closed_on", "promised", "persistence", "under")) {
      row.with(blank, null);
    }
    return row.with("name", name).with("cusum", cusum).with("state", state);
  }

  private Row row(Line line, Counts one, BigDecimal printed) {
    String id = "persistence." + line.text("measure_id");
    BigDecimal cusum = line.amount("cusum");
    BigDecimal ratio = line.amount("persistence");
    boolean fallen = one.of("fell") > 0;
    Row row =
        Row.plain()
            .data("name", MeasureNames.name(data, line))
            .data("program", MeasureNames.program(data, line))
            .with("closed_on", data.day(line, "closed_on"))
            .with("promised", promised(id, line.amount("promised")))
            .with(
                "persistence",
                data.percent(id + ".persistence", ratio, ratio == null ? null : BigDecimal.ONE))
            .with("under", data.count(id + ".under", one.of("under")))
            .with("cusum", money(id + ".cusum", cusum, printed))
            .with("state", fallen ? "Fallen back" : "Under tolerance");
    return MeasureNames.owner(row, line);
  }

  private String promised(String id, BigDecimal exact) {
    return data.money(id + ".promised", exact, scale.round(exact));
  }

  private String money(String id, BigDecimal exact, BigDecimal printed) {
    return data.figures().add(id, exact, data.currency(), FigureFormat.signed(printed));
  }

  /**
   * Small multiples of closed measures: what each is behind or ahead of its promise since closure.
   *
   * @param printed of each measure in the table beside: a panel ends there
   */
  private record CusumPanels(
      ReportData data, Scale scale, List<Counts> measures, List<BigDecimal> printed) {
    private static final int ACROSS = 7;

    /** A tenth less than promised is tolerated (V19). */
    private static final BigDecimal TOLERATED = new BigDecimal("-0.1");

    PagePart part() {
      int months = measures.stream().mapToInt(one -> one.lines().size() - 1).max().orElse(0);
      List<BigDecimal> amounts = new ArrayList<>();
      measures.forEach(one -> one.lines().forEach(line -> amounts.add(line.amount("cusum"))));
      measures.forEach(one -> amounts.add(tolerated(one, months)));
      Axis axis = Axis.over(amounts);
      List<Sketch> panels = new ArrayList<>();
      List<String> words = new ArrayList<>();
      for (Counts one : measures) {
        List<BigDecimal> sums = one.lines().stream().map(line -> line.amount("cusum")).toList();
        String ends = FigureFormat.signed(printed.get(panels.size()));
        String said = panels.isEmpty() ? "tolerated" : "";
        String id = last(one).text("measure_id");
        panels.add(new CusumSketch(id, ends, sums, tolerated(one, months), months, said, axis));
        words.add(id + ": " + data.language().number(ends));
      }
      return PagePart.table(
              "multiples",
              "Sum of the monthly differences since closure (CUSUM), " + scale.unit(),
              "No closed measure has been under tolerance.",
              Panels.rows(panels, words, ACROSS))
          .with(
              "note",
              "Dashed: a tenth less than promised, month by month, which is tolerated. One scale for all; each begins at its closure.");
    }

    private static BigDecimal tolerated(Counts one, int months) {
      BigDecimal month = last(one).amount("promised_month");
      return month.multiply(TOLERATED).multiply(BigDecimal.valueOf(months));
    }
  }
}
