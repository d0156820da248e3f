package io.countersign.reports.draw;

import java.math.BigDecimal;
import java.util.List;

/**
 * From amounts to points, always with zero on it. A double here is a place on paper, never money.
 *
 * @param low the lowest amount, at most zero
 * @param high the highest, at least zero
 */
public record Axis(double low, double high) {

  public static Axis over(List<BigDecimal> amounts) {
    double low = amounts.stream().mapToDouble(BigDecimal::doubleValue).min().orElse(0);
    double high = amounts.stream().mapToDouble(BigDecimal::doubleValue).max().orElse(0);
    return new Axis(Math.min(low, 0), Math.max(high, 0));
  }

  public static Axis overBars(List<Bar> bars) {
    return over(bars.stream().flatMap(bar -> List.of(bar.from(), bar.to()).stream()).toList());
  }

  /** Where an amount lies on a line of this length. */
  double at(BigDecimal amount, double length) {
    return high == low ? 0 : (amount.doubleValue() - low) / (high - low) * length;
  }
}
