package io.countersign.reports;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Rounding for print so that what is printed adds up: every part is cut down, and the units that
 * are missing to the printed total go to the parts that lost most (ties to the first).
 */
final class Footing {
  private Footing() {}

  /**
   * Rounds parts to a printed total.
   *
   * @param total as printed, at the scale of print
   * @param exact the parts; null stays null and takes nothing
   * @return the parts at the total's scale; they add up to it
   */
  static List<BigDecimal> parts(BigDecimal total, List<BigDecimal> exact) {
    List<BigDecimal> parts = new ArrayList<>(exact);
    parts.replaceAll(
        part -> part == null ? null : part.setScale(total.scale(), RoundingMode.FLOOR));
    BigDecimal unit = BigDecimal.ONE.movePointLeft(total.scale());
    BigDecimal missing = total.subtract(sum(parts));
    List<Integer> order = byLoss(exact, parts);
    if (missing.abs().compareTo(unit.multiply(BigDecimal.valueOf(2L * exact.size() + 2))) > 0) {
      return parts; // No rounding difference: these are not the total's parts, and a check says so.
    }
    for (int i = 0; missing.signum() != 0 && !order.isEmpty(); i++) {
      BigDecimal step = missing.signum() > 0 ? unit : unit.negate();
      int at = Math.floorMod(missing.signum() > 0 ? i : -1 - i, order.size());
      parts.set(order.get(at), parts.get(order.get(at)).add(step));
      missing = missing.subtract(step);
    }
    return parts;
  }

  private static List<Integer> byLoss(List<BigDecimal> exact, List<BigDecimal> cut) {
    return IntStream.range(0, exact.size())
        .filter(i -> exact.get(i) != null && exact.get(i).signum() != 0)
        .boxed()
        .sorted(Comparator.comparing((Integer i) -> cut.get(i).subtract(exact.get(i))))
        .toList();
  }

  /** Adds what is known; null only if nothing is. */
  static BigDecimal plus(BigDecimal a, BigDecimal b) {
    if (a == null || b == null) {
      return a == null ? b : a;
    }
    return a.add(b);
  }

  /** The difference; null where either is unknown. */
  static BigDecimal minus(BigDecimal a, BigDecimal b) {
    return a == null || b == null ? null : a.subtract(b);
  }

  static BigDecimal sum(List<BigDecimal> parts) {
    return parts.stream().reduce(null, Footing::plus) == null
        ? BigDecimal.ZERO
        : parts.stream().reduce(null, Footing::plus);
  }
}
