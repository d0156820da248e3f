package io.countersign.reports;

import java.awt.Graphics2D;
import java.math.BigDecimal;

/**
 * How far somebody is off the whole: to the right is better; only outlined where few cases say so.
 */
record OffSketch(BigDecimal off, boolean few, Axis axis) implements Sketch {

  @Override
  public void draw(Graphics2D pen, double width, double height) {
    double zero = axis.at(BigDecimal.ZERO, width);
    if (off != null) {
      double end = axis.at(off, width);
      double thick = height * 0.5;
      new Bar("", BigDecimal.ZERO, off, few ? Bar.Look.PLANNED : Bar.Look.EFFECT, "")
          .draw(pen, Math.min(zero, end), (height - thick) / 2, Math.abs(end - zero), thick);
    }
    Bar.rule(pen, Ink.GREY, 0.6f, zero, 0, zero, height);
  }
}
