package io.countersign.reports.words;

import io.countersign.company.Basis;
import io.countersign.time.FiscalCalendar;
import io.countersign.time.Period;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** The fiscal year up to the asked period, in words. */
public record Span(Period first, Period last) {
  private static final DateTimeFormatter MONTH =
      DateTimeFormatter.ofPattern("MMMM uuuu", Locale.ENGLISH);

  public static Span of(Basis ask) {
    return new Span(firstOfYear(ask), ask.period());
  }

  /** The first period of the fiscal year that the asked period lies in. */
  public static Period firstOfYear(Basis ask) {
    FiscalCalendar calendar = ask.company().fiscalYear();
    Period first = ask.period();
    while (calendar.previous(first).fiscalYear() == first.fiscalYear()) {
      first = calendar.previous(first);
    }
    return first;
  }

  /** The period alone: "October 2026", or its own name where it is no calendar month. */
  public String period() {
    boolean month =
        last.startsOn().getDayOfMonth() == 1
            && last.endsOn().equals(last.startsOn().plusMonths(1).minusDays(1));
    return month ? MONTH.format(last.startsOn()) : "period " + last.name();
  }

  /** The period alone, in another language. */
  public String period(Language language) {
    return period().endsWith(last.name()) ? last.name() : language.month(last.startsOn());
  }

  /** From the first day to the last, in another language. */
  public String toDate(Language language) {
    return language.day(first.startsOn()) + " \u2013 " + language.day(last.endsOn());
  }

  /** "1 Jan – 31 Oct 2026". */
  public String toDate() {
    LocalDate from = first.startsOn();
    String start = FigureFormat.day(from);
    boolean sameYear = from.getYear() == last.endsOn().getYear();
    return (sameYear ? start.substring(0, start.length() - 5) : start)
        + " \u2013 "
        + FigureFormat.day(last.endsOn());
  }
}
