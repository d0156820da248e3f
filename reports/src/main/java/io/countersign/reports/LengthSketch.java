package io.countersign.reports;

import java.awt.Graphics2D;
import java.math.BigDecimal;

/** How much, as a bar from the edge; how it is drawn says of what kind. Null draws no bar. */
record LengthSketch(BigDecimal length, Bar.Look look, Axis axis) implements Sketch {

  @Override
  public void draw(Graphics2D pen, double width, double height) {
    if (length != null && length.signum() > 0) {
      double thick = height * 0.56;
      new Bar("", BigDecimal.ZERO, length, look, "")
          .draw(pen, 0, (height - thick) / 2, axis.at(length, width), thick);
    }
    Bar.rule(pen, Ink.GREY, 0.6f, 0, 0, 0, height);
  }
}
