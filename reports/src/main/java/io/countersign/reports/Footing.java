package io.countersign.reports;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;

/**
 * Where a figure gets its printed value, and nowhere else. What stands alone, totals and headlines
 * go to the nearest; the parts of a printed sum go down or up to the next unit, never further, so
 * that they add up: each is cut down, and the units that are missing to the printed total go to the
 * parts that lost most (ties to the first).
 */
final class Footing {
  private Footing() {}

  /** What stands alone, at a number of decimals; null stays null. */
  static BigDecimal nearest(BigDecimal exact, int decimals) {
    return exact == null ? null : exact.setScale(decimals, RoundingMode.HALF_UP);
  }

  /** The total of parts that are printed nowhere else: of what is known, to the nearest. */
  static BigDecimal total(List<BigDecimal> exact, int decimals) {
    return nearest(exact.stream().reduce(null, Footing::plus), decimals);
  }

  /**
   * Rounds parts to a printed total. Amounts that are no parts of it stay cut down; a check of the
   * totals says so.
   *
   * @param total as printed, at the scale of print; null where there is none
   * @param exact the parts; null stays null and takes nothing
   * @return the parts at the total's scale; they add up to it
   */
  static List<BigDecimal> parts(BigDecimal total, List<BigDecimal> exact) {
    return parts(total, exact, part -> false);
  }

  /** Which of the parts stands alone elsewhere, by its place. */
  interface Alone {
    boolean is(int part);
  }

  /** The same; parts that stand alone elsewhere go to the nearest wherever the others can absorb. */
  static List<BigDecimal> parts(BigDecimal total, List<BigDecimal> exact, Alone alone) {
    if (total == null) {
      return new ArrayList<>(Arrays.asList(new BigDecimal[exact.size()]));
    }
    List<BigDecimal> parts = new ArrayList<>(exact);
    parts.replaceAll(
        part -> part == null ? null : part.setScale(total.scale(), RoundingMode.FLOOR));
    BigDecimal unit = BigDecimal.ONE.movePointLeft(total.scale());
    BigDecimal missing = total.subtract(sum(parts));
    List<Integer> order = byLoss(exact, parts, alone, unit);
    if (missing.compareTo(unit.multiply(BigDecimal.valueOf(order.size()))) <= 0) {
      for (int i = 0; missing.compareTo(unit.multiply(BigDecimal.valueOf(i))) > 0; i++) {
        parts.set(order.get(i), parts.get(order.get(i)).add(unit));
      }
    }
    return parts;
  }

  /** Those that were cut, first those that should go up, then by what they lost. */
  private static List<Integer> byLoss(
      List<BigDecimal> exact, List<BigDecimal> cut, Alone alone, BigDecimal unit) {
    BigDecimal half = unit.divide(BigDecimal.valueOf(2));
    return IntStream.range(0, exact.size())
        .filter(i -> exact.get(i) != null && exact.get(i).compareTo(cut.get(i)) != 0)
        .boxed()
        .sorted(
            Comparator.comparing(
                    (Integer i) -> {
                      boolean up = exact.get(i).subtract(cut.get(i)).compareTo(half) >= 0;
                      return alone.is(i) ? (up ? 0 : 2) : 1;
                    })
                .thenComparing(i -> cut.get(i).subtract(exact.get(i))))
        .toList();
  }

  /** Adds what is known; null only if nothing is. */
  static BigDecimal plus(BigDecimal a, BigDecimal b) {
    if (a == null || b == null) {
      return a == null ? b : a;
    }
    return a.add(b);
  }

  /** Takes away what is known; null only if nothing is. */
  static BigDecimal less(BigDecimal a, BigDecimal b) {
    return plus(a, b == null ? null : b.negate());
  }

  /** The difference; null where either is unknown. */
  static BigDecimal minus(BigDecimal a, BigDecimal b) {
    return a == null || b == null ? null : a.subtract(b);
  }

  static BigDecimal sum(List<BigDecimal> parts) {
    return parts.stream().filter(Objects::nonNull).reduce(BigDecimal.ZERO, BigDecimal::add);
  }
}
