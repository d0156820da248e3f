package io.countersign.reports.paper;

import io.countersign.reports.draw.Drawing;
import io.countersign.reports.draw.Sketch;
import java.awt.Graphics2D;
import java.util.ArrayList;
import java.util.List;

/**
 * Small multiples side by side, all as wide as if the row were full.
 *
 * @param words what each shows, for those who cannot see it
 */
public record Panels(List<Sketch> panels, List<String> words, int across) implements Sketch {
  private static final double GAP = 16;

  /** Rows of a part that prints them, as many panels in each as stand side by side. */
  public static List<Row> rows(List<Sketch> panels, List<String> words, int across) {
    List<Row> rows = new ArrayList<>();
    for (int from = 0; from < panels.size(); from += across) {
      int to = Math.min(panels.size(), from + across);
      Panels row = new Panels(panels.subList(from, to), words.subList(from, to), across);
      rows.add(
          Row.plain()
              .with("panels", new Drawing(row))
              .data("words", String.join("; ", row.words()) + "."));
    }
    return rows;
  }

  @Override
  public void draw(Graphics2D pen, double width, double height) {
    double each = (width - GAP * (across - 1)) / across;
    for (int i = 0; i < panels.size(); i++) {
      Graphics2D own = (Graphics2D) pen.create();
      own.translate(i * (each + GAP), 0);
      panels.get(i).draw(own, each, height);
      own.dispose();
    }
  }
}
