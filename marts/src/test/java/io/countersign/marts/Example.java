package io.countersign.marts;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A named case of a mart, as a controller can read it: given rows, what is asked, expected rows.
 *
 * @param about the sentence that the file opens with
 * @param given rows by table, each a text table
 * @param period of the question
 * @param asOf of the question
 * @param expected a text table; only the columns that it names are compared
 */
record Example(
    String about, Map<String, String> given, String period, String asOf, String expected) {

  /** Reads {@code given <table>}, {@code ask period=… as_of=…} and {@code expect} blocks. */
  static Example read(String text) {
    Map<String, String> blocks = new LinkedHashMap<>();
    String block = "about";
    for (String line : text.lines().toList()) {
      if (line.startsWith("given ") || line.startsWith("ask ") || line.equals("expect")) {
        block = line.strip();
        blocks.put(block, "");
      } else {
        blocks.merge(block, line + "\n", String::concat);
      }
    }
    Map<String, String> given = new LinkedHashMap<>();
    blocks.forEach(
        (name, rows) -> {
          if (name.startsWith("given ")) {
            given.put(name.substring(6).strip(), rows);
          }
        });
    String ask = blocks.keySet().stream().filter(b -> b.startsWith("ask ")).findFirst().orElse("");
    return new Example(
        blocks.getOrDefault("about", "").strip(),
        given,
        said(ask, "period"),
        said(ask, "as_of"),
        blocks.getOrDefault("expect", ""));
  }

  private static String said(String ask, String key) {
    for (String word : ask.split(" +", -1)) {
      if (word.startsWith(key + "=")) {
        return word.substring(key.length() + 1);
      }
    }
    throw new IllegalArgumentException("No '" + key + "=' in the ask line: '" + ask + "'");
  }
}
