package io.countersign.reports.draw;

import io.countersign.reports.words.FigureFormat;
import java.awt.Graphics2D;
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
      bars.add(new Bar(step.name(), at, next, look, FigureFormat.signed(step.amount())));
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

  /** One bar of a waterfall in a table row, with the thin lines that join it to its neighbours. */
  private record StepSketch(Bar bar, boolean first, boolean last, Axis axis) implements Sketch {

    @Override
    public void draw(Graphics2D pen, double width, double height) {
      double from = axis.at(bar.from(), width);
      double to = axis.at(bar.to(), width);
      double zero = axis.at(BigDecimal.ZERO, width);
      double thick = height * 0.62;
      double top = (height - thick) / 2;
      Bar.rule(pen, Ink.GREY, 0.6f, zero, 0, zero, height);
      bar.draw(pen, Math.min(from, to), top, Math.abs(to - from), thick);
      if (!first) {
        double join = last ? to : from;
        Bar.rule(pen, Ink.CLAIMED, 0.5f, join, 0, join, top);
      }
      if (!last) {
        Bar.rule(pen, Ink.CLAIMED, 0.5f, to, top + thick, to, height);
      }
    }
  }

  /** A waterfall by reason: one bar a line, its name before it and its amount beside it. */
  private record WaterfallSketch(List<Bar> bars, Axis axis) implements Sketch {
    private static final double NAMES = 128;
    private static final double AMOUNTS = 44;
    private static final double TALLEST = 34;

    @Override
    public void draw(Graphics2D pen, double width, double height) {
      double line = Math.min(TALLEST, height / bars.size());
      double length = width - NAMES - AMOUNTS;
      for (int i = 0; i < bars.size(); i++) {
        Graphics2D own = (Graphics2D) pen.create();
        own.translate(0, i * line);
        draw(own, i, length, line);
        own.dispose();
      }
    }

    private void draw(Graphics2D pen, int index, double length, double line) {
      Bar bar = bars.get(index);
      boolean edge = index == 0 || index == bars.size() - 1;
      Letters letters = edge ? Letters.STRONG : Letters.BODY;
      double baseline = line / 2 + 3.2;
      letters.write(pen, Ink.BLACK, bar.name(), 0, baseline);
      pen.translate(NAMES, 0);
      new StepSketch(bar, index == 0, index == bars.size() - 1, axis).draw(pen, length, line);
      double end = Math.max(axis.at(bar.from(), length), axis.at(bar.to(), length));
      Ink ink = edge ? Ink.BLACK : Ink.ofEffect(bar.change());
      letters.write(pen, ink, bar.printed(), end + 5, baseline);
    }
  }
}
