package io.countersign.reports.register;

import io.countersign.problem.Exit;
import io.countersign.problem.Problem;
import io.countersign.problem.Refusal;
import io.countersign.problem.Suggestion;
import java.util.List;
import java.util.Locale;

/** Who may release what: two people must have looked at it. */
public final class FourEyes {
  private FourEyes() {}

  /**
   * The entry of an issue that this person may release.
   *
   * @throws Refusal ISSUE_UNKNOWN, FOUR_EYES, NOT_RELEASABLE, ALREADY_RELEASED or SUPERSEDED
   */
  public static Entry releasable(Register register, String issue, String person) {
    Entry entry = known(register, issue);
    if (blank(person) || same(person, entry.document().manifest().signed().preparedBy())) {
      throw refusal(
          "FOUR_EYES",
          issue,
          "Who prepared an issue cannot release it.",
          "somebody else than " + entry.document().manifest().signed().preparedBy(),
          blank(person) ? "nobody" : person,
          "Ask a second person to look at it, and to release it.");
    }
    refuseReleased(entry, issue, person);
    refuseUnready(register, entry, issue);
    return entry;
  }

  /**
   * The entry of an issue.
   *
   * @throws Refusal ISSUE_UNKNOWN
   */
  public static Entry known(Register register, String issue) {
    return register
        .issue(issue)
        .orElseThrow(
            () -> {
              List<String> ids =
                  register.issues().map(entry -> entry.subject().issue()).distinct().toList();
              return refusal(
                  "ISSUE_UNKNOWN",
                  issue,
                  "The register has no such issue.",
                  ids.isEmpty()
                      ? "no issue at all: nothing was issued from this workspace yet"
                      : String.join(", ", ids.subList(Math.max(0, ids.size() - 5), ids.size())),
                  issue,
                  Suggestion.nearest(issue, ids)
                          .map(near -> "Did you mean '" + near + "'? ")
                          .orElse("")
                      + "The id stands at the foot of every page; 'latest' is the newest one.");
            });
  }

  private static void refuseReleased(Entry entry, String issue, String person) {
    String by = entry.document().manifest().signed().releasedBy();
    if (!by.isEmpty() && !same(by, person)) {
      throw refusal(
          "ALREADY_RELEASED", issue, "This issue was released already.", "", "by " + by, "");
    }
  }

  private static void refuseUnready(Register register, Entry entry, String issue) {
    String status = entry.document().manifest().status();
    if (!List.of("PREPARED", "RELEASED").contains(status)) {
      throw refusal(
          "NOT_RELEASABLE",
          issue,
          "Only a reconciled issue about a period that is over can be released.",
          "PREPARED",
          status,
          "Its cover says what is missing; issue it again when that is there.");
    }
    register
        .superseding(entry)
        .ifPresent(
            later -> {
              throw refusal(
                  "SUPERSEDED",
                  issue,
                  "A later issue has taken its place.",
                  "issue " + later.subject().issue(),
                  issue,
                  "Release that one.");
            });
  }

  private static boolean blank(String person) {
    return person.strip().isEmpty();
  }

  private static boolean same(String one, String other) {
    return plain(one).equals(plain(other));
  }

  private static String plain(String name) {
    return name.strip().toLowerCase(Locale.ROOT).replaceAll("\\s+", " ");
  }

  private static Refusal refusal(
      String code, String where, String what, String expected, String found, String now) {
    return new Refusal(Exit.WRONG_CALL, new Problem(code, where, what, expected, found, now));
  }
}
