package io.countersign.reports.draw;

import java.awt.Graphics2D;
import java.math.BigDecimal;

/**
 * How much, as a bar from the zero line; how it is drawn says of what kind. Null draws no bar. All
 * rows of a table share the axis.
 */
public record LengthSketch(BigDecimal length, Bar.Look look, Axis axis) implements Sketch {

  @Override
  public void draw(Graphics2D pen, double width, double height) {
    double zero = axis.at(BigDecimal.ZERO, width);
    if (length != null && length.signum() != 0) {
      double end = axis.at(length, width);
      double thick = height * 0.5;
      new Bar("", BigDecimal.ZERO, length, look, "")
          .draw(pen, Math.min(zero, end), (height - thick) / 2, Math.abs(end - zero), thick);
    }
    Bar.rule(pen, Ink.GREY, 0.6f, zero, 0, zero, height);
  }
}
