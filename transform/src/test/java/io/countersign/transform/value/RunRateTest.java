package io.countersign.transform.value;

import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.time.FiscalCalendar;
import io.countersign.time.Period;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class RunRateTest {
  private static final FiscalCalendar YEARS = FiscalCalendar.startingOn("01-01");
  private static final Optional<LocalDate> OPEN = Optional.empty();

  @Test
  void ten_thousand_a_month_from_the_sixteenth_of_october_is_not_thirty_thousand() {
    RunRate pace = pace("2026-10-16", OPEN, "2026-10 10000", "2026-11 10000", "2026-12 10000");
    assertThat(pace.inPeriod(period("2026-12"))).isEqualByComparingTo("25161.2903");
    assertThat(pace.runRate(period("2026-12"))).hasValueSatisfying(is("120000"));
    assertThat(pace.carryOver(period("2026-12"))).hasValueSatisfying(is("94838.7097"));
  }

  @Test
  void half_a_month_verified_as_half_a_month_is_not_halved_again() {
    RunRate pace = pace("2026-10-16", OPEN, "2026-10 5161.29", "2026-11 10000", "2026-12 10000");
    assertThat(pace.inPeriod(period("2026-12"))).isEqualByComparingTo("25161.29");
  }

  @Test
  void fewer_than_three_verified_months_make_no_run_rate() {
    RunRate pace = pace("2026-01-01", OPEN, "2026-08 500", "2026-10 700");
    assertThat(pace.runRate(period("2026-10"))).isEmpty();
    assertThat(pace.carryOver(period("2026-10"))).isEmpty();
    assertThat(pace.inPeriod(period("2026-10"))).isEqualByComparingTo("1200");
  }

  @Test
  void months_ahead_in_the_year_count_at_the_run_rate_and_none_after_the_end() {
    String[] verified = {"2026-07 300", "2026-08 600", "2026-09 900"};
    RunRate open = pace("2026-07-01", OPEN, verified);
    assertThat(open.runRate(period("2026-09"))).hasValueSatisfying(is("7200"));
    assertThat(open.inPeriod(period("2026-09"))).isEqualByComparingTo("3600");
    assertThat(open.carryOver(period("2026-09"))).hasValueSatisfying(is("3600"));
    RunRate ending = pace("2026-07-01", Optional.of(LocalDate.parse("2026-10-31")), verified);
    assertThat(ending.inPeriod(period("2026-09"))).isEqualByComparingTo("2400");
    assertThat(ending.carryOver(period("2026-09"))).hasValueSatisfying(is("0"));
  }

  @Test
  void what_was_closed_and_falls_under_nine_tenths_for_two_months_has_come_back() {
    BenefitPersistence after =
        new BenefitPersistence(
            pace(
                "2026-01-01",
                OPEN,
                "2026-03 100",
                "2026-04 100",
                "2026-05 100",
                "2026-06 90",
                "2026-07 89",
                "2026-08 80"),
            period("2026-05"),
            Set.of());
    assertThat(after.runRateAtClosure()).hasValueSatisfying(is("1200"));
    assertThat(after.ratio(period("2026-07"))).isEmpty();
    assertThat(after.ratio(period("2026-08"))).hasValueSatisfying(is("0.863333"));
    assertThat(after.cusum(period("2026-08"))).hasValueSatisfying(is("-41"));
    assertThat(after.underTolerance(period("2026-06"))).isFalse();
    assertThat(after.regression(period("2026-07"))).isFalse();
    assertThat(after.regression(period("2026-08"))).isTrue();
  }

  @Test
  void what_nobody_has_looked_at_yet_is_no_regression() {
    RunRate pace = pace("2026-01-01", OPEN, "2026-03 100", "2026-04 100", "2026-05 100");
    Set<LocalDate> waiting = Set.of(LocalDate.parse("2026-07-01"));
    BenefitPersistence after = new BenefitPersistence(pace, period("2026-05"), waiting);
    assertThat(after.underTolerance(period("2026-06"))).isTrue();
    assertThat(after.underTolerance(period("2026-07"))).isFalse();
    assertThat(after.regression(period("2026-07"))).isFalse();
    assertThat(after.underTolerance(period("2026-05"))).isFalse();
  }

  @Test
  void p6_a_month_that_is_not_judged_changes_nothing_until_it_is() {
    Random random = new Random(6);
    for (int i = 0; i < 200; i++) {
      List<String> months = new ArrayList<>();
      for (int month = 1; month <= 9; month++) {
        if (random.nextInt(5) > 0) {
          months.add("2026-0" + month + " " + random.nextInt(-50, 500));
        }
      }
      RunRate before = pace("2026-01-01", OPEN, months.toArray(String[]::new));
      months.add("2026-10 " + random.nextInt(-50, 500));
      RunRate judged = pace("2026-01-01", OPEN, months.toArray(String[]::new));
      Set<LocalDate> october = Set.of(period("2026-10").startsOn());
      RunRate waiting =
          new RunRate(YEARS, judged.from(), OPEN, Set.of(), judged.verified(), october);
      assertThat(waiting.runRate(period("2026-10"))).isEqualTo(before.runRate(period("2026-09")));
      if (before.runRate(period("2026-09")).isPresent()) {
        assertThat(waiting.inPeriod(period("2026-10")))
            .isEqualByComparingTo(before.inPeriod(period("2026-09")));
      }
    }
  }

  @Test
  void p6_what_waits_for_a_decision_is_neither_missing_since_closure_nor_a_month_of_three() {
    RunRate pace =
        pace("2026-01-01", OPEN, "2026-03 100", "2026-04 100", "2026-05 100", "2026-06 90");
    Set<LocalDate> waiting = Set.of(LocalDate.parse("2026-07-01"));
    BenefitPersistence after = new BenefitPersistence(pace, period("2026-05"), waiting);
    assertThat(after.cusum(period("2026-07"))).hasValueSatisfying(is("-10"));
    assertThat(after.ratio(period("2026-08"))).isEmpty();
  }

  private static java.util.function.Consumer<BigDecimal> is(String amount) {
    return found -> assertThat(found).isEqualByComparingTo(amount);
  }

  private static Period period(String name) {
    return YEARS.parse(name);
  }

  private static RunRate pace(String from, Optional<LocalDate> to, String... months) {
    TreeMap<LocalDate, BigDecimal> verified = new TreeMap<>();
    for (String month : months) {
      String[] words = month.split(" ", -1);
      verified.put(period(words[0]).startsOn(), new BigDecimal(words[1]));
    }
    return new RunRate(YEARS, LocalDate.parse(from), to, Set.of(), verified, Set.of());
  }
}
