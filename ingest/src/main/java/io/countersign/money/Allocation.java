package io.countersign.money;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** Divides a total so that the parts add up to it exactly: largest remainder. */
public final class Allocation {
  private Allocation() {}

  /**
   * The total in proportion to the weights, each part a whole number of units of the scale. What
   * rounding down leaves over goes, a unit each, to the largest remainders; ties to the earlier.
   *
   * @param total has no more decimals than {@code scale}; not negative
   * @param weights not negative; all zero gives all zero only where the total is zero
   * @param scale decimals of a unit: 2 for cents
   * @throws IllegalArgumentException where the total cannot be divided so
   */
  public static List<BigDecimal> prorata(BigDecimal total, List<BigDecimal> weights, int scale) {
    if (total.stripTrailingZeros().scale() > scale) {
      throw new IllegalArgumentException(
          total.toPlainString() + " cannot be shared to " + scale + " decimals: it has more.");
    }
    BigDecimal sum = weights.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
    if (weights.stream().anyMatch(weight -> weight.signum() < 0) || total.signum() < 0) {
      throw new IllegalArgumentException(
          "A negative amount cannot be shared: " + total + " by " + weights + ".");
    }
    if (sum.signum() == 0) {
      return nothing(total, weights.size(), scale);
    }
    return footed(
        total, weights.stream().map(weight -> exact(total, weight, sum, scale)).toList(), scale);
  }

  private static BigDecimal exact(BigDecimal total, BigDecimal weight, BigDecimal sum, int scale) {
    // Far more digits than two remainders can agree in without being equal.
    return total
        .multiply(weight)
        .divide(sum, scale + MathContext.DECIMAL128.getPrecision(), RoundingMode.DOWN);
  }

  private static List<BigDecimal> nothing(BigDecimal total, int parts, int scale) {
    if (total.signum() != 0) {
      throw new IllegalArgumentException("Nobody has a share, but " + total + " is to be shared.");
    }
    return IntStream.range(0, parts).mapToObj(i -> BigDecimal.ZERO.setScale(scale)).toList();
  }

  private static List<BigDecimal> footed(BigDecimal total, List<BigDecimal> parts, int scale) {
    List<BigDecimal> floors =
        new ArrayList<>(
            parts.stream().map(part -> part.setScale(scale, RoundingMode.FLOOR)).toList());
    BigDecimal unit = BigDecimal.ONE.movePointLeft(scale);
    BigDecimal left = total.subtract(floors.stream().reduce(BigDecimal.ZERO, BigDecimal::add));
    List<Integer> byRemainder =
        IntStream.range(0, parts.size())
            .boxed()
            .sorted(
                Comparator.comparing((Integer i) -> parts.get(i).subtract(floors.get(i)))
                    .reversed())
            .toList();
    int units = left.divide(unit, 0, RoundingMode.UNNECESSARY).intValueExact();
    for (int i = 0; i < units; i++) {
      floors.set(byRemainder.get(i), floors.get(byRemainder.get(i)).add(unit));
    }
    return List.copyOf(floors);
  }
}
