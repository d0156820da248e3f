package io.countersign.reports.draw;

import java.awt.Graphics2D;
import java.math.BigDecimal;
import java.util.List;

/**
 * What a closed measure brought less what it promised, summed month by month since its closure;
 * dashed: a tenth of the promise less each month, which is tolerated. All panels share both axes.
 *
 * @param sums one a month, the closure's own first
 * @param tolerated at the end of as many months as the axis has
 * @param months that the axis has
 * @param said what the dashed line is called; blank where another panel says it
 */
public record CusumSketch(
    String name,
    String ends,
    List<BigDecimal> sums,
    BigDecimal tolerated,
    int months,
    String said,
    Axis axis)
    implements Sketch {
  private static final double HEAD = 14;
  private static final double AMOUNT = 34;

  @Override
  public void draw(Graphics2D pen, double width, double height) {
    Letters.STRONG.name(pen, Ink.BLACK, name, 0, 9);
    double length = height - HEAD - 8;
    double step = (width - AMOUNT) / Math.max(1, months);
    double zero = y(BigDecimal.ZERO, length);
    double end = (sums.size() - 1) * step;
    Bar.rule(pen, Ink.GREY, 0.6f, 0, zero, width - AMOUNT, zero);
    dashes(pen, step * months, zero, y(tolerated, length));
    Letters.SMALL.write(pen, Ink.GREY, said, width - AMOUNT + 3, y(tolerated, length) + 2.5);
    for (int i = 1; i < sums.size(); i++) {
      double before = y(sums.get(i - 1), length);
      Bar.rule(pen, Ink.VERIFIED, 1.6f, (i - 1) * step, before, i * step, y(sums.get(i), length));
    }
    BigDecimal last = sums.get(sums.size() - 1);
    Letters.BODY.write(pen, Ink.ofEffect(last), ends, end + 4, y(last, length) + 3);
  }

  /** Upwards is more. */
  private double y(BigDecimal amount, double length) {
    return HEAD + length - axis.at(amount, length);
  }

  private static void dashes(Graphics2D pen, double width, double from, double to) {
    for (double x = 0; x < width; x += 6) {
      double next = Math.min(x + 3, width);
      double start = from + (to - from) * x / width;
      Bar.rule(pen, Ink.CLAIMED, 0.8f, x, start, next, from + (to - from) * next / width);
    }
  }
}
