package io.countersign.reports.words;

import io.countersign.problem.Declarations;
import io.countersign.problem.Exit;
import io.countersign.problem.Problem;
import io.countersign.problem.Problems;
import io.countersign.problem.Refusal;
import io.countersign.problem.Resources;
import io.countersign.problem.TextFile;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.stream.Collectors;

/**
 * The words and numbers of reports in the language of their readers. English is as it is written;
 * for another language files of the house and of each report hold the words, and what they do not
 * hold stays English.
 */
public final class Language {
  /** The parameter that says which. */
  public static final String LOCALE = "locale";

  public static final Language ENGLISH = new Language(Locale.UK, Map.of(), Map.of());
  private static final String SHARED = "reports/german.yml";
  private static final String DETAILS = "reports/details_german.yml";
  private final Locale locale;
  private final Translations phrases;
  private final Translations details;
  private final Set<String> missing = new ConcurrentSkipListSet<>();

  private Language(Locale locale, Map<String, String> words, Map<String, String> details) {
    this.locale = locale;
    this.phrases = new Translations(words);
    this.details = new Translations(details);
  }

  /** What a {@code german.yml} holds: English to German. */
  record Dictionary(Map<String, String> words) {}

  /**
   * A language by its tag, with the words of a report.
   *
   * @throws Refusal LOCALE_UNKNOWN
   */
  public static Language of(String tag, String report) {
    return switch (tag.replaceFirst("[-_].*", "")) {
      case "", "en" -> ENGLISH;
      case "de" ->
          new Language(
              Locale.GERMANY,
              german(List.of("reports/" + report + "/german.yml", SHARED)),
              german(List.of(DETAILS)));
      default ->
          throw Problem.of("LOCALE_UNKNOWN", "countersign.yml: locale")
              .what("Reports are not written in this language.")
              .expected("en or de")
              .found(tag)
              .refusal(Exit.WRONG_CALL);
    };
  }

  /** The words of an earlier file come before those of a later one. */
  private static Map<String, String> german(List<String> files) {
    Problems problems = new Problems();
    Map<String, String> words = new LinkedHashMap<>();
    List<TextFile> all = Resources.list("reports", "german.yml");
    for (String file : files) {
      all.stream()
          .filter(source -> source.name().equals(file))
          .flatMap(source -> Declarations.read(source, Dictionary.class, problems).stream())
          .forEach(dictionary -> dictionary.words().forEach(words::putIfAbsent));
    }
    problems.refuseIfAny(Exit.WRONG_CALL);
    return words;
  }

  public String tag() {
    return locale.toLanguageTag();
  }

  public boolean isEnglish() {
    return phrases.isEmpty();
  }

  /** A text of the house: words, a sentence, a number or a day. Names stay in it as they are. */
  public String say(String text) {
    if (text == null || isEnglish()) {
      return text;
    }
    Optional<String> said = phrases.german(text);
    if (said.isEmpty() && text.codePoints().anyMatch(Character::isLetter)) {
      missing.add(text);
    }
    return said.orElse(text);
  }

  /**
   * A text of the house where it stands: a word that means something else there has a key of its
   * own, the place before it: {@code attainment/Closed}.
   *
   * @param place the table or template that it stands in
   */
  public String say(String text, String place) {
    Optional<String> here = phrases.here(place + "/" + text);
    return text == null || here.isEmpty() ? say(text) : here.get();
  }

  /** What a mart says in words; names and what has no words here stay as they are in it. */
  public String detail(String text) {
    return Arrays.stream(text.replace('_', ' ').split("; ?", -1))
        .map(clause -> details.german(clause).orElse(clause))
        .collect(Collectors.joining("; "));
  }

  /** Why a row could not be read; what it quotes of the source stays as it is. */
  public String reason(String text) {
    return Arrays.stream(text.split("; (?=[\\w.]+ (?:is|are) )", -1))
        .map(clause -> details.german(clause).orElse(clause))
        .collect(Collectors.joining("; "));
  }

  /** The texts that it was given and has no words for, so they stayed English. */
  public Set<String> missing() {
    return missing;
  }

  /** A printed number, with its unit where it has one. */
  public String number(String printed) {
    return isEnglish() ? printed : GermanFormat.number(printed);
  }

  public String day(LocalDate day) {
    return isEnglish() ? FigureFormat.day(day) : GermanFormat.day(day);
  }

  /** "October 2026". */
  String month(LocalDate day) {
    return DateTimeFormatter.ofPattern("MMMM uuuu", locale).format(day);
  }
}
