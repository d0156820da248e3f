package io.countersign.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class FiscalCalendarTest {

  @Test
  void a_calendar_year_has_the_months_as_periods() {
    FiscalCalendar calendar = FiscalCalendar.startingOn("01-01");
    Period october = calendar.periodOf(LocalDate.parse("2026-10-31"));
    assertThat(october)
        .isEqualTo(
            new Period(
                "2026-10", 2026, 10, LocalDate.parse("2026-10-01"), LocalDate.parse("2026-10-31")));
    assertThat(calendar.next(october).name()).isEqualTo("2026-11");
    assertThat(calendar.previous(calendar.parse("2026-01")).name()).isEqualTo("2025-12");
  }

  @Test
  void a_shifted_year_has_the_number_of_the_year_in_which_it_ends() {
    FiscalCalendar calendar = FiscalCalendar.startingOn("04-01");
    assertThat(calendar.parse("2026-04"))
        .extracting(Period::fiscalYear, Period::number)
        .containsExactly(2027, 1);
    assertThat(calendar.parse("2027-03"))
        .extracting(Period::fiscalYear, Period::number)
        .containsExactly(2027, 12);
  }

  @Test
  void weeks_of_4_4_5_make_quarters_of_13_weeks_and_cover_every_day_once() {
    FiscalCalendar calendar = FiscalCalendar.ofWeeks("4-4-5");
    assertThat(calendar.parse("2026-P01").startsOn()).isEqualTo("2025-12-29");
    assertThat(calendar.parse("2026-P03").endsOn()).isEqualTo("2026-03-29");
    // 2026 has 53 weeks: the last one belongs to the last period.
    assertThat(calendar.parse("2026-P12").endsOn()).isEqualTo("2027-01-03");
    coversEveryDay(calendar);
  }

  @Test
  void thirteen_periods_have_four_weeks_each() {
    FiscalCalendar calendar = FiscalCalendar.ofWeeks("13");
    assertThat(calendar.parse("2025-P13").endsOn()).isEqualTo("2025-12-28");
    assertThat(calendar.between(calendar.parse("2025-P01"), calendar.parse("2025-P13")))
        .hasSize(13);
    coversEveryDay(calendar);
  }

  private static void coversEveryDay(FiscalCalendar calendar) {
    Period period = calendar.periodOf(LocalDate.parse("2019-06-01"));
    for (int i = 0; i < 200; i++) {
      Period next = calendar.next(period);
      assertThat(next.startsOn()).isEqualTo(period.endsOn().plusDays(1));
      assertThat(calendar.parse(next.name())).isEqualTo(next);
      assertThat(calendar.periodOf(next.endsOn())).isEqualTo(next);
      period = next;
    }
  }

  @Test
  void what_is_no_calendar_or_period_is_refused_with_an_example() {
    assertThatThrownBy(() -> FiscalCalendar.startingOn("02-30"))
        .hasMessageContaining("found 02-30");
    assertThatThrownBy(() -> FiscalCalendar.ofWeeks("4-4-4")).hasMessageContaining("found 4-4-4");
    assertThatThrownBy(() -> FiscalCalendar.startingOn("01-01").parse("2026-13"))
        .hasMessageContaining("found 2026-13");
    assertThatThrownBy(() -> FiscalCalendar.ofWeeks("13").parse("2026-P14"))
        .hasMessageContaining("P01 to P13");
  }
}
