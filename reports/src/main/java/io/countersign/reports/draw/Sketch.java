package io.countersign.reports.draw;

import java.awt.Graphics2D;

/** Something drawn with lines and letters, sharp at every size. */
@FunctionalInterface
public interface Sketch {

  /** Draws within the given width and height, in points, from the upper left corner. */
  void draw(Graphics2D pen, double width, double height);
}
