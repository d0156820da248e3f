package io.countersign.reports;

import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.math.BigDecimal;

/**
 * A variance of cost from the zero line: more is to the right and bad, less to the left and good.
 */
record CostSketch(BigDecimal variance, Axis axis) implements Sketch {

  @Override
  public void draw(Graphics2D pen, double width, double height) {
    double zero = axis.at(BigDecimal.ZERO, width);
    if (variance != null) {
      double end = axis.at(variance, width);
      double thick = height * 0.5;
      pen.setColor(Ink.ofEffect(variance.negate()).color());
      pen.fill(
          new Rectangle2D.Double(
              Math.min(zero, end), (height - thick) / 2, Math.abs(end - zero), thick));
    }
    Bar.rule(pen, Ink.GREY, 0.6f, zero, 0, zero, height);
  }
}
