package io.countersign.schedules.call;

import io.countersign.problem.Exit;
import io.countersign.time.FiscalCalendar;
import io.countersign.time.Period;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import picocli.CommandLine.Option;

/** The two clocks of a call. */
public final class PeriodOptions {
  private static final int EARLIEST = 1900;
  private static final int LATEST = 2200;

  @Option(
      names = "--period",
      paramLabel = "P",
      description = "The last period to show, as 2026-10 (default: the last one that has ended).")
  private Optional<String> period = Optional.empty();

  @Option(
      names = "--as-of",
      paramLabel = "T",
      description = "Count what was known at this instant, as 2026-11-04T06:00:00Z (default: now).")
  private Optional<String> asOf = Optional.empty();

  /** The two clocks, said by a program. */
  public static PeriodOptions of(String period, Instant asOf) {
    PeriodOptions when = new PeriodOptions();
    when.period = Optional.of(period);
    when.asOf = Optional.of(asOf.toString());
    return when;
  }

  public Optional<Instant> asOf() {
    return asOf.map(PeriodOptions::instant);
  }

  public Optional<String> period() {
    return period;
  }

  /** A period by its name; one that no company can mean is none. */
  public static Period period(FiscalCalendar calendar, String name) {
    try {
      Period period = calendar.parse(name);
      int year = period.startsOn().getYear();
      if (year < EARLIEST || year > LATEST) {
        throw CallProblems.wrong("--period", "This period is out of reach.")
            .expected("from " + EARLIEST + " to " + LATEST)
            .found(name)
            .refusal(Exit.WRONG_CALL);
      }
      return period;
    } catch (IllegalArgumentException e) {
      throw CallProblems.wrong("--period", e.getMessage()).refusal(Exit.WRONG_CALL);
    }
  }

  private static Instant instant(String text) {
    try {
      return Instant.parse(text);
    } catch (DateTimeParseException e) {
      throw CallProblems.wrong("--as-of", "This is no instant.")
          .expected("as 2026-11-04T06:00:00Z")
          .found(text)
          .refusal(Exit.WRONG_CALL);
    }
  }
}
