package io.countersign.ingest.sample;

import io.countersign.ingest.sample.Measure.Dates;
import java.time.LocalDate;
import java.time.YearMonth;

/** How it goes with an ordinary measure: mostly as promised, sometimes not, by chance. */
final class Likely {
  private final Course course;
  private final Measure measure;
  private final Chance chance;
  private final long monthly;

  Likely(Course course) {
    this.course = course;
    this.measure = course.measure();
    this.chance = Chance.of("course " + measure.id());
    this.monthly = monthly(measure.id());
  }

  /** What a measure promises a month, in cents. */
  static long monthly(String measure) {
    return Cents.units(Chance.of("promise " + measure).between(26, 160) * 100L);
  }

  /** When an ordinary measure is to bring value, and whether it is ready by then. */
  static Dates dates(String measure) {
    Chance chance = Chance.of("dates " + measure);
    YearMonth since = Calendar.FIRST;
    return switch (chance.weighted(38, 36, 11, 8)) {
      case 0 -> Dates.inTime(since);
      case 1 -> Dates.inTime(since.plusMonths(chance.between(1, 6)));
      case 2 -> late(since.plusMonths(chance.between(1, 7)), chance.between(25, 100));
      case 3 ->
          new Dates(
              since.plusMonths(2).atDay(14),
              null,
              since.plusMonths(chance.between(7, 11)).atDay(1));
      default -> new Dates(since.plusMonths(7).atDay(14), null, since.plusMonths(13).atDay(1));
    };
  }

  private static Dates late(YearMonth valueFrom, int days) {
    LocalDate first = valueFrom.atDay(1);
    return new Dates(first.minusMonths(4), first.plusDays(days), first);
  }

  void happens() {
    course.passesGates().plans(monthly);
    YearMonth from = YearMonth.from(measure.dates().valueFrom());
    YearMonth to = measure.oneOff() ? from : Calendar.LAST_CLOSED;
    for (YearMonth month : Calendar.months(from, to)) {
      month(month);
    }
    if (measure.dates().implemented() != null) {
      ends();
    }
  }

  private void month(YearMonth month) {
    if (month.isAfter(Calendar.LAST_CLOSED) || measure.dates().implemented() == null) {
      return;
    }
    if (month.atEndOfMonth().isBefore(measure.dates().implemented())) {
      premature(month);
    } else if (month.equals(Calendar.LAST_CLOSED) && chance.percent(78)) {
      claims(month, 105);
    } else {
      decided(month);
    }
  }

  /** Some cannot wait. */
  private void premature(YearMonth month) {
    if (chance.percent(60)) {
      course.claims(month, Cents.percent(monthly, 90));
    }
  }

  private void decided(YearMonth month) {
    switch (chance.weighted(55, 18, 6, 6, 4, 3, 5)) {
      case 0 -> signed(month, "confirmed", claims(month, 104));
      case 1 -> signed(month, "confirmed", claims(month, chance.between(40, 80)));
      case 2 -> {
        claims(month, 104);
        signed(month, "rejected", 0);
      }
      case 3 -> signed(month, "partial", Cents.percent(claims(month, 106), chance.between(55, 85)));
      case 4 ->
          course.signs(month, signature(month, "confirmed", claims(month, 104)).withoutEvidence());
      case 5 ->
          course.signs(
              month,
              signature(month, "confirmed", claims(month, 104)).by(measure.people().sponsor()));
      case 6 -> course.moves(month, Cents.percent(monthly, chance.between(50, 100)));
      default -> claims(month, 104);
    }
  }

  /**
   * Claims around what was promised; the ledger shows so many hundredths of it. What was claimed,
   * in cents.
   */
  private long claims(YearMonth month, int shownPercent) {
    long claimed = Cents.percent(monthly, chance.between(82, 112));
    course.claims(month, claimed);
    if (measure.ledgerBacked()) {
      int shown = Measures.followsAnother(measure.id()) ? shownPercent / 2 : shownPercent;
      course.moves(month, Cents.percent(claimed, shown));
    }
    return claimed;
  }

  private void signed(YearMonth month, String decision, long amount) {
    course.signs(month, signature(month, decision, amount));
  }

  private Signature signature(YearMonth month, String decision, long amount) {
    return Signature.of(decision, amount, measure, month);
  }

  /** A few are closed, held or cancelled later; a few promise less from a day on. */
  private void ends() {
    LocalDate late = measure.dates().implemented().plusDays(200);
    switch (chance.weighted(14, 2, 2, 7)) {
      case 0 -> course.closes(late, true);
      case 1 ->
          course.gate(
              "implemented", "held", Calendar.utc(late, 10), "The supplier cannot deliver.");
      case 2 ->
          course.gate(
              "implemented", "cancelled", Calendar.utc(late, 10), "Overtaken by a larger measure.");
      case 3 -> promisesLess();
      default -> {}
    }
  }

  private void promisesLess() {
    YearMonth from = YearMonth.of(2026, 7);
    for (YearMonth month :
        Calendar.months(YearMonth.from(measure.dates().valueFrom()), Calendar.LAST_PLANNED)) {
      long amount = month.isBefore(from) ? monthly : Cents.percent(monthly, 80);
      course.plans(
          2,
          month,
          amount,
          Calendar.utc(LocalDate.of(2026, 6, 19), 9),
          "Fewer sites than planned.");
    }
  }
}
