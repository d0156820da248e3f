package io.countersign.reports;

import java.awt.Graphics2D;
import java.math.BigDecimal;

/** A variance to plan as a bar from the zero line; all rows of a table share the axis. */
record VarianceSketch(BigDecimal variance, Axis axis) implements Sketch {

  @Override
  public void draw(Graphics2D pen, double width, double height) {
    double zero = axis.at(BigDecimal.ZERO, width);
    if (variance != null) {
      double end = axis.at(variance, width);
      double thick = height * 0.5;
      new Bar("", BigDecimal.ZERO, variance, Bar.Look.EFFECT, "")
          .draw(pen, Math.min(zero, end), (height - thick) / 2, Math.abs(end - zero), thick);
    }
    Bar.rule(pen, Ink.GREY, 0.6f, zero, 0, zero, height);
  }
}
