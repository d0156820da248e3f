package io.countersign.reports.pack.value;

import io.countersign.reports.ask.ReportData;
import io.countersign.reports.draw.Axis;
import io.countersign.reports.draw.Bar;
import io.countersign.reports.draw.Drawing;
import io.countersign.reports.draw.LengthSketch;
import io.countersign.reports.paper.PagePart;
import io.countersign.reports.paper.Row;
import io.countersign.reports.paper.Section;
import io.countersign.reports.table.ColumnFormat;
import io.countersign.reports.table.Counts;
import io.countersign.reports.table.Line;
import io.countersign.reports.table.Rounding;
import io.countersign.reports.table.Scale;
import io.countersign.reports.words.FigureFormat;
import io.countersign.reports.words.Wording;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/** How far what people said has come true, small samples drawn to the whole (V10, V20). */
public final class CalibrationPage {
  /** How many of a kind are printed: half of them from either end. */
  private static final Map<String, Integer> SHOWN = shown();

  /** Measures from which on somebody is judged: as many as the shrinking adds. */
  private static final int ENOUGH = 5;

  private final ReportData data;
  private final Map<String, List<Line>> dimensions = new LinkedHashMap<>();
  private final Line all;
  private final Scale scale;
  private final Axis axis;

  public CalibrationPage(ReportData data) {
    this.data = data;
    this.all = data.answers().one("calibration_all");
    this.scale = data.rollup().scale().finer();
    Map<String, Counts> by = Counts.by("dimension", data.lines("calibration"));
    SHOWN.keySet().stream()
        .filter(by::containsKey)
        .forEach(dimension -> dimensions.put(dimension, by.get(dimension).lines()));
    this.axis =
        Axis.over(
            dimensions.values().stream()
                .flatMap(List::stream)
                .map(CalibrationPage::off)
                .filter(Objects::nonNull)
                .toList());
  }

  private static Map<String, Integer> shown() {
    Map<String, Integer> shown = new LinkedHashMap<>();
    shown.put("owner", 6);
    shown.put("controller", 4);
    shown.put("sponsor", 4);
    shown.put("method", 4);
    return shown;
  }

  /** Of the shrunk ratio from that of all. */
  private static BigDecimal off(Line line) {
    return Rounding.minus(line.amount("shrunk_ratio"), line.amount("overall_ratio"));
  }

  public Section section() {
    PagePart part =
        PagePart.table("calibration", null, "Nobody has claimed anything yet.", rows())
            .with("note", note());
    return new Section("calibration", title(), subtitle(), part);
  }

  private String title() {
    List<Line> people =
        Stream.of("owner", "controller")
            .flatMap(dimension -> dimensions.getOrDefault(dimension, List.of()).stream())
            .toList();
    return new Headline(all, people).sentence();
  }

  private String subtitle() {
    return "Owners, controllers, sponsors and methods, the highest confirmation first, "
        + scale.unit()
        + " at the plan rate \u00b7 to date";
  }

  private static String note() {
    return "Accuracy: verified of what is decided. Confirmation: verified of claimed. Shrunk: confirmation, drawn to the ratio of all as five"
        + " more measures would; it decides the order. All at the plan rate. * and outlined: fewer than five measures, too few to judge anybody by. Days late: mean of"
        + " go-lives. Forecast: above what was verified.";
  }

  private List<Row> rows() {
    List<Row> rows = new ArrayList<>();
    dimensions.forEach(
        (dimension, lines) -> {
          rows.add(
              Row.strong()
                  .with("name", Wording.sentence(dimension) + "s")
                  .with("measures", FigureFormat.count(lines.size()) + " of them"));
          int top = (SHOWN.get(dimension) + 1) / 2;
          int bottom = SHOWN.get(dimension) - top;
          boolean fits = lines.size() <= SHOWN.get(dimension) + 1; // a line says who is left out
          lines.stream().limit(fits ? lines.size() : top).map(this::row).forEach(rows::add);
          if (!fits) {
            rows.add(
                Row.plain()
                    .with(
                        "name",
                        "and %s more between"
                            .formatted(FigureFormat.count(lines.size() - top - bottom))));
            lines.stream().skip(lines.size() - bottom).map(this::row).forEach(rows::add);
          }
        });
    if (!rows.isEmpty()) {
      rows.add(whole());
    }
    return rows;
  }

  private Row row(Line line) {
    String id = "calibration." + line.text("dimension") + "." + line.text("value");
    boolean few = line.count("measures") < ENOUGH;
    String name = line.text("value") + (few ? " *" : "");
    boolean isPerson = !line.text("dimension").equals("method");
    Row row =
        isPerson
            ? Row.plain().data("name", name)
            : Row.plain().with("name", Wording.sentence(name));
    return amounts(row, id, line)
        .with("shrunk", share(id + ".shrunk", line.amount("shrunk_ratio")))
        .with(
            "bar",
            new Drawing(
                new LengthSketch(off(line), few ? Bar.Look.PLANNED : Bar.Look.EFFECT, axis)))
        .with("slippage", days(id + ".slippage", line.amount("slippage_days")))
        .with("bias", share(id + ".bias", line.amount("forecast_bias")));
  }

  private Row whole() {
    Row row = amounts(Row.total().with("name", "All measures"), "calibration.all", all);
    return row.with("bar", null);
  }

  private Row amounts(Row row, String id, Line line) {
    for (String column : List.of("claimed", "decided", "verified")) {
      BigDecimal exact = line.amount(column);
      row.with(column, data.money(id + "." + column, exact, scale.round(exact)));
    }
    return row.with("measures", data.count(id + ".measures", line.count("measures")))
        .with(
            "accuracy",
            data.percent(id + ".accuracy", line.amount("verified"), line.amount("decided")))
        .with(
            "confirmation",
            data.percent(id + ".confirmation", line.amount("verified"), line.amount("claimed")));
  }

  private String share(String id, BigDecimal ratio) {
    BigDecimal percent = ratio == null ? null : Rounding.nearest(ratio.movePointRight(2), 1);
    return data.figures().add(id, ratio, "share", FigureFormat.number(percent));
  }

  private String days(String id, BigDecimal days) {
    BigDecimal whole = Rounding.nearest(days, 0);
    return data.figures().add(id, days, "days", FigureFormat.number(whole));
  }

  /** How much of what was claimed came true, and who is far off it on measures enough to say so. */
  private record Headline(Line all, List<Line> people) {
    /** Nearer to the whole than this says nothing about anybody. */
    private static final BigDecimal FAR = new BigDecimal("0.05");

    String sentence() {
      BigDecimal overall = FigureFormat.share(all.amount("verified"), all.amount("claimed"));
      return overall == null
          ? "Nobody has claimed anything yet"
          : "Confirmation is " + percent(overall) + " of what was claimed; " + who();
    }

    private String who() {
      Comparator<Line> byOff = Comparator.comparing(CalibrationPage::off);
      List<Line> far =
          people.stream()
              .filter(line -> line.count("measures") >= ENOUGH)
              .filter(line -> off(line) != null)
              .filter(line -> off(line).abs().compareTo(FAR) >= 0)
              .toList();
      Optional<Line> above = far.stream().max(byOff).filter(l -> off(l).signum() > 0);
      Optional<Line> below = far.stream().min(byOff).filter(l -> off(l).signum() < 0);
      if (above.isEmpty() && below.isEmpty()) {
        return "nobody with five measures or more is far off that";
      }
      return "%s, %s (shrunk)"
          .formatted(
              above.map(line -> "furthest above is " + named(line)).orElse("nobody is far above"),
              below.map(line -> "furthest below " + named(line)).orElse("nobody is far below"));
    }

    private static String named(Line line) {
      return line.text("value") + " with " + percent(line.amount("shrunk_ratio"));
    }

    private static String percent(BigDecimal ratio) {
      return FigureFormat.number(ColumnFormat.share.rounded(ratio)) + "\u00a0%";
    }
  }
}
