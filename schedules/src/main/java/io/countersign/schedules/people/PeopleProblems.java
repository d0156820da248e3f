package io.countersign.schedules.people;

import io.countersign.problem.Problem;
import io.countersign.problem.Suggestion;
import java.util.List;
import java.util.Set;

/** Who is not listed, holds no role, or has no right. */
public final class PeopleProblems {
  private PeopleProblems() {}

  /** The code of a person that there is not. */
  public static final String PERSON_UNKNOWN = "PERSON_UNKNOWN";

  /** The code of a role that there is not. */
  public static final String ROLE_UNKNOWN = "ROLE_UNKNOWN";

  static Problem holderUnknown(String where, String role, String id, Set<String> known) {
    return Problem.of(PERSON_UNKNOWN, where)
        .what("Role '" + role + "' is held by somebody who is not listed.")
        .found(id)
        .now(Suggestion.among(id, known));
  }

  static Problem nobodyKnown(String where, String right, String id) {
    return Problem.of(PERSON_UNKNOWN, where)
        .what("The workspace has no people.yml of its own.")
        .expected(example(right))
        .found(id);
  }

  /**
   * A person who is not listed.
   *
   * @param may the ids of those who have the right
   */
  static Problem personUnknown(
      String where, String right, List<String> may, String id, Set<String> known) {
    return Problem.of(PERSON_UNKNOWN, where)
        .what("There is no such person.")
        .expected("one who may " + right + ": " + String.join(", ", may))
        .found(id)
        .now(Suggestion.near(id, known));
  }

  static Problem rightMissing(String where, String right, List<String> may, Person person) {
    return Problem.of("RIGHT_MISSING", where)
        .what(person.name() + " has no right to " + right + ".")
        .expected(may.isEmpty() ? example(right) : String.join(", ", may))
        .found(person.id())
        .now("Ask one of them, or give a role of theirs the right.");
  }

  private static String example(String right) {
    return "rights: {" + right + ": [a role]}, and the persons who hold it";
  }

  static Problem roleUnknown(String where, String role, Set<String> known) {
    return Problem.of(ROLE_UNKNOWN, where)
        .what("Nobody holds the role '" + role + "'.")
        .expected("roles: {" + role + ": [a person]}")
        .now(Suggestion.among(role, known));
  }
}
