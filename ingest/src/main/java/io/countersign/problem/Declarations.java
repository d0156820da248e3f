package io.countersign.problem;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import java.util.Optional;

/**
 * YAML into records. Every unknown key, missing key and wrong shape of a file is reported at once,
 * with file and line; a file with a problem gives nothing.
 */
public final class Declarations {
  private static final ObjectMapper YAML =
      YAMLMapper.builder()
          .addModule(new Jdk8Module())
          .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
          .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  private Declarations() {}

  /**
   * Reads one declaration. Keys are snake_case; {@code Optional}, {@code List} and {@code Map}
   * components may be left out, all others may not.
   */
  public static <T extends Record> Optional<T> read(
      TextFile source, Class<T> type, Problems problems) {
    Problems mine = new Problems();
    JsonNode tree = tree(source, mine);
    if (!mine.any()) {
      new RecordShape(source, mine).check(tree, type, "");
    }
    Optional<T> read = mine.any() ? Optional.empty() : bind(source, tree, type, mine);
    problems.addAll(mine.list());
    return read;
  }

  private static <T> Optional<T> bind(
      TextFile source, JsonNode tree, Class<T> type, Problems problems) {
    try {
      return Optional.of(YAML.treeToValue(tree, type));
    } catch (JsonProcessingException e) {
      Throwable cause = e.getCause() == null ? e : e.getCause();
      problems.add(wrong(source.name(), cause.getMessage().lines().findFirst().orElse("")));
      return Optional.empty();
    }
  }

  private static JsonNode tree(TextFile source, Problems problems) {
    try {
      JsonNode tree = YAML.readTree(source.text());
      return tree instanceof ObjectNode ? tree : YAML.createObjectNode();
    } catch (JsonProcessingException e) {
      JsonLocation at = e.getLocation();
      String line = at == null ? "" : ":" + at.getLineNr();
      problems.add(
          wrong(
              source.name() + line,
              "This is not readable as YAML: "
                  + e.getOriginalMessage().lines().findFirst().orElse("")));
      return NullNode.getInstance();
    }
  }

  /** DECLARATION_WRONG: something in a declaration, said with its file and line. */
  public static Problem wrong(String where, String what) {
    return Problem.of("DECLARATION_WRONG", where).what(what);
  }
}
