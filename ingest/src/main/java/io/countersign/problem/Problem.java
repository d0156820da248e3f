package io.countersign.problem;

import java.io.Serializable;

/**
 * One thing that is wrong, said so that the reader can act on it.
 *
 * @param code stable name, as CONTRACT_BROKEN
 * @param where file with line, feed or table
 * @param what what is wrong
 * @param expected what would have been right; blank where it does not apply
 * @param found what is there instead; blank where it does not apply
 * @param now what to do about it; blank where it is plain
 */
public record Problem(
    String code, String where, String what, String expected, String found, String now)
    implements Serializable {

  /** One that is being said: the rest of it follows, each part where it helps. */
  public static Problem of(String code, String where) {
    return new Problem(code, where, "", "", "", "");
  }

  public Problem where(String place) {
    return new Problem(code, place, what, expected, found, now);
  }

  public Problem what(String said) {
    return new Problem(code, where, said, expected, found, now);
  }

  public Problem expected(String said) {
    return new Problem(code, where, what, said, found, now);
  }

  public Problem found(String said) {
    return new Problem(code, where, what, expected, said, now);
  }

  public Problem now(String said) {
    return new Problem(code, where, what, expected, found, said);
  }

  /** Nothing goes on because of it. */
  public Refusal refusal(Exit exit) {
    return new Refusal(exit, this);
  }

  /** The message as people read it: one line of what, then what helps, each on its own line. */
  public String text() {
    StringBuilder text =
        new StringBuilder(code).append("  ").append(where).append(": ").append(what);
    line(text, "expected", expected);
    line(text, "found", found);
    line(text, "what now", now);
    return text.toString();
  }

  /** What is wrong and what to do about it, for lists of things that hinder nothing. */
  public String oneLine() {
    return String.join(
        " ",
        java.util.stream.Stream.of(what, found.isBlank() ? "" : "Found: " + ended(found), now)
            .filter(part -> !part.isBlank())
            .toList());
  }

  /** A reason of somebody else's may be a sentence already. */
  private static String ended(String said) {
    return said.endsWith(".") ? said : said + ".";
  }

  private static void line(StringBuilder text, String label, String said) {
    if (!said.isBlank()) {
      text.append("\n    ").append(label).append(": ").append(said);
    }
  }
}
