package io.countersign.reports.register;

import io.countersign.problem.Exit;
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
      throw RegisterProblems.fourEyes(issue, "Who prepared an issue cannot release it.")
          .expected("somebody other than " + entry.document().manifest().signed().preparedBy())
          .found(blank(person) ? "nobody" : person)
          .now("Ask a second person to look at it, and to release it.")
          .refusal(Exit.WRONG_CALL);
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
              return RegisterProblems.issueUnknown(issue, "The register has no such issue.")
                  .expected(
                      ids.isEmpty()
                          ? "no issue at all: nothing was issued from this workspace yet"
                          : String.join(", ", ids.subList(Math.max(0, ids.size() - 5), ids.size())))
                  .found(issue)
                  .now(
                      Suggestion.nearest(issue, ids)
                              .map(near -> "Did you mean '" + near + "'? ")
                              .orElse("")
                          + "The id stands at the foot of every page; 'latest' is the newest one.")
                  .refusal(Exit.WRONG_CALL);
            });
  }

  private static void refuseReleased(Entry entry, String issue, String person) {
    String by = entry.document().manifest().signed().releasedBy();
    if (!by.isEmpty() && !same(by, person)) {
      throw RegisterProblems.alreadyReleased(issue, by);
    }
  }

  private static void refuseUnready(Register register, Entry entry, String issue) {
    String status = entry.document().manifest().status();
    if (!List.of("PREPARED", "RELEASED").contains(status)) {
      throw RegisterProblems.notReleasable(issue, status);
    }
    register
        .superseding(entry)
        .ifPresent(
            later -> {
              throw RegisterProblems.superseded(issue, later.subject().issue());
            });
  }

  private static boolean blank(String person) {
    return person.strip().isEmpty();
  }

  /** Whether two names are one person's, however they are written. */
  static boolean same(String one, String other) {
    return plain(one).equals(plain(other));
  }

  private static String plain(String name) {
    return name.strip().toLowerCase(Locale.ROOT).replaceAll("\\s+", " ");
  }
}
