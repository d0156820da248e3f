package io.countersign.reports.pack.value;

import io.countersign.reports.ask.ReportData;
import io.countersign.reports.draw.Axis;
import io.countersign.reports.draw.Bar;
import io.countersign.reports.draw.Drawing;
import io.countersign.reports.draw.LengthSketch;
import io.countersign.reports.draw.WaitSketch;
import io.countersign.reports.paper.PagePart;
import io.countersign.reports.paper.Row;
import io.countersign.reports.paper.Section;
import io.countersign.reports.table.Counts;
import io.countersign.reports.table.Line;
import io.countersign.reports.table.Rounding;
import io.countersign.reports.table.Scale;
import io.countersign.reports.words.FigureFormat;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Measures by the gate they stand at: what they promise for the year, and how long they stand. */
public final class PipelinePage {
  private static final String ALL = "pipeline.all";
  private static final String BEFORE = "before_";

  /** A gate, and the place after which is said what has not passed it. */
  private static final Map<String, String> NOT_YET =
      Map.of("decided", "detailed", "implemented", "decided");

  private final ReportData data;
  private final Scale scale;
  private final Gates gates;
  private final Gates promised;

  public PipelinePage(ReportData data) {
    this.data = data;
    this.scale = data.rollup().scale().finer();
    this.gates = Gates.of(data.lines("pipeline"));
    this.promised = gates.with(data.lines("promised"));
  }

  public Section section() {
    long waiting = gates.before("implemented").of("measures");
    PagePart longest = new WaitingMeasures(data, scale).part(waiting);
    return new Section("pipeline", title(), subtitle(), List.of(byGate(), longest));
  }

  private String title() {
    if (gates.all().lines().isEmpty()) {
      return "No measure is known, so nothing stands at any gate";
    }
    Counts waiting = gates.before("implemented");
    if (waiting.of("measures") == 0) {
      return "No measure under way waits for its implementation";
    }
    long undecided = gates.before("decided").of("measures");
    String first =
        undecided > 0
            ? worth("decided") + " not decided yet"
            : worth("implemented") + " decided and not implemented";
    return first + "; " + waitLong(waiting.of("over_90"));
  }

  private String worth(String gate) {
    BigDecimal planned = footed().get(BEFORE + gate);
    String measures =
        FigureFormat.count(gates.before(gate).of("measures"), "measure is", "measures are");
    return planned == null || planned.signum() <= 0
        ? measures
        : scale.sentence(planned) + " of plan is";
  }

  private static String waitLong(long measures) {
    String wait = FigureFormat.count(measures, "measure waits", "measures wait");
    return (measures == 0 ? "none waits" : wait) + " longer than 90 business days";
  }

  private String subtitle() {
    return "Measures by the gate that they passed last \u00b7 planned value of fiscal year "
        + data.span().last().fiscalYear()
        + ", "
        + scale.unit()
        + " \u00b7 business days since then, as of now";
  }

  private PagePart byGate() {
    List<Row> rows = new ArrayList<>();
    if (!gates.all().lines().isEmpty()) {
      List<String> places = gates.places();
      Map<String, BigDecimal> printed = footed();
      Axis money = Axis.over(places.stream().map(printed::get).filter(Objects::nonNull).toList());
      Axis days = Axis.over(places.stream().map(this::nine).filter(Objects::nonNull).toList());
      for (String place : places) {
        rows.add(row(place, printed.get(place), money, days));
        NOT_YET.forEach((name, last) -> so(rows, name, last.equals(place), printed));
      }
      BigDecimal all = promised.all().sum("planned");
      Row total = Row.total().with("name", "All measures known");
      rows.add(
          counts(total, ALL, gates.all()).with("planned", planned(ALL, all, scale.round(all))));
    }
    return PagePart.table(
            "gates",
            "By gate; those held, stopped or cancelled apart",
            "No measure is known.",
            rows)
        .with("note", note());
  }

  /** What is planned at each place and before a gate, printed so that all of it adds up. */
  private Map<String, BigDecimal> footed() {
    Map<String, BigDecimal> printed = new HashMap<>();
    List<String> top = new ArrayList<>(gates.places());
    List<String> undecided = gates.placesBefore("decided");
    top.removeAll(gates.placesBefore("implemented"));
    top.add(0, BEFORE + "implemented");
    BigDecimal all = scale.round(promised.all().sum("planned"));
    put(printed, all, top);
    List<String> waiting = new ArrayList<>(gates.placesBefore("implemented"));
    waiting.removeAll(undecided);
    waiting.add(0, BEFORE + "decided");
    put(printed, printed.get(BEFORE + "implemented"), waiting);
    put(printed, printed.get(BEFORE + "decided"), undecided);
    return printed;
  }

  private void put(Map<String, BigDecimal> printed, BigDecimal whole, List<String> parts) {
    List<BigDecimal> exact = new ArrayList<>();
    parts.forEach(part -> exact.add(scale.inUnits(planned(part))));
    List<BigDecimal> footed = Rounding.parts(whole, exact);
    for (int i = 0; i < parts.size(); i++) {
      printed.put(parts.get(i), footed.get(i));
    }
  }

  private BigDecimal planned(String place) {
    Counts there =
        place.startsWith(BEFORE)
            ? promised.before(place.substring(BEFORE.length()))
            : promised.at(place);
    return there.sum("planned");
  }

  /** After the last place before a gate: what has not passed it yet. */
  private void so(List<Row> rows, String gate, boolean here, Map<String, BigDecimal> printed) {
    Counts waiting = gates.before(gate);
    if (here && waiting.of("measures") > 0) {
      String id = "pipeline." + BEFORE + gate;
      Row row = Row.strong().with("name", "Not " + gate + " yet").with("bar", null);
      for (String blank : List.of("wait", "median", "p90", "oldest")) {
        row.with(blank, null);
      }
      BigDecimal exact = planned(BEFORE + gate);
      row.with("planned", planned(id, exact, printed.get(BEFORE + gate)));
      rows.add(counts(row, id, waiting));
    }
  }

  private BigDecimal nine(String place) {
    return gates.at(place).sum("p90");
  }

  private Row row(String place, BigDecimal planned, Axis money, Axis days) {
    Counts here = gates.at(place);
    String id = "pipeline." + place;
    Row row =
        Row.plain()
            .with("name", Gates.name(place))
            .with("planned", planned(id, promised.at(place).sum("planned"), planned))
            .with("bar", new Drawing(new LengthSketch(planned, Bar.Look.PLANNED, money)))
            .with("wait", new Drawing(new WaitSketch(here.sum("median"), nine(place), days)));
    for (String column : List.of("median", "p90", "oldest")) {
      row.with(column, data.days(id + "." + column, here.sum(column)));
    }
    return counts(row, id, here);
  }

  private Row counts(Row row, String id, Counts of) {
    for (String count : List.of("measures", "over_90", "skipped", "back")) {
      row.with(count, data.count(id + "." + count, of.of(count)));
    }
    return row;
  }

  private String planned(String id, BigDecimal exact, BigDecimal printed) {
    return data.money(id + ".planned", exact, printed);
  }

  private static String note() {
    return "Outlined: planned when decided, all months of the fiscal year. Dark to the median of the days, grey to where nine in ten stand no longer."
        + " Over 90: days in the present visit. Skipped, went back: measures that ever did.";
  }

  /** The measures that wait longest for their implementation. */
  private static final class WaitingMeasures {
    private final ReportData data;
    private final Scale scale;
    private final Map<String, Counts> promised;

    WaitingMeasures(ReportData data, Scale scale) {
      this.data = data;
      this.scale = scale;
      this.promised = Counts.by("waiting", data.lines("promised"));
    }

    PagePart part(long waiting) {
      List<Line> longest = data.lines("waiting");
      long left = waiting - longest.size();
      return PagePart.table(
              "longest",
              "Measures that wait longest for their implementation",
              "No measure under way waits for its implementation.",
              longest.stream().map(this::row).toList())
          .with("note", left > 0 ? "and " + FigureFormat.count(left) + " more" : null);
    }

    private Row row(Line line) {
      String measure = line.text("measure_id");
      String id = "waits." + measure;
      BigDecimal planned = promised.getOrDefault(measure, new Counts(List.of())).sum("planned");
      Row row =
          Row.plain()
              .data("name", MeasureNames.name(data, line))
              .data("program", MeasureNames.program(data, line))
              .with("stage", Gates.name(line.text("place")))
              .with("since", data.day(line, "stage_entered_at"))
              .with("days", data.days(id + ".days", line.amount("days_in_stage")))
              .with("go_live", data.day(line, "go_live_on"))
              .with("planned", data.money(id + ".planned", planned, scale.round(planned)));
      return MeasureNames.owner(row, line);
    }
  }
}
