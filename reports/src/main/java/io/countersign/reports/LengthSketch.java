package io.countersign.reports;

import java.awt.Graphics2D;
import java.math.BigDecimal;

/** A bar from the zero line, as long as its amount; all rows of a table share the axis. */
record LengthSketch(Bar bar, Axis axis) implements Sketch {

  @Override
  public void draw(Graphics2D pen, double width, double height) {
    double zero = axis.at(BigDecimal.ZERO, width);
    if (bar.to() != null && bar.to().signum() != 0) {
      double end = axis.at(bar.to(), width);
      double thick = height * 0.56;
      bar.draw(pen, Math.min(zero, end), (height - thick) / 2, Math.abs(end - zero), thick);
    }
    Bar.rule(pen, Ink.GREY, 0.6f, zero, 0, zero, height);
  }
}
