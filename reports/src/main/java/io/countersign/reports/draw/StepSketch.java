package io.countersign.reports.draw;

import java.awt.Graphics2D;

/** One bar of a waterfall in a table row, with the thin lines that join it to its neighbours. */
record StepSketch(Bar bar, boolean first, boolean last, Axis axis) implements Sketch {

  @Override
  public void draw(Graphics2D pen, double width, double height) {
    double from = axis.at(bar.from(), width);
    double to = axis.at(bar.to(), width);
    double zero = axis.at(java.math.BigDecimal.ZERO, width);
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
