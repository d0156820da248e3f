package io.countersign.transform.change;

import java.math.BigInteger;
import java.util.Comparator;
import java.util.List;

/**
 * How long things take when some are still under way (Kaplan–Meier, C8): an open one says only that
 * it takes longer than its age. Exact: where it is close the share still open is a fraction.
 */
final class SurvivalCurve {
  /**
   * One thing.
   *
   * @param seconds to its end, or its age while open
   */
  record Age(long seconds, boolean ended) {}

  /** Percent; rounding is below it for as many as a list can hold. */
  private static final double NEAR = 1e-4;

  private final List<Age> ages;

  SurvivalCurve(List<Age> any) {
    ages = any.stream().sorted(Comparator.comparingLong(Age::seconds)).toList();
  }

  /**
   * The time after which no more than {@code 100 - percent} percent are still open; null where so
   * many have not ended that nobody can tell.
   */
  Long quantile(int percent) {
    double open = 100;
    int next;
    for (int i = 0; i < ages.size(); i = next) {
      next = after(i);
      int ended = ended(i, next);
      int atRisk = ages.size() - i;
      open = open * (atRisk - ended) / atRisk;
      if (ended > 0 && isAtMost(open, next, 100 - percent)) {
        return ages.get(i).seconds();
      }
    }
    return null;
  }

  /** The exact fraction is only needed where a share that is a little off could decide. */
  private boolean isAtMost(double open, int until, int percent) {
    return Math.abs(open - percent) > NEAR ? open < percent : isExactlyAtMost(until, percent);
  }

  /**
   * Factors cancel out from one that did not end to the next, so they are multiplied only there.
   */
  private boolean isExactlyAtMost(int until, int percent) {
    BigInteger open = BigInteger.valueOf(100);
    BigInteger of = BigInteger.valueOf(percent);
    int from = ages.size();
    int next;
    for (int i = 0; i < until; i = next) {
      next = after(i);
      int left = ages.size() - i - ended(i, next);
      if (next == until || left > ages.size() - next) {
        open = open.multiply(BigInteger.valueOf(left));
        of = of.multiply(BigInteger.valueOf(from));
        from = ages.size() - next;
      }
    }
    return open.compareTo(of) <= 0;
  }

  /** The first place behind those of the same age. */
  private int after(int place) {
    int next = place + 1;
    while (next < ages.size() && ages.get(next).seconds() == ages.get(place).seconds()) {
      next++;
    }
    return next;
  }

  private int ended(int from, int until) {
    return (int) ages.subList(from, until).stream().filter(Age::ended).count();
  }
}
