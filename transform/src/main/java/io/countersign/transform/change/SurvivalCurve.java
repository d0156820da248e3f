package io.countersign.transform.change;

import java.math.BigInteger;
import java.util.Comparator;
import java.util.List;

/**
 * How long things take when some are still under way (Kaplan–Meier, C8): an open one says only that
 * it takes longer than its age. Exact: the share still open is kept as a fraction.
 */
final class SurvivalCurve {
  /**
   * One thing.
   *
   * @param seconds to its end, or its age while open
   */
  record Age(long seconds, boolean ended) {}

  private final List<Age> ages;

  SurvivalCurve(List<Age> any) {
    ages = any.stream().sorted(Comparator.comparingLong(Age::seconds)).toList();
  }

  /**
   * The time after which no more than {@code 100 - percent} percent are still open; null where so
   * many have not ended that nobody can tell.
   */
  Long quantile(int percent) {
    BigInteger open = BigInteger.ONE;
    BigInteger of = BigInteger.ONE;
    int i = 0;
    while (i < ages.size()) {
      long seconds = ages.get(i).seconds();
      int atRisk = ages.size() - i;
      int ended = 0;
      for (; i < ages.size() && ages.get(i).seconds() == seconds; i++) {
        ended += ages.get(i).ended() ? 1 : 0;
      }
      open = open.multiply(BigInteger.valueOf(atRisk - ended));
      of = of.multiply(BigInteger.valueOf(atRisk));
      BigInteger common = open.gcd(of);
      open = open.divide(common);
      of = of.divide(common);
      if (ended > 0 && isAtMost(open, of, 100 - percent)) {
        return seconds;
      }
    }
    return null;
  }

  private static boolean isAtMost(BigInteger open, BigInteger of, int percent) {
    return open.multiply(BigInteger.valueOf(100))
            .compareTo(of.multiply(BigInteger.valueOf(percent)))
        <= 0;
  }
}
