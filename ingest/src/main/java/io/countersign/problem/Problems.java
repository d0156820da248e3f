package io.countersign.problem;

import java.util.ArrayList;
import java.util.List;

/** Everything that is wrong, gathered before anything is refused. */
public final class Problems {
  private final List<Problem> list = new ArrayList<>();

  public void add(Problem problem) {
    list.add(problem);
  }

  public void addAll(List<Problem> problems) {
    list.addAll(problems);
  }

  /** Does something; where that ends in a refusal, its problems are gathered, too. */
  public void gather(Runnable work) {
    try {
      work.run();
    } catch (Refusal e) {
      addAll(e.problems());
    }
  }

  public boolean any() {
    return !list.isEmpty();
  }

  public List<Problem> list() {
    return List.copyOf(list);
  }

  /**
   * Ends here where anything is wrong.
   *
   * @throws Refusal with all problems, where there is one
   */
  public void refuseIfAny(Exit exit) {
    if (any()) {
      throw new Refusal(exit, list());
    }
  }
}
