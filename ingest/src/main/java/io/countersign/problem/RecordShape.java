package io.countersign.problem;

import com.fasterxml.jackson.databind.JsonNode;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Holds a YAML tree against the record that it should become, and names each difference. */
record RecordShape(TextFile source, Problems problems) {
  void check(JsonNode node, Type type, String key) {
    if (type instanceof ParameterizedType generic) {
      checkGeneric(node, generic, key);
    } else if (type instanceof Class<?> plain) {
      checkPlain(node, plain, key);
    }
  }

  private void checkGeneric(JsonNode node, ParameterizedType type, String key) {
    Type[] inner = type.getActualTypeArguments();
    if (type.getRawType() == Optional.class) {
      if (!node.isNull()) {
        check(node, inner[0], key);
      }
    } else if (type.getRawType() == List.class) {
      expect(node.isArray(), key, "a list, as [a, b]", node);
      node.forEach(item -> check(item, inner[0], key));
    } else if (type.getRawType() == Map.class) {
      expect(node.isObject(), key, "keys with values", node);
      node.properties().forEach(entry -> check(entry.getValue(), inner[1], entry.getKey()));
    }
  }

  private void checkPlain(JsonNode node, Class<?> type, String key) {
    if (type.isRecord()) {
      expect(node.isObject(), key, "keys with values", node);
      checkKeys(node, components(type));
    } else if (type == String.class) {
      expect(node.isValueNode() && !node.isNull(), key, "a text", node);
    } else if (type == int.class || type == long.class) {
      expect(node.isIntegralNumber(), key, "a whole number", node);
    } else if (type == boolean.class) {
      expect(node.isBoolean(), key, "true or false", node);
    } else if (type.isEnum()) {
      checkWord(node, type, key);
    }
  }

  private void checkWord(JsonNode node, Class<?> type, String key) {
    List<String> words = Arrays.stream(type.getEnumConstants()).map(Object::toString).toList();
    if (!words.contains(node.asText())) {
      add(
          key,
          "'" + node.asText() + "' is no word for '" + key + "'.",
          Suggestion.among(node.asText(), words));
    }
  }

  private void checkKeys(JsonNode node, Map<String, RecordComponent> known) {
    for (String key : (Iterable<String>) node::fieldNames) {
      if (!known.containsKey(key)) {
        add(key, "'" + key + "' is no key here.", Suggestion.among(key, known.keySet()));
      }
    }
    known.forEach(
        (key, component) -> {
          if (node.has(key)) {
            check(node.get(key), component.getGenericType(), key);
          } else if (!mayBeMissing(component.getType())) {
            add(key, "The key '" + key + "' is missing.", "Add '" + key + ": …'.");
          }
        });
  }

  private static boolean mayBeMissing(Class<?> type) {
    return type == Optional.class || type == List.class || type == Map.class;
  }

  private static Map<String, RecordComponent> components(Class<?> type) {
    Map<String, RecordComponent> components = new LinkedHashMap<>();
    for (RecordComponent component : type.getRecordComponents()) {
      components.put(snake(component.getName()), component);
    }
    return components;
  }

  private static String snake(String name) {
    return name.replaceAll("([a-z0-9])([A-Z])", "$1_$2").toLowerCase(Locale.ROOT);
  }

  private void expect(boolean holds, String key, String expected, JsonNode found) {
    if (!holds) {
      problems.add(
          Declarations.wrong(source.lineOf(key), "The value of '" + key + "' has the wrong shape.")
              .expected(expected)
              .found(found.toString()));
    }
  }

  private void add(String key, String what, String now) {
    problems.add(Declarations.wrong(source.lineOf(key), what).now(now));
  }
}
