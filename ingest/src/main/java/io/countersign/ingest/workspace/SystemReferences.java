package io.countersign.ingest.workspace;

import io.countersign.problem.Declarations;
import io.countersign.problem.Problem;
import io.countersign.problem.Problems;
import io.countersign.problem.Suggestion;
import io.countersign.problem.TextFile;
import io.countersign.problem.YamlToken;
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
          Declarations.wrong(where, "'" + feed + "' is no feed that refers_to can speak of.")
              .expected("one of " + String.join(", ", FEEDS))
              .found(feed)
              .now(Suggestion.among(feed, FEEDS)));
    }
  }

  private static void checkSystem(
      String where, String system, String meant, Set<String> systems, Problems problems) {
    Problem wrong =
        Declarations.wrong(where, "").expected("another system under 'systems:'").found(meant);
    if (meant.equals(system)) {
      problems.add(
          wrong
              .what("The system '" + system + "' refers to itself.")
              .now("Leave it out: its own records are asked first where nothing is said."));
    } else if (!systems.contains(meant)) {
      List<String> others = systems.stream().filter(other -> !other.equals(system)).toList();
      problems.add(
          wrong
              .what("There is no system '" + meant + "'.")
              .now(others.isEmpty() ? "Leave it out." : Suggestion.among(meant, others)));
    }
  }
}
