package io.countersign.reports.table;

import io.countersign.reports.words.Language;
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
public record Rollup(Scale scale, NodeValue total, List<Rung> rungs) {

  /** A portfolio and its programs, the largest plan first. */
  public record Rung(NodeValue portfolio, List<NodeValue> programs) {}

  /**
   * How its steps are called.
   *
   * @param names node id to its name
   */
  public record Called(String company, Map<String, String> names, Language language) {
    private String name(String id, String level) {
      return id.isBlank() ? language.say("Without a " + level) : names.getOrDefault(id, id);
    }
  }

  /** Builds the rollup from one line a program. */
  public static Rollup of(List<Line> lines, Called called, String currency) {
    Rollup rollup = unscaled(lines, called);
    return rollup.at(Scale.of(currency, largest(rollup.total)));
  }

  /** The same, footed in the next finer unit. */
  public Rollup finer(List<Line> lines, Called called) {
    return unscaled(lines, called).at(scale.finer());
  }

  private Rollup at(Scale chosen) {
    Rollup rollup = new Rollup(chosen, total, rungs);
    rollup.foot();
    return rollup;
  }

  private static Rollup unscaled(List<Line> lines, Called called) {
    Map<String, List<NodeValue>> programs = new LinkedHashMap<>();
    for (Line line : lines) {
      String program = line.text("program_id");
      programs
          .computeIfAbsent(line.text("portfolio_id"), id -> new ArrayList<>())
          .add(NodeValue.of(program, called.name(program, "program"), line));
    }
    List<Rung> rungs = new ArrayList<>();
    programs.forEach((id, below) -> rungs.add(rung(id, below, called)));
    rungs.sort(Comparator.comparing(Rung::portfolio, byPlan()));
    NodeValue total =
        NodeValue.sum("total", called.company(), rungs.stream().map(Rung::portfolio).toList());
    return new Rollup(null, total, rungs);
  }

  private static Rung rung(String id, List<NodeValue> programs, Called called) {
    programs.sort(byPlan());
    return new Rung(NodeValue.sum(id, called.name(id, "portfolio"), programs), programs);
  }

  private static Comparator<NodeValue> byPlan() {
    return Comparator.comparing(
            (NodeValue value) -> value.exact().getOrDefault(Amount.PLANNED, BigDecimal.ZERO))
        .reversed()
        .thenComparing(NodeValue::name)
        .thenComparing(NodeValue::id);
  }

  private static BigDecimal largest(NodeValue total) {
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
