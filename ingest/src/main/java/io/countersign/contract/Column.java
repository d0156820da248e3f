package io.countersign.contract;

import com.fasterxml.jackson.databind.JsonNode;
import io.countersign.problem.Declarations;
import io.countersign.problem.Exit;
import io.countersign.problem.Problem;
import io.countersign.problem.Problems;
import io.countersign.problem.Resources;
import io.countersign.problem.Suggestion;
import io.countersign.problem.TextFile;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructField;

/**
 * One column of a contract.
 *
 * @param words the closed list, for types WORD and WORDS; otherwise empty
 * @param blank what a blank means; empty where the column may not be blank
 * @param where the rows in which the text is a word of a closed list
 */
public record Column(
    String name,
    ColumnType type,
    List<String> words,
    Optional<String> blank,
    Optional<Where> where) {

  /**
   * Rows in which another column says a word.
   *
   * @param words the closed list that holds there
   */
  public record Where(String column, String word, List<String> words) {}

  /** Word lists that many tables share, by the name that contracts call them. */
  static final Map<String, List<String>> NAMED_WORDS = namedWords();

  /** {@code words.yml} as it is written. */
  record WordLists(Map<String, List<String>> words) {}

  private static Map<String, List<String>> namedWords() {
    TextFile source = Resources.text("io/countersign/contract/words.yml");
    Problems problems = new Problems();
    Optional<WordLists> read = Declarations.read(source, WordLists.class, problems);
    problems.refuseIfAny(Exit.WRONG_CALL);
    Map<String, List<String>> words = new LinkedHashMap<>(read.orElseThrow().words());
    // What a change must show, and before which of its gates; any time where none is said.
    words.put(
        "evidence_asked",
        words.get("evidence_kind").stream()
            .flatMap(kind -> Stream.of(kind, kind + "@start", kind + "@end", kind + "@closed"))
            .toList());
    return Collections.unmodifiableMap(words);
  }

  /**
   * As tables in the lake have it: it may be null as far as Spark knows. That it may not be blank
   * is held by checks; were it a part of the type, an absent table would be of another type than
   * one that is there, and what groups both by one key would not run.
   */
  StructField field() {
    return DataTypes.createStructField(name, type.spark(), true);
  }

  private static final List<String> KEYS = List.of("type", "several", "where", "blank");

  /**
   * Reads {@code money}, {@code [a, b]} or {@code {type: …, blank: …}}; {@code several: [a, b]} for
   * a list of such words, and {@code where: {field=status: [a, b]}} beside a text that has words in
   * some rows.
   */
  static Optional<Column> read(String name, JsonNode said, TextFile source, Problems problems) {
    if (!said.isObject()) {
      return typed(name, said, Optional.empty(), source, problems);
    }
    for (String key : (Iterable<String>) said::fieldNames) {
      if (!KEYS.contains(key)) {
        problems.add(
            wrong(
                source, name, "'" + key + "' is no key of a column.", Suggestion.among(key, KEYS)));
      }
    }
    Optional<String> blank = Optional.ofNullable(said.get("blank")).map(JsonNode::asText);
    return said.has("several")
        ? words(said.get("several"))
            .map(list -> new Column(name, ColumnType.WORDS, list, blank, Optional.empty()))
            .or(() -> typed(name, said.get("several"), blank, source, problems))
        : typed(name, said.path("type"), blank, source, problems)
            .map(column -> column.with(where(said.path("where"))));
  }

  private Column with(Optional<Where> rows) {
    return new Column(name, type, words, blank, rows);
  }

  private static Optional<Where> where(JsonNode said) {
    return said.properties().stream()
        .findFirst()
        .map(
            rows -> {
              String[] sides = rows.getKey().split("=", 2);
              String word = sides.length == 2 ? sides[1] : "";
              return new Where(sides[0], word, words(rows.getValue()).orElse(List.of()));
            });
  }

  /** A list as it is written, or by its name. */
  private static Optional<List<String>> words(JsonNode said) {
    if (!said.isArray()) {
      return Optional.ofNullable(NAMED_WORDS.get(said.asText()));
    }
    List<String> words = new ArrayList<>();
    said.forEach(word -> words.add(word.asText()));
    return Optional.of(List.copyOf(words));
  }

  private static Optional<Column> typed(
      String name, JsonNode type, Optional<String> blank, TextFile source, Problems problems) {
    Optional<List<String>> words = words(type);
    if (words.isPresent()) {
      return Optional.of(new Column(name, ColumnType.WORD, words.get(), blank, Optional.empty()));
    }
    Optional<ColumnType> known = ColumnType.named(type.asText());
    if (known.isEmpty()) {
      problems.add(
          wrong(
              source,
              name,
              "'" + type.asText() + "' is no type.",
              Suggestion.among(type.asText(), typeNames())));
    }
    return known.map(found -> new Column(name, found, List.of(), blank, Optional.empty()));
  }

  private static Set<String> typeNames() {
    Set<String> names = new LinkedHashSet<>(ColumnType.names());
    names.addAll(NAMED_WORDS.keySet());
    return names;
  }

  private static Problem wrong(TextFile source, String name, String what, String now) {
    return Declarations.wrong(source.lineOf(name), "Column '" + name + "': " + what).now(now);
  }
}
