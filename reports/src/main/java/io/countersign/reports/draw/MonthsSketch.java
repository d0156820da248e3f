package io.countersign.reports.draw;

import java.awt.Graphics2D;
import java.math.BigDecimal;
import java.util.List;

/**
 * The months of a year, planned outlined and verified solid before it, what is not yet judged
 * hatched on top, upright; all panels share the axis. Null where nothing is planned or nobody has
 * looked.
 *
 * @param labels of the months; empty where another panel has them
 */
public record MonthsSketch(
    String name,
    String said,
    List<BigDecimal> planned,
    List<BigDecimal> verified,
    List<BigDecimal> pending,
    List<String> labels,
    Axis axis)
    implements Sketch {
  private static final double HEAD = 26;
  private static final double FOOT = 12;

  @Override
  public void draw(Graphics2D pen, double width, double height) {
    Letters.STRONG.name(pen, Ink.BLACK, name, 0, 9);
    Letters.SMALL.write(pen, Ink.GREY, said, 0, 19);
    double length = height - HEAD - FOOT;
    double zero = HEAD + length - axis.at(BigDecimal.ZERO, length);
    double step = width / planned.size();
    for (int i = 0; i < planned.size(); i++) {
      bar(pen, planned.get(i), Bar.Look.PLANNED, (i + 0.08) * step, step * 0.84, zero, length);
      bar(pen, verified.get(i), Bar.Look.VERIFIED, (i + 0.24) * step, step * 0.52, zero, length);
      double left = (i + 0.24) * step;
      open(pen, verified.get(i), pending.get(i), left, step * 0.52, length);
    }
    Bar.rule(pen, Ink.GREY, 0.6f, 0, zero, width, zero);
    for (int i = 0; i < labels.size(); i++) {
      double middle = (i + 0.5) * step - Letters.SMALL.width(labels.get(i)) / 2;
      Letters.SMALL.write(pen, Ink.GREY, labels.get(i), middle, height - 2);
    }
  }

  /** On top of what is verified, what is claimed and not yet judged. */
  private void open(
      Graphics2D pen,
      BigDecimal verified,
      BigDecimal waiting,
      double left,
      double width,
      double length) {
    if (waiting != null && waiting.signum() > 0) {
      BigDecimal from = verified == null ? BigDecimal.ZERO : verified;
      double bottom = HEAD + length - axis.at(from, length);
      double top = HEAD + length - axis.at(from.add(waiting), length);
      new Bar("", from, from.add(waiting), Bar.Look.UNJUDGED, "")
          .draw(pen, left, top, width, bottom - top);
    }
  }

  private void bar(
      Graphics2D pen,
      BigDecimal amount,
      Bar.Look look,
      double left,
      double width,
      double zero,
      double length) {
    if (amount != null && amount.signum() != 0) {
      double end = HEAD + length - axis.at(amount, length);
      new Bar("", BigDecimal.ZERO, amount, look, "")
          .draw(pen, left, Math.min(zero, end), width, Math.abs(end - zero));
    }
  }
}
