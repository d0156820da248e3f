package io.countersign.reports.draw;

import java.awt.Graphics2D;
import java.math.BigDecimal;

/**
 * How long something takes: dark to the median, grey on to where nine in ten have ended; null where
 * nobody can tell.
 */
public record WaitSketch(BigDecimal median, BigDecimal p90, Axis axis) implements Sketch {

  @Override
  public void draw(Graphics2D pen, double width, double height) {
    double thick = height * 0.5;
    double top = (height - thick) / 2;
    bar(Bar.Look.CLAIMED, p90, pen, width, top, thick);
    bar(Bar.Look.VERIFIED, median, pen, width, top, thick);
    Bar.rule(pen, Ink.GREY, 0.6f, 0, 0, 0, height);
  }

  private void bar(
      Bar.Look look, BigDecimal to, Graphics2D pen, double width, double top, double thick) {
    if (to != null) {
      new Bar("", BigDecimal.ZERO, to, look, "").draw(pen, 0, top, axis.at(to, width), thick);
    }
  }
}
