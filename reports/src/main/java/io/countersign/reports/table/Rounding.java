package io.countersign.reports.table;

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
 * that they add up: the units that are missing to the printed total are given to those, or taken
 * from those, that are nearest to it (ties to the larger, then to the first).
 */
public final class Rounding {
  private Rounding() {}

  /** What stands alone, at a number of decimals; null stays null. */
  public static BigDecimal nearest(BigDecimal exact, int decimals) {
    return exact == null ? null : exact.setScale(decimals, RoundingMode.HALF_UP);
  }

  /** The total of parts that are printed nowhere else: of what is known, to the nearest. */
  static BigDecimal total(List<BigDecimal> exact, int decimals) {
    return nearest(exact.stream().reduce(null, Rounding::plus), decimals);
  }

  /**
   * Rounds parts to a printed total. Amounts that are no parts of it are only rounded; a check of
   * the totals says so.
   *
   * @param total as printed, at the scale of print; null where there is none
   * @param exact the parts; null stays null and takes nothing
   * @return the parts at the total's scale; they add up to it
   */
  public static List<BigDecimal> parts(BigDecimal total, List<BigDecimal> exact) {
    return parts(total, exact, unknown(exact.size()));
  }

  /**
   * The same; a part gets what is wished for it wherever that is no unit off and the others can
   * absorb the rest.
   *
   * @param wished null where nothing is
   */
  public static List<BigDecimal> parts(
      BigDecimal total, List<BigDecimal> exact, List<BigDecimal> wished) {
    if (total == null) {
      return unknown(exact.size());
    }
    List<BigDecimal> parts = new ArrayList<>();
    for (int i = 0; i < exact.size(); i++) {
      parts.add(first(exact.get(i), wished.get(i), total.scale()));
    }
    BigDecimal missing = total.subtract(sum(parts));
    BigDecimal step = BigDecimal.ONE.movePointLeft(total.scale());
    step = missing.signum() < 0 ? step.negate() : step;
    List<Integer> order = movable(exact, parts, wished, step);
    BigDecimal steps = missing.divide(step);
    if (steps.compareTo(BigDecimal.valueOf(order.size())) <= 0) {
      for (int part : order.subList(0, steps.intValueExact())) {
        parts.set(part, parts.get(part).add(step));
      }
    }
    return parts;
  }

  /** What nobody knows. */
  public static List<BigDecimal> unknown(int many) {
    return new ArrayList<>(Arrays.asList(new BigDecimal[many]));
  }

  private static BigDecimal first(BigDecimal exact, BigDecimal wished, int decimals) {
    return exact != null && wished != null && isNext(exact, wished, decimals)
        ? wished.setScale(decimals)
        : nearest(exact, decimals);
  }

  /** Whether a printed value is less than a unit off. */
  private static boolean isNext(BigDecimal exact, BigDecimal printed, int decimals) {
    return exact.subtract(printed).abs().compareTo(BigDecimal.ONE.movePointLeft(decimals)) < 0;
  }

  /** Parts that a step does not move a unit off: first those that got no wish, then the nearest. */
  private static List<Integer> movable(
      List<BigDecimal> exact, List<BigDecimal> parts, List<BigDecimal> wished, BigDecimal step) {
    return IntStream.range(0, exact.size())
        .filter(i -> exact.get(i) != null)
        .filter(i -> isNext(exact.get(i), parts.get(i).add(step), step.scale()))
        .boxed()
        .sorted(
            Comparator.comparing((Integer i) -> isWish(parts.get(i), wished.get(i)))
                .thenComparing(i -> exact.get(i).subtract(parts.get(i).add(step)).abs())
                .thenComparing(i -> exact.get(i).multiply(step).negate())
                .thenComparing(i -> i * step.signum()))
        .toList();
  }

  private static boolean isWish(BigDecimal part, BigDecimal wished) {
    return wished != null && wished.compareTo(part) == 0;
  }

  /** Adds what is known; null only if nothing is. */
  public static BigDecimal plus(BigDecimal a, BigDecimal b) {
    if (a == null || b == null) {
      return a == null ? b : a;
    }
    return a.add(b);
  }

  /** Takes away what is known; null only if nothing is. */
  public static BigDecimal less(BigDecimal a, BigDecimal b) {
    return plus(a, b == null ? null : b.negate());
  }

  /** The difference; null where either is unknown. */
  public static BigDecimal minus(BigDecimal a, BigDecimal b) {
    return a == null || b == null ? null : a.subtract(b);
  }

  public static BigDecimal sum(List<BigDecimal> parts) {
    return parts.stream().filter(Objects::nonNull).reduce(BigDecimal.ZERO, BigDecimal::add);
  }
}
