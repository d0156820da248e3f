package io.countersign.problem;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * A word of a declaration, with where it stands: what it names can be looked up also where
 * something else in the file is wrong.
 *
 * @param path the keys above it, as {@code deliver/to}; of a key itself those above it
 * @param text the value, or the key
 * @param line from 1
 */
public record YamlToken(String path, String text, int line) {

  /** The values of a file, in order; those before a fault where it is not readable as YAML. */
  public static List<YamlToken> values(TextFile source) {
    return words(source, false);
  }

  /** The keys of a file, in order; likewise. */
  public static List<YamlToken> keys(TextFile source) {
    return words(source, true);
  }

  private static List<YamlToken> words(TextFile source, boolean keys) {
    List<YamlToken> words = new ArrayList<>();
    try (JsonParser parser = new YAMLFactory().createParser(source.text())) {
      for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
        boolean key = token == JsonToken.FIELD_NAME;
        if (key == keys && (key || token.isScalarValue())) {
          String path = parser.getParsingContext().pathAsPointer().toString();
          String plain = path.replaceAll("/\\d+(?=/|$)", "").replaceFirst("^/", "");
          String above = key ? plain.replaceFirst("/?[^/]*$", "") : plain;
          words.add(
              new YamlToken(above, parser.getText(), parser.currentTokenLocation().getLineNr()));
        }
      }
    } catch (IOException e) {
      // What is wrong with the file is said where it is read.
    }
    return words;
  }
}
