package io.countersign.reports;

import io.countersign.lake.Declarations;
import io.countersign.lake.Exit;
import io.countersign.lake.Problem;
import io.countersign.lake.Problems;
import io.countersign.lake.Refusal;
import io.countersign.lake.Resources;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The words and numbers of lists in the language of their readers. English is as it is written; for
 * another language a file of the house holds the words, and what it does not hold stays English.
 */
final class Language {
  /** The parameter that says which. */
  static final String LOCALE = "locale";

  static final Language ENGLISH = new Language(Locale.UK, Map.of());
  private static final Pattern NAMED = Pattern.compile("\\{([^}]*)}");
  private final Locale locale;
  private final Map<String, String> words;
  private final Map<Pattern, String> sentences = new LinkedHashMap<>();

  private Language(Locale locale, Map<String, String> words) {
    this.locale = locale;
    this.words = words;
    words.keySet().stream()
        .filter(key -> key.contains("{"))
        .forEach(key -> sentences.put(pattern(key), key));
  }

  /** What {@code german.yml} holds: English to German. */
  record Dictionary(Map<String, String> words) {}

  /**
   * A language by its tag.
   *
   * @throws Refusal LOCALE_UNKNOWN
   */
  static Language of(String tag) {
    return switch (tag.replaceFirst("[-_].*", "")) {
      case "", "en" -> ENGLISH;
      case "de" -> new Language(Locale.GERMANY, german());
      default ->
          throw new Refusal(
              Exit.WRONG_CALL,
              new Problem(
                  "LOCALE_UNKNOWN",
                  "countersign.yml: locale",
                  "Reports are not written in this language.",
                  "en or de",
                  tag,
                  ""));
    };
  }

  private static Map<String, String> german() {
    Problems problems = new Problems();
    Map<String, String> words =
        Resources.list("reports", "german.yml").stream()
            .findFirst()
            .flatMap(source -> Declarations.read(source, Dictionary.class, problems))
            .map(Dictionary::words)
            .orElse(Map.of());
    problems.refuseIfAny(Exit.WRONG_CALL);
    return words;
  }

  String tag() {
    return locale.toLanguageTag();
  }

  boolean isEnglish() {
    return words.isEmpty();
  }

  /** The words for a text; names in braces stay where the language puts them. */
  String say(String text) {
    if (text == null || isEnglish()) {
      return text;
    }
    String exact = words.get(text);
    return exact == null ? sentence(text) : exact;
  }

  private String sentence(String text) {
    for (Map.Entry<Pattern, String> one : sentences.entrySet()) {
      Matcher met = one.getKey().matcher(text);
      if (met.matches()) {
        List<String> names = NAMED.matcher(one.getValue()).results().map(r -> r.group(1)).toList();
        return NAMED
            .matcher(words.get(one.getValue()))
            .replaceAll(r -> Matcher.quoteReplacement(met.group(names.indexOf(r.group(1)) + 1)));
      }
    }
    return text;
  }

  private static Pattern pattern(String key) {
    StringBuilder pattern = new StringBuilder();
    Matcher named = NAMED.matcher(key);
    int at = 0;
    while (named.find()) {
      pattern.append(Pattern.quote(key.substring(at, named.start()))).append("(.+?)");
      at = named.end();
    }
    return Pattern.compile(pattern.append(Pattern.quote(key.substring(at))).toString());
  }

  /** A printed number, with its unit where it has one. */
  String number(String printed) {
    if (isEnglish()) {
      return printed;
    }
    return printed
        .replace(',', '\u0000')
        .replace('.', ',')
        .replace('\u0000', '.')
        .replaceFirst("\u00a0m$", "\u00a0Mio.")
        .replaceFirst("\u00a0k$", "\u00a0Tsd.");
  }

  String day(LocalDate day) {
    return isEnglish() ? Print.day(day) : DateTimeFormatter.ofPattern("dd.MM.uuuu").format(day);
  }

  /** "October 2026". */
  String month(LocalDate day) {
    return DateTimeFormatter.ofPattern("MMMM uuuu", locale).format(day);
  }
}
