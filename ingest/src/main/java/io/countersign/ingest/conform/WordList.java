package io.countersign.ingest.conform;

import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** Several words in one cell, semicolons between. */
final class WordList {
  private WordList() {}

  private static List<String> parts(String text) {
    return Arrays.stream(text.split(";"))
        .map(String::strip)
        .filter(part -> !part.isEmpty())
        .toList();
  }

  /** The cell with each of its words put in another way; one that comes to nothing is left out. */
  static String mapped(String text, UnaryOperator<String> word) {
    return parts(text).stream()
        .map(word)
        .filter(ours -> ours != null)
        .collect(Collectors.joining(";"));
  }

  /**
   * The words without blanks between them.
   *
   * @throws ValueParser.Unfit where one is not of the list
   */
  static String strict(String text, List<String> words) {
    if (!strangers(text, words).isEmpty()) {
      throw new ValueParser.Unfit("some of " + String.join(", ", words) + ", semicolons between");
    }
    return String.join(";", parts(text));
  }

  /** Those that are not of the list. */
  static List<String> strangers(String text, List<String> words) {
    return parts(text).stream().filter(part -> !words.contains(part)).toList();
  }
}
