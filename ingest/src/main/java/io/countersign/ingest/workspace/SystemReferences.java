package io.countersign.ingest.workspace;

import io.countersign.problem.Problem;
import io.countersign.problem.Problems;
import io.countersign.problem.Suggestion;
import io.countersign.problem.TextFile;
import io.countersign.problem.YamlToken;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What systems say under {@code refers_to}: whose records a bare id in their rows means. */
public final class SystemReferences {
  /** Whose records rows of other feeds name by an id that is their system's own. */
  public static final List<String> FEEDS =
      List.of("changes", "evidence", "tickets", "time_cards", "value_claims", "value_signoffs");

  private static final Pattern PLACE = Pattern.compile("systems/([^/]+)/refers_to/([^/]+)");

  private SystemReferences() {}

  /** Everything by which one would mean nothing. */
  static void check(TextFile source, Set<String> systems, Problems problems) {
    for (YamlToken said : YamlToken.values(source)) {
      Matcher place = PLACE.matcher(said.path());
      if (place.matches()) {
        String where = source.name() + ":" + said.line();
        checkFeed(where, place.group(2), problems);
        checkSystem(where, place.group(1), said.text(), systems, problems);
      }
    }
  }

  private static void checkFeed(String where, String feed, Problems problems) {
    if (!FEEDS.contains(feed)) {
      problems.add(
          wrong(
              where,
              "No row names a record of '" + feed + "' by an id that is a system's own.",
              "one of " + String.join(", ", FEEDS),
              feed,
              FEEDS));
    }
  }

  private static void checkSystem(
      String where, String system, String meant, Set<String> systems, Problems problems) {
    if (meant.equals(system)) {
      problems.add(
          new Problem(
              "DECLARATION_WRONG",
              where,
              "The system '" + system + "' refers to itself.",
              "another system under 'systems:'",
              meant,
              "Leave it out: its own records are asked first where nothing is said."));
    } else if (!systems.contains(meant)) {
      problems.add(
          wrong(
              where,
              "There is no system '" + meant + "'.",
              "a system under 'systems:'",
              meant,
              systems.stream().filter(other -> !other.equals(system)).toList()));
    }
  }

  private static Problem wrong(
      String where, String what, String expected, String found, Collection<String> known) {
    String now = known.isEmpty() ? "Leave it out." : Suggestion.among(found, known);
    return new Problem("DECLARATION_WRONG", where, what, expected, found, now);
  }
}
