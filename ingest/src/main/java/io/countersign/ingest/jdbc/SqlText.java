package io.countersign.ingest.jdbc;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * SQL whose {@code :since} and {@code :until} became JDBC's question marks.
 *
 * @param text as the database gets it
 * @param names the parameter of each question mark
 */
record SqlText(String text, ArrayList<String> names) implements Serializable {
  /** Texts, quoted names and comments are passed over; so is the second colon of a cast. */
  private static final Pattern PARTS =
      Pattern.compile("'[^']*'|\"[^\"]*\"|--[^\\n]*|(?s:/\\*.*?\\*/)|::|:(since|until)\\b|(;)");

  /**
   * @throws IllegalArgumentException where it is more than one statement; a driver might run each
   */
  static SqlText parse(String written) {
    ArrayList<String> names = new ArrayList<>();
    Matcher parts = PARTS.matcher(written.strip().replaceFirst(";$", ""));
    String text =
        parts.replaceAll(
            part -> {
              if (part.group(2) != null) {
                throw new IllegalArgumentException("more than one statement");
              }
              if (part.group(1) == null) {
                return Matcher.quoteReplacement(part.group());
              }
              names.add(part.group(1));
              return "?";
            });
    return new SqlText(text, names);
  }

  List<String> parameters() {
    return names;
  }
}
