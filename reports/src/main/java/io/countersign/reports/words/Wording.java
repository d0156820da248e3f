package io.countersign.reports.words;

import java.util.Locale;
import java.util.Map;

/** Small turns of words. */
public final class Wording {
  /** What nobody would say as the marts write it. */
  private static final Map<String, String> WORDS =
      Map.of("fx", "exchange_rates", "over_claimed", "over-claimed");

  private Wording() {}

  /** A number and its percent sign stay on one line. */
  public static String bound(String text) {
    return text == null ? null : text.replaceAll("(?<=\\d) %", "\u00a0%");
  }

  /** A word of a mart as people write it: {@code access_control} is "Access control". */
  public static String sentence(String word) {
    String spaced =
        WORDS
            .getOrDefault(word, word)
            .replace('_', ' ')
            .replaceFirst("^cfo ", "CFO ")
            .replaceFirst("^sla ", "SLA ")
            .replaceFirst("^signoff", "sign-off");
    return spaced.isEmpty()
        ? ""
        : spaced.substring(0, 1).toUpperCase(Locale.ROOT) + spaced.substring(1);
  }
}
