package io.countersign.reports.draw;

import java.awt.Graphics2D;
import java.util.List;

/** A waterfall by reason: one bar a line, its name before it and its amount beside it. */
record WaterfallSketch(List<Bar> bars, Axis axis) implements Sketch {
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
