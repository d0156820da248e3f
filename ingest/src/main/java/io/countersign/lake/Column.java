package io.countersign.lake;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructField;

/**
 * One column of a contract.
 *
 * @param words the closed list, for type WORD; otherwise empty
 * @param blank what a blank means; empty where the column may not be blank
 */
public record Column(String name, ColumnType type, List<String> words, Optional<String> blank) {
  private static final List<String> GATES =
      List.of("defined", "identified", "detailed", "decided", "implemented", "closed");

  /** Word lists that many tables share, by the name that contracts call them. */
  static final Map<String, List<String>> NAMED_WORDS =
      Map.of(
          "stage",
          GATES,
          "gate",
          GATES,
          "traffic_light",
          List.of("green", "amber", "red"),
          "benefit_type",
          List.of("cost_saving", "cost_avoidance", "revenue", "working_capital", "productivity"),
          "level",
          List.of("organization", "portfolio", "program", "project", "measure_package", "measure"));

  /**
   * As tables in the lake have it: it may be null as far as Spark knows. That it may not be blank
   * is held by checks; were it a part of the type, an absent table would be of another type than
   * one that is there, and what groups both by one key would not run.
   */
  StructField field() {
    return DataTypes.createStructField(name, type.spark(), true);
  }

  /** Reads {@code money}, {@code [a, b]} or {@code {type: …, blank: …}}. */
  static Optional<Column> read(String name, JsonNode said, Source source, Problems problems) {
    if (!said.isObject()) {
      return typed(name, said, Optional.empty(), source, problems);
    }
    for (String key : (Iterable<String>) said::fieldNames) {
      if (!Set.of("type", "blank").contains(key)) {
        problems.add(
            wrong(
                source,
                name,
                "'" + key + "' is no key of a column.",
                Suggest.among(key, List.of("type", "blank"))));
      }
    }
    Optional<String> blank = Optional.ofNullable(said.get("blank")).map(JsonNode::asText);
    return typed(name, said.path("type"), blank, source, problems);
  }

  private static Optional<Column> typed(
      String name, JsonNode type, Optional<String> blank, Source source, Problems problems) {
    if (type.isArray()) {
      List<String> words = new ArrayList<>();
      type.forEach(word -> words.add(word.asText()));
      return Optional.of(new Column(name, ColumnType.WORD, List.copyOf(words), blank));
    }
    if (NAMED_WORDS.containsKey(type.asText())) {
      return Optional.of(new Column(name, ColumnType.WORD, NAMED_WORDS.get(type.asText()), blank));
    }
    Optional<ColumnType> known = ColumnType.named(type.asText());
    if (known.isEmpty()) {
      problems.add(
          wrong(
              source,
              name,
              "'" + type.asText() + "' is no type.",
              Suggest.among(type.asText(), typeNames())));
    }
    return known.map(found -> new Column(name, found, List.of(), blank));
  }

  private static Set<String> typeNames() {
    Set<String> names = new LinkedHashSet<>(ColumnType.names());
    names.addAll(NAMED_WORDS.keySet());
    return names;
  }

  private static Problem wrong(Source source, String name, String what, String now) {
    return new Problem(
        "DECLARATION_WRONG", source.lineOf(name), "Column '" + name + "': " + what, "", "", now);
  }
}
