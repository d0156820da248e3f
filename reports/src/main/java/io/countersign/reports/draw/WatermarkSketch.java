package io.countersign.reports.draw;

import java.awt.Graphics2D;
import java.awt.Shape;
import java.awt.geom.Rectangle2D;

/** One word across the page, faint enough to read the figures through it. */
public record WatermarkSketch(String word) implements Sketch {

  @Override
  public void draw(Graphics2D pen, double width, double height) {
    Shape letters = Letters.STRONG.outline(word, 120);
    Rectangle2D size = letters.getBounds2D();
    double fit = Math.min(1, 0.92 * Math.hypot(width, height) * 0.8 / size.getWidth());
    pen.translate(width / 2, height / 2);
    pen.rotate(-Math.atan2(height, width) * 0.75);
    pen.scale(fit, fit);
    pen.translate(-size.getCenterX(), -size.getCenterY());
    pen.setColor(Ink.FAINT.color());
    pen.fill(letters);
  }
}
