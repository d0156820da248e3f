package io.countersign.reports.draw;

import io.countersign.reports.words.Print;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** A start, its steps, and the end that they lead to, as bars on one axis. */
public record Waterfall(List<Bar> bars) {

  /** A step with its amount; negative takes away. */
  public record Step(String reason, String name, BigDecimal amount, boolean open) {}

  public static Waterfall of(Bar start, List<Step> steps, Bar end) {
    List<Bar> bars = new ArrayList<>(List.of(start));
    BigDecimal at = start.to();
    for (Step step : steps) {
      BigDecimal next = at.add(step.amount());
      Bar.Look look = step.open() ? Bar.Look.OPEN : Bar.Look.EFFECT;
      bars.add(new Bar(step.name(), at, next, look, Print.signed(step.amount())));
      at = next;
    }
    bars.add(end);
    return new Waterfall(List.copyOf(bars));
  }

  /** Without the steps that are too small to be seen in this unit. */
  public Waterfall shown() {
    int last = bars.size() - 1;
    return new Waterfall(
        IntStream.rangeClosed(0, last)
            .filter(i -> i == 0 || i == last || bars.get(i).change().signum() != 0)
            .mapToObj(bars::get)
            .toList());
  }

  Axis axis() {
    return Axis.overBars(bars);
  }

  /** The whole chart with names and amounts, one bar a line. */
  public Drawing drawing() {
    return new Drawing(new WaterfallSketch(bars, axis()));
  }

  /** Each bar by itself, for the row of a table; the rows join to the same chart. */
  public List<Drawing> rows(Axis axis) {
    List<Drawing> rows = new ArrayList<>();
    for (int i = 0; i < bars.size(); i++) {
      rows.add(new Drawing(new StepSketch(bars.get(i), i == 0, i == bars.size() - 1, axis)));
    }
    return rows;
  }

  /** For those who cannot see it. */
  public String words() {
    List<String> words = new ArrayList<>();
    bars.forEach(bar -> words.add(bar.name() + " " + bar.printed()));
    return "Waterfall: " + String.join("; ", words) + ".";
  }
}
