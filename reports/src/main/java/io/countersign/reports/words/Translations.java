package io.countersign.reports.words;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * German for what the house says in English: whole texts; sentences with figures and names in them;
 * clauses, each by itself. A text is said whole or not at all: no sentence is half in one language.
 *
 * <p>In a sentence {@code {n}} (and {@code {n_late}}) is a printed number, {@code {name}} (and
 * {@code {name_owner}}) whatever a source wrote, which stays; any other is words of the house
 * within one clause, and is said too.
 */
final class Translations {
  private static final Pattern NAMED = Pattern.compile("\\{([^}]*)}");
  private static final String WITHIN = "(?:(?!; |, | \u00b7 ).)+?";
  private static final List<String> BORDERS = List.of(" \u00b7 ", "; ", ", ");

  private final Map<String, String> words;
  private final Map<Pattern, String> sentences = new LinkedHashMap<>();

  Translations(Map<String, String> words) {
    this.words = words;
    words.keySet().stream()
        .filter(key -> key.contains("{"))
        .forEach(key -> sentences.put(pattern(key), key));
  }

  boolean isEmpty() {
    return words.isEmpty();
  }

  /** A word with its place before it; empty where it means there what it means everywhere. */
  Optional<String> here(String word) {
    return Optional.ofNullable(words.get(word));
  }

  /** Empty where no word, no sentence and no row of clauses is known that makes the text up. */
  Optional<String> german(String text) {
    return Optional.ofNullable(words.get(text))
        .or(() -> GermanFormat.german(text))
        .or(() -> sentence(text))
        .or(() -> clauses(text));
  }

  private Optional<String> sentence(String text) {
    for (Map.Entry<Pattern, String> one : sentences.entrySet()) {
      Matcher met = one.getKey().matcher(text);
      if (met.matches()) {
        Optional<String> said = sentence(one.getValue(), met);
        if (said.isPresent()) {
          return said;
        }
      }
    }
    return Optional.empty();
  }

  private Optional<String> sentence(String key, Matcher met) {
    List<String> names = names(key);
    Map<String, String> said = new LinkedHashMap<>();
    for (int i = 0; i < names.size(); i++) {
      String english = met.group(i + 1);
      Optional<String> own = names.get(i).startsWith("name") ? Optional.of(english) : word(english);
      if (own.isEmpty()) {
        return own;
      }
      said.put("{" + names.get(i) + "}", own.get());
    }
    return Optional.of(
        NAMED
            .matcher(words.get(key))
            .replaceAll(r -> Matcher.quoteReplacement(said.get(r.group()))));
  }

  /** Without letters it is the same in all languages; a word may stand within a sentence. */
  private Optional<String> word(String english) {
    if (english.codePoints().noneMatch(Character::isLetter)) {
      return german(english).or(() -> Optional.of(english));
    }
    String first = english.substring(0, 1).toUpperCase(Locale.ROOT) + english.substring(1);
    return german(english).or(() -> Optional.ofNullable(words.get(first)));
  }

  private Optional<String> clauses(String text) {
    for (String border : BORDERS) {
      if (text.contains(border)) {
        List<String> all = List.of(text.split(Pattern.quote(border), -1));
        List<String> said = all.stream().map(this::word).flatMap(Optional::stream).toList();
        return said.size() < all.size() ? Optional.empty() : Optional.of(String.join(border, said));
      }
    }
    return Optional.empty();
  }

  private static List<String> names(String key) {
    return NAMED.matcher(key).results().map(result -> result.group(1)).toList();
  }

  private static Pattern pattern(String key) {
    StringBuilder pattern = new StringBuilder();
    Matcher named = NAMED.matcher(key);
    int at = 0;
    while (named.find()) {
      pattern.append(Pattern.quote(key.substring(at, named.start())));
      pattern.append('(').append(kind(named.group(1))).append(')');
      at = named.end();
    }
    return Pattern.compile(pattern.append(Pattern.quote(key.substring(at))).toString());
  }

  private static String kind(String name) {
    if (name.startsWith("name")) {
      return "(?s:.+?)";
    }
    return name.equals("n") || name.startsWith("n_") ? GermanFormat.NUMBER : WITHIN;
  }
}
