package io.countersign.transform.value;

import io.countersign.time.FiscalCalendar;
import io.countersign.time.Period;
import io.countersign.transform.ledger.Apportionment;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * What a measure brings within a fiscal year and in a full one (V14). All money at scale 4, in one
 * currency, recurring only.
 *
 * @param from the day from which value flows
 * @param to the last such day; empty until further notice
 * @param outOfForce names of periods at whose end it was held, stopped or cancelled: nothing is to
 *     be expected from there on
 * @param verified by first day of the period; a period that nobody has looked at is not there
 * @param waiting first days of the periods with claims that wait for a decision: not yet judged
 */
record RunRate(
    FiscalCalendar calendar,
    LocalDate from,
    Optional<LocalDate> to,
    Set<String> outOfForce,
    NavigableMap<LocalDate, BigDecimal> verified,
    Set<LocalDate> waiting) {
  private static final int SCALE = 4;
  private static final int FINE = 12;
  private static final int MONTHS = 3;

  boolean inForce(Period at) {
    return !outOfForce.contains(at.name());
  }

  /** A year at the mean of the last three judged periods; empty where there are fewer. */
  Optional<BigDecimal> runRate(Period at) {
    List<BigDecimal> last = last(at);
    return last.size() < MONTHS || !inForce(at)
        ? Optional.empty()
        : Optional.of(ofMonths(Apportionment.sum(last), year(at).size()));
  }

  private List<BigDecimal> last(Period at) {
    return verified.headMap(at.startsOn(), true).descendingMap().entrySet().stream()
        .filter(period -> !waiting.contains(period.getKey()))
        .map(Map.Entry::getValue)
        .limit(MONTHS)
        .toList();
  }

  /**
   * Verified so far in the fiscal year; the periods ahead and those not yet judged at the run-rate,
   * if there is one, and without one what is verified of them.
   */
  BigDecimal inPeriod(Period at) {
    Optional<BigDecimal> month = runRate(at).map(rate -> monthOf(rate, at));
    return year(at).stream()
        .map(period -> brought(period, at, month))
        .reduce(BigDecimal.ZERO, BigDecimal::add)
        .setScale(SCALE, RoundingMode.HALF_UP);
  }

  /** What of the run-rate is not in this fiscal year, where value still flows in the next. */
  Optional<BigDecimal> carryOver(Period at) {
    LocalDate yearEnds = year(at).get(year(at).size() - 1).endsOn();
    return to.filter(last -> !last.isAfter(yearEnds)).isPresent()
        ? runRate(at).map(rate -> BigDecimal.ZERO)
        : runRate(at).map(rate -> rate.subtract(inPeriod(at)));
  }

  /** Three periods as a year of them; a period without a verified amount brought zero. */
  BigDecimal yearOf(List<Period> three) {
    return ofMonths(
        Apportionment.sum(three.stream().map(this::verifiedIn).toList()),
        year(three.get(0)).size());
  }

  BigDecimal verifiedIn(Period period) {
    return verified.getOrDefault(period.startsOn(), BigDecimal.ZERO);
  }

  /** What a period has to bring for a year to bring the run-rate. */
  BigDecimal monthOf(BigDecimal runRate, Period at) {
    return runRate.divide(BigDecimal.valueOf(year(at).size()), FINE, RoundingMode.HALF_UP);
  }

  /**
   * A part month counts by its days of the largest month that the run-rate looks at; what is
   * verified below that stays as it is.
   */
  private BigDecimal brought(Period period, Period at, Optional<BigDecimal> month) {
    long flows = daysOfFlow(period);
    long days = days(period.startsOn(), period.endsOn());
    boolean open = waiting.contains(period.startsOn()) && month.isPresent();
    if (open || period.startsOn().isAfter(at.startsOn())) {
      return part(month.orElse(BigDecimal.ZERO), flows, days);
    }
    BigDecimal amount = verifiedIn(period);
    BigDecimal whole = last(at).stream().reduce(BigDecimal.ZERO, BigDecimal::max);
    return flows == 0 || flows == days ? amount : amount.min(part(whole, flows, days));
  }

  private long daysOfFlow(Period period) {
    LocalDate first = Stream.of(period.startsOn(), from).max(LocalDate::compareTo).orElseThrow();
    LocalDate last = to.filter(end -> end.isBefore(period.endsOn())).orElse(period.endsOn());
    return Math.max(0, days(first, last));
  }

  private static BigDecimal part(BigDecimal amount, long flows, long days) {
    return amount
        .multiply(BigDecimal.valueOf(flows))
        .divide(BigDecimal.valueOf(days), FINE, RoundingMode.HALF_UP);
  }

  private static long days(LocalDate first, LocalDate last) {
    return ChronoUnit.DAYS.between(first, last) + 1;
  }

  private static BigDecimal ofMonths(BigDecimal sum, int periodsOfYear) {
    return sum.multiply(BigDecimal.valueOf(periodsOfYear))
        .divide(BigDecimal.valueOf(MONTHS), SCALE, RoundingMode.HALF_UP);
  }

  private List<Period> year(Period at) {
    Period first = at;
    while (first.number() > 1) {
      first = calendar.previous(first);
    }
    return Stream.iterate(first, p -> p.fiscalYear() == at.fiscalYear(), calendar::next).toList();
  }

  /** A pace of the same measure in another currency. */
  RunRate with(Map<LocalDate, BigDecimal> amounts) {
    return new RunRate(calendar, from, to, outOfForce, new TreeMap<>(amounts), waiting);
  }
}
