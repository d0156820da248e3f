package io.countersign.transform.value;

import io.countersign.time.FiscalCalendar;
import io.countersign.time.Period;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Whether what was closed lasts (V19).
 *
 * @param closedIn the period of the closure
 * @param pending first days of the periods in which claims wait for a decision
 */
record BenefitPersistence(RunRate pace, Period closedIn, Set<LocalDate> pending) {
  private static final BigDecimal TOLERATED = new BigDecimal("0.9");
  private static final int SCALE = 4;
  private static final int RATIO_SCALE = 6;

  /** The run-rate when the measure was closed; empty where there was none above zero. */
  Optional<BigDecimal> runRateAtClosure() {
    return pace.runRate(closedIn).filter(rate -> rate.signum() > 0);
  }

  /** Of the run-rate at closure, what the last three judged periods make; all after closure. */
  Optional<BigDecimal> ratio(Period at) {
    List<Period> judged = judged(at);
    return judged.size() < 3
        ? Optional.empty()
        : runRateAtClosure()
            .map(
                rate ->
                    pace.yearOf(judged.subList(judged.size() - 3, judged.size()))
                        .divide(rate, RATIO_SCALE, RoundingMode.HALF_UP));
  }

  /** Verified less what closure promised, summed over the judged periods since. */
  Optional<BigDecimal> cusum(Period at) {
    return closedIn.startsOn().isAfter(at.startsOn())
        ? Optional.empty()
        : runRateAtClosure()
            .map(
                rate ->
                    judged(at).stream()
                        .map(p -> pace.verifiedIn(p).subtract(pace.monthOf(rate, p)))
                        .reduce(BigDecimal.ZERO, BigDecimal::add)
                        .setScale(SCALE, RoundingMode.HALF_UP));
  }

  private List<Period> judged(Period at) {
    return since(at).stream().filter(p -> !pending.contains(p.startsOn())).toList();
  }

  /** In force, less than 90 % of what closure promised, and nobody has to look any more. */
  boolean underTolerance(Period at) {
    return at.startsOn().isAfter(closedIn.startsOn())
        && pace.inForce(at)
        && !pending.contains(at.startsOn())
        && runRateAtClosure()
            .map(rate -> pace.monthOf(rate, at).multiply(TOLERATED))
            .filter(least -> pace.verifiedIn(at).compareTo(least) < 0)
            .isPresent();
  }

  /** Two periods under tolerance, one after the other. */
  boolean regression(Period at) {
    return underTolerance(at) && underTolerance(calendar().previous(at));
  }

  private List<Period> since(Period at) {
    return calendar().between(calendar().next(closedIn), at);
  }

  private FiscalCalendar calendar() {
    return pace.calendar();
  }
}
