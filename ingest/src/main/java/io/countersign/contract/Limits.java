package io.countersign.contract;

import io.countersign.problem.Declarations;
import io.countersign.problem.Problem;
import io.countersign.problem.Problems;
import io.countersign.problem.TextFile;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * How far a feed may be from what one expects of it before it is stopped. Durations are written as
 * PT2H or P3D.
 *
 * @param shrinksPercent how many of a hundred rows may vanish at once; 90 where nothing is said
 * @param freshWithin how old the newest fact may be; any age where nothing is said
 * @param aheadBy how far the source's clock may be in the future; PT1H where nothing is said
 * @param datesFrom the first day that a date or an instant may well say; 1990-01-01 where nothing
 *     is said
 * @param datesTo the last such day; 2100-12-31 where nothing is said
 */
public record Limits(
    Optional<Integer> shrinksPercent,
    Optional<String> freshWithin,
    Optional<String> aheadBy,
    Optional<String> datesFrom,
    Optional<String> datesTo) {
  private static final int SHRINKS_PERCENT = 90;
  private static final LocalDate FIRST_DAY = LocalDate.of(1990, 1, 1);
  private static final LocalDate LAST_DAY = LocalDate.of(2100, 12, 31);

  public static Limits none() {
    return new Limits(
        Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
  }

  /** These, and where they say nothing the others. */
  public Limits or(Limits others) {
    return new Limits(
        shrinksPercent.or(others::shrinksPercent),
        freshWithin.or(others::freshWithin),
        aheadBy.or(others::aheadBy),
        datesFrom.or(others::datesFrom),
        datesTo.or(others::datesTo));
  }

  public int shrinks() {
    return shrinksPercent.orElse(SHRINKS_PERCENT);
  }

  public Optional<Duration> fresh() {
    return freshWithin.map(Duration::parse);
  }

  public Duration ahead() {
    return aheadBy.map(Duration::parse).orElse(Duration.ofHours(1));
  }

  public LocalDate firstDay() {
    return datesFrom.map(LocalDate::parse).orElse(FIRST_DAY);
  }

  public LocalDate lastDay() {
    return datesTo.map(LocalDate::parse).orElse(LAST_DAY);
  }

  /** Everything that cannot be read. */
  public void check(TextFile source, Problems problems) {
    Stream.of(freshWithin, aheadBy)
        .flatMap(Optional::stream)
        .forEach(text -> duration(text, source, problems));
    Stream.of(datesFrom, datesTo)
        .flatMap(Optional::stream)
        .forEach(text -> day(text, source, problems));
    shrinksPercent
        .filter(percent -> percent < 1 || percent > 100)
        .ifPresent(
            percent -> problems.add(wrong(source, "shrinks_percent", "1 to 100", percent + "")));
  }

  private static void duration(String text, TextFile source, Problems problems) {
    try {
      Duration.parse(text);
    } catch (DateTimeParseException e) {
      problems.add(wrong(source, "limits", "a duration, as PT2H or P3D", text));
    }
  }

  private static void day(String text, TextFile source, Problems problems) {
    try {
      LocalDate.parse(text);
    } catch (DateTimeException e) {
      problems.add(wrong(source, "limits", "a date, as 1990-01-01", text));
    }
  }

  private static Problem wrong(TextFile source, String key, String expected, String found) {
    return Declarations.wrong(source.lineOf(key), "A limit cannot be read.")
        .expected(expected)
        .found(found)
        .now("Correct it under 'limits:'.");
  }
}
