package io.countersign.reports;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The company, its portfolios and their programs, with money that adds up in print from the lowest
 * step to the highest.
 *
 * @param scale the pack's unit, chosen from the whole
 */
record Ladder(Scale scale, Value total, List<Rung> rungs) {

  /** A portfolio and its programs, the largest plan first. */
  record Rung(Value portfolio, List<Value> programs) {}

  /**
   * Builds the ladder from one line a program.
   *
   * @param names node id to its name
   */
  static Ladder of(List<Line> lines, Map<String, String> names, String company, String currency) {
    Ladder ladder = unscaled(lines, names, company);
    return ladder.at(Scale.of(currency, largest(ladder.total)));
  }

  /** The same, footed in the next finer unit. */
  Ladder finer(List<Line> lines, Map<String, String> names) {
    return unscaled(lines, names, total.name()).at(scale.finer());
  }

  private Ladder at(Scale chosen) {
    Ladder ladder = new Ladder(chosen, total, rungs);
    ladder.foot();
    return ladder;
  }

  private static Ladder unscaled(List<Line> lines, Map<String, String> names, String company) {
    Map<String, List<Value>> programs = new LinkedHashMap<>();
    for (Line line : lines) {
      String program = line.text("program_id");
      programs
          .computeIfAbsent(line.text("portfolio_id"), id -> new ArrayList<>())
          .add(Value.of(program, name(program, "program", names), line));
    }
    List<Rung> rungs = new ArrayList<>();
    programs.forEach((id, below) -> rungs.add(rung(id, below, names)));
    rungs.sort(Comparator.comparing(Rung::portfolio, byPlan()));
    Value total = Value.sum("total", company, rungs.stream().map(Rung::portfolio).toList());
    return new Ladder(null, total, rungs);
  }

  private static Rung rung(String id, List<Value> programs, Map<String, String> names) {
    programs.sort(byPlan());
    return new Rung(Value.sum(id, name(id, "portfolio", names), programs), programs);
  }

  private static String name(String id, String level, Map<String, String> names) {
    return id.isBlank() ? "Without a " + level : names.getOrDefault(id, id);
  }

  private static Comparator<Value> byPlan() {
    return Comparator.comparing(
            (Value value) -> value.exact().getOrDefault(Amount.PLANNED, BigDecimal.ZERO))
        .reversed()
        .thenComparing(Value::name)
        .thenComparing(Value::id);
  }

  private static BigDecimal largest(Value total) {
    return total.exact().values().stream()
        .map(BigDecimal::abs)
        .max(Comparator.naturalOrder())
        .orElse(null);
  }

  private void foot() {
    total.round(scale);
    total.foot(rungs.stream().map(Rung::portfolio).toList(), scale);
    rungs.forEach(rung -> rung.portfolio().foot(rung.programs(), scale));
  }
}
