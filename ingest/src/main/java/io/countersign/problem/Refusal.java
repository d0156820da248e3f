package io.countersign.problem;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/** Countersign will not go on, and says why. Never a bug: that is any other exception. */
public final class Refusal extends RuntimeException {
  private final Exit exit;
  private final transient List<Problem> problems;

  public Refusal(Exit exit, List<Problem> problems) {
    super(problems.stream().map(Problem::text).collect(Collectors.joining("\n")));
    this.exit = exit;
    this.problems = List.copyOf(problems);
  }

  public Refusal(Exit exit, Problem problem) {
    this(exit, List.of(problem));
  }

  /** NOT_WRITABLE: a file or folder that this user may not write, or a disk without room. */
  public static Refusal notWritable(
      Path where, String what, String expected, String found, String now) {
    return Problem.of("NOT_WRITABLE", where.toString())
        .what(what)
        .expected(expected)
        .found(found)
        .now(now)
        .refusal(Exit.NOT_REACHED);
  }

  public Exit exit() {
    return exit;
  }

  public List<Problem> problems() {
    return problems;
  }
}
