package io.countersign.ingest.conform;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.countersign.contract.Contract;
import io.countersign.problem.Declarations;
import io.countersign.problem.Problem;
import io.countersign.problem.Problems;
import io.countersign.problem.Suggestion;
import io.countersign.problem.TextFile;
import io.countersign.problem.YamlToken;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A product's {@code mapping.yml}: its words to ours, by {@code feed.column}, or by {@code
 * feed.column if other=word} where one column holds several kinds of words. A word may also be
 * mapped to {@code {quarantine: why}}, and a whole column to the name of another whose words it
 * has. Once a column is mapped, a word not listed stops the feed.
 */
public final class Mapping {
  private static final Pattern KEY = Pattern.compile("(\\w+)\\.(\\w+)(?: if (\\w+)=(\\S+))?");

  private final Map<String, List<ValueMapping>> byFeed = new HashMap<>();
  private final String text;

  private Mapping(String text) {
    this.text = text;
  }

  public static Mapping none() {
    return new Mapping("");
  }

  /** The file as it is written. */
  public String text() {
    return text;
  }

  public static Mapping read(TextFile source, Map<String, Contract> feeds, Problems problems) {
    Mapping words = new Mapping(source.text());
    try {
      JsonNode root = YAMLMapper.builder().build().readTree(source.text());
      root.properties()
          .forEach(
              entry -> {
                JsonNode said = entry.getValue();
                JsonNode meant = said.isTextual() ? root.path(said.asText()) : said;
                words.add(entry.getKey(), meant, source, feeds, problems);
              });
    } catch (JsonProcessingException e) {
      problems.add(
          wrong(source.name(), "This is not readable as YAML: " + e.getOriginalMessage(), ""));
    }
    return words;
  }

  /** Whether a row does not land because this file says so, and not because of what it holds. */
  public boolean keepsOut(String feed, String reason) {
    return of(feed).stream()
        .anyMatch(
            words ->
                words.quarantined().keySet().stream().map(words::reason).anyMatch(reason::equals));
  }

  List<ValueMapping> of(String feed) {
    return byFeed.getOrDefault(feed, List.of());
  }

  private void add(
      String key, JsonNode said, TextFile source, Map<String, Contract> feeds, Problems problems) {
    Matcher parts = KEY.matcher(key);
    if (!parts.matches() || !said.isObject()) {
      problems.add(
          wrong(
              source.lineOf(key),
              "'" + key + "' is no mapping.",
              "Write 'feed.column: {THEIR WORD: our_word}', or name another key of this file."));
      return;
    }
    String known = unknown(parts, feeds);
    if (!known.isEmpty()) {
      problems.add(wrong(source.lineOf(key), "'" + key + "' names no column of a feed.", known));
      return;
    }
    ValueMapping vocabulary = vocabulary(parts, said);
    meant(vocabulary, feeds.get(parts.group(1)), source, problems);
    byFeed.computeIfAbsent(parts.group(1), feed -> new ArrayList<>()).add(vocabulary);
  }

  /** Each word of ours must be one that the column takes. */
  private static void meant(
      ValueMapping vocabulary, Contract feed, TextFile source, Problems problems) {
    List<String> ours = feed.columns().get(vocabulary.column()).words();
    for (String word : ours.isEmpty() ? Set.<String>of() : Set.copyOf(vocabulary.ours().values())) {
      if (!ours.contains(word)) {
        problems.add(
            Declarations.wrong(
                    place(source, feed.name() + "." + vocabulary.column(), word),
                    "'" + word + "' is no word of " + feed.name() + "." + vocabulary.column() + ".")
                .expected(String.join(", ", ours))
                .found(word)
                .now(Suggestion.among(word, ours)));
      }
    }
  }

  /** Where a word of ours stands: under its column, or under the key that the column names. */
  private static String place(TextFile source, String column, String word) {
    return YamlToken.values(source).stream()
        .filter(one -> one.text().equals(word))
        .min(Comparator.comparing(one -> !one.path().startsWith(column)))
        .map(one -> source.name() + ":" + one.line())
        .orElse(source.name());
  }

  private static String unknown(Matcher parts, Map<String, Contract> feeds) {
    Contract feed = feeds.get(parts.group(1));
    if (feed == null) {
      return Suggestion.among(parts.group(1), feeds.keySet());
    }
    for (String column : new String[] {parts.group(2), parts.group(3)}) {
      if (column != null && !feed.columns().containsKey(column)) {
        return Suggestion.among(column, feed.columns().keySet());
      }
    }
    return "";
  }

  private static ValueMapping vocabulary(Matcher parts, JsonNode said) {
    Map<String, String> ours = new HashMap<>();
    Map<String, String> quarantined = new HashMap<>();
    for (var word : said.properties()) {
      if (word.getValue().isObject()) {
        quarantined.put(word.getKey(), word.getValue().path("quarantine").asText());
      } else {
        ours.put(word.getKey(), word.getValue().asText());
      }
    }
    return new ValueMapping(
        parts.group(2),
        parts.group(3) == null ? "" : parts.group(3),
        parts.group(4) == null ? "" : parts.group(4),
        Map.copyOf(ours),
        Map.copyOf(quarantined));
  }

  private static Problem wrong(String where, String what, String now) {
    return Declarations.wrong(where, what).now(now);
  }
}
