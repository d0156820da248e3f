package io.countersign.reports.words;

import java.time.LocalDate;
import java.time.Month;
import java.time.format.DateTimeFormatter;
import java.time.format.TextStyle;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What {@link FigureFormat}, {@code Scale} and {@link Span} print, as German readers write it. */
public final class GermanFormat {
  /** With its currency, its size and the percent sign, where it has them. */
  static final String NUMBER =
      "(?:[A-Z]{3}\u00a0)?[+\u2212]?\\d{1,3}(?:,\\d{3})*(?:\\.\\d+)?(?:\u00a0[mk])?(?:[ \u00a0]%)?";

  private static final String MONTHS = "(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)";
  private static final DateTimeFormatter ENGLISH =
      DateTimeFormatter.ofPattern("d MMM uuuu", Locale.ENGLISH);
  private static final DateTimeFormatter GERMAN = DateTimeFormatter.ofPattern("dd.MM.uuuu");

  private static final List<GermanFormat> ALL =
      List.of(
          new GermanFormat(NUMBER, met -> number(met.group())),
          new GermanFormat("([A-Z]{3})(?: ([mk]))?", GermanFormat::unit),
          new GermanFormat(
              "(\\d{4}-\\d\\d-\\d\\d)((?: \\d\\d:\\d\\d(?: UTC)?)?)",
              met -> day(LocalDate.parse(met.group(1))) + met.group(2)),
          new GermanFormat("\\d{1,2} " + MONTHS + " \\d{4}", met -> day(met.group())),
          new GermanFormat(
              "(\\d{1,2} #)( \\d{4})? \u2013 (\\d{1,2} #( \\d{4}))".replace("#", MONTHS),
              GermanFormat::span),
          new GermanFormat("([A-Z][a-z]+) (\\d{4})", GermanFormat::month),
          new GermanFormat("#[0-9A-F]{6}", Matcher::group)); // an ink

  private final Pattern english;
  private final Function<Matcher, String> german;

  private GermanFormat(String english, Function<Matcher, String> german) {
    this.english = Pattern.compile(english);
    this.german = german;
  }

  /** A number, an amount, a unit, a day, a span, an instant or an ink; empty where it is none. */
  public static Optional<String> german(String text) {
    return ALL.stream()
        .map(one -> Optional.of(one.english.matcher(text)).filter(Matcher::matches).map(one.german))
        .flatMap(Optional::stream)
        .findFirst();
  }

  /** A printed number, with its unit where it has one. */
  public static String number(String printed) {
    String turned = printed.replace(',', '\u0000').replace('.', ',').replace('\u0000', '.');
    return turned.replace("\u00a0m", "\u00a0Mio.").replace("\u00a0k", "\u00a0Tsd.");
  }

  static String day(LocalDate day) {
    return GERMAN.format(day);
  }

  private static String day(String english) {
    return day(LocalDate.parse(english, ENGLISH));
  }

  /** "EUR m" is "Mio. EUR". */
  private static String unit(Matcher met) {
    String size = Objects.requireNonNullElse(met.group(2), "");
    return size.replace("m", "Mio. ").replace("k", "Tsd. ") + met.group(1);
  }

  private static String span(Matcher met) {
    String year = Objects.requireNonNullElse(met.group(2), met.group(4));
    return day(met.group(1) + year) + " \u2013 " + day(met.group(3));
  }

  /** Null, so no such text, where the word is no month. */
  private static String month(Matcher met) {
    return Arrays.stream(Month.values())
        .filter(month -> month.getDisplayName(TextStyle.FULL, Locale.ENGLISH).equals(met.group(1)))
        .map(month -> month.getDisplayName(TextStyle.FULL, Locale.GERMAN) + " " + met.group(2))
        .findFirst()
        .orElse(null);
  }
}
