package io.countersign.ingest.sample;

import static io.countersign.ingest.sample.Cents.units;

import io.countersign.ingest.sample.Ledger.Line;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The measures whose right answer is known; see stories.yml. Amounts are whole units of the
 * measure's currency.
 */
final class ValueStories {
  private static final List<Plot> PLOTS =
      List.of(
          new Plot("M101", "2026-09", 60_000, 250_000, c -> both(c, "2026-09", 60_000, 60_000)),
          new Plot("M102", "2026-09", 70_000, 250_000, c -> both(c, "2026-09", 70_000, 40_000)),
          new Plot("M103", "2026-01", 4_000, 30_000, ValueStories::closedUnsigned),
          new Plot("M104", "2026-04", 9_000, 80_000, ValueStories::greenOnly),
          new Plot(
              "M105",
              "2026-07",
              12_000,
              60_000,
              c -> signed(c, "2026-07", 12_000, s -> s.by("ctl.rossi"))),
          new Plot("M106", "2026-08", 4_000, 100_000, c -> both(c, "2026-08", 4_000, 0)),
          new Plot("M107", "2026-06", 5_000, 40_000, c -> both(c, "2026-06", 5_000, 5_000)),
          new Plot("M108", "2026-06", 3_000, 20_000, c -> both(c, "2026-05", 3_000, 3_000)),
          new Plot("M109", "2026-07", 20_000, 0, ValueStories::avoided),
          new Plot("M110", "2026-05", 15_000, 50_000, ValueStories::recurringOneOff),
          new Plot(
              "M111",
              "2026-08",
              10_000,
              90_000,
              c -> decided(c, "2026-08", 10_000, "partial", 7_500)),
          new Plot(
              "M112", "2026-08", 8_000, 70_000, c -> decided(c, "2026-08", 8_000, "rejected", 0)),
          new Plot("M113", "2026-09", 6_500, 40_000, c -> claimed(c, "2026-09", 6_500, 6_500)),
          new Plot(
              "M114",
              "2026-07",
              7_000,
              50_000,
              c -> signed(c, "2026-07", 7_000, Signature::withoutEvidence)),
          new Plot("M115", "2026-05", 11_000, 80_000, ValueStories::withdrawn),
          new Plot("M116", "2026-06", 9_000, 60_000, ValueStories::claimedAgain),
          new Plot("M117", "2026-09", 5_200, 30_000, c -> both(c, "2026-09", 5_200, 5_200)),
          new Plot("M118", "2026-08", 3_300, 30_000, c -> claimed(c, "2026-08", 3_300, 3_300)),
          new Plot("M119", "2026-12", 2_000, 20_000, c -> {}),
          new Plot("M120", "2026-12", 2_500, 20_000, c -> {}),
          new Plot("M121", "2026-07", 15_000, 90_000, ValueStories::reclassed),
          new Plot("M122", "2026-09", 8_000, 120_000, c -> both(c, "2026-09", 32_000, 32_000)),
          new Plot("M123", "2026-07", 4_500, 45_000, ValueStories::accrued),
          new Plot("M124", "2026-09", 10_000, 60_000, c -> both(c, "2026-09", 10_000, 10_000)),
          new Plot("M125", "2026-07", 6_000, 40_000, c -> both(c, "2026-07", 6_000, 6_000)),
          new Plot("M127", "2026-08", 40_000, 140_000, c -> both(c, "2026-08", 40_000, 30_000)),
          new Plot("M128", "2026-08", 25_000, 140_000, c -> both(c, "2026-08", 25_000, 20_000)),
          new Plot("M126", "2026-03", 5_500, 40_000, ValueStories::held));

  private ValueStories() {}

  static Map<String, Plot> byMeasure() {
    return PLOTS.stream().collect(Collectors.toMap(Plot::measure, Function.identity()));
  }

  /** Claimed, and confirmed in full; the ledger shows as much as {@code shown}. */
  private static void both(Course course, String month, int claimed, int shown) {
    claimed(course, month, claimed, shown);
    sign(course, month, "confirmed", claimed);
  }

  private static void claimed(Course course, String month, int claimed, int shown) {
    course.claims(YearMonth.parse(month), units(claimed));
    course.moves(YearMonth.parse(month), units(shown));
  }

  private static void decided(
      Course course, String month, int claimed, String decision, int amount) {
    claimed(course, month, claimed, claimed);
    sign(course, month, decision, amount);
  }

  private static void signed(
      Course course, String month, int claimed, Function<Signature, Signature> how) {
    claimed(course, month, claimed, claimed);
    YearMonth at = YearMonth.parse(month);
    course.signs(at, how.apply(Signature.of("confirmed", units(claimed), course.measure(), at)));
  }

  private static String sign(Course course, String month, String decision, int amount) {
    YearMonth at = YearMonth.parse(month);
    return course.signs(at, Signature.of(decision, units(amount), course.measure(), at));
  }

  private static void closedUnsigned(Course course) {
    List.of("2026-01", "2026-02", "2026-03", "2026-04", "2026-05")
        .forEach(m -> claimed(course, m, 4_000, 4_000));
    course.closes(LocalDate.of(2026, 6, 18), false);
  }

  private static void greenOnly(Course course) {
    List.of("2026-04", "2026-05", "2026-06", "2026-07", "2026-08", "2026-09")
        .forEach(m -> both(course, m, 9_000, 0));
  }

  private static void avoided(Course course) {
    YearMonth month = YearMonth.of(2026, 7);
    course.claims(month, "cost_saving", units(20_000), false);
    course.signs(
        month, "cost_saving", Signature.of("confirmed", units(20_000), course.measure(), month));
  }

  private static void recurringOneOff(Course course) {
    for (YearMonth month : Calendar.months(YearMonth.of(2026, 5), YearMonth.of(2026, 7))) {
      course.claims(month, "cost_saving", units(15_000), month.getMonthValue() == 5);
      course.moves(month, units(15_000));
      course.signs(month, Signature.of("confirmed", units(15_000), course.measure(), month));
    }
  }

  private static void withdrawn(Course course) {
    claimed(course, "2026-05", 11_000, 11_000);
    String signoff = sign(course, "2026-05", "confirmed", 11_000);
    YearMonth month = YearMonth.of(2026, 5);
    Signature back = Signature.of("withdrawn", units(11_000), course.measure(), month);
    course.withdraws(signoff, month, back.at(Instant.parse("2026-08-12T09:30:00Z")));
  }

  private static void claimedAgain(Course course) {
    YearMonth month = YearMonth.of(2026, 6);
    String first = course.claims(month, units(9_000));
    course.reverses(first, month, units(9_000), Instant.parse("2026-07-06T08:00:00Z"));
    both(course, "2026-06", 4_000, 4_000);
  }

  /** The lines cost less, because part of them now lies on another cost centre. */
  private static void reclassed(Course course) {
    both(course, "2026-07", 15_000, 0);
    Line away =
        new Line(
            course.measure().selection(),
            LocalDate.of(2026, 7, 20),
            "reclass",
            units(-15_000),
            "Moved away");
    course.ledger().posts(away);
    Selection elsewhere = Selection.of(Entity.HG01, away.account(), "C900", 0);
    course
        .ledger()
        .posts(new Line(elsewhere, away.posted(), "reclass", units(15_000), "Moved here"));
  }

  /** An accrual of July is taken back in August, and July still bears it. */
  private static void accrued(Course course) {
    both(course, "2026-07", 4_500, 4_500);
    Line accrual =
        new Line(
            course.measure().selection(),
            LocalDate.of(2026, 7, 31),
            "accrual",
            units(20_000),
            "Not invoiced yet");
    String number = course.ledger().posts(accrual);
    Line back =
        new Line(
            accrual.on(),
            LocalDate.of(2026, 8, 3),
            "reversal",
            units(-20_000),
            "Took back " + number);
    course.ledger().posts(back.period(accrual.period()).reverses(number));
  }

  private static void held(Course course) {
    course.gate(
        "implemented", "held", Instant.parse("2026-05-04T10:00:00Z"), "The vendor is insolvent.");
    both(course, "2026-06", 5_500, 5_500);
  }
}
