package io.countersign.reports.pack.value;

import io.countersign.reports.ask.ReportData;
import io.countersign.reports.draw.Bar;
import io.countersign.reports.draw.Waterfall;
import io.countersign.reports.table.Amount;
import io.countersign.reports.table.Line;
import io.countersign.reports.table.Rounding;
import io.countersign.reports.table.Scale;
import io.countersign.reports.words.FigureFormat;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * A bridge to the verified value, by reason (V11, V12).
 *
 * @param key as in the mart: plan_to_verified, claim_to_verified
 * @param steps every step of the bridge that has an amount, in the declared order
 */
public record Bridge(String key, Amount from, List<Line> steps) {
  public static final String PENDING = "pending";

  public static Bridge ofClaims(ReportData data) {
    return of(data, "claim_to_verified", Amount.CLAIMED);
  }

  public static Bridge ofPlan(ReportData data) {
    return of(data, "plan_to_verified", Amount.PLANNED);
  }

  private static Bridge of(ReportData data, String key, Amount from) {
    List<String> order = List.copyOf(data.declaration().steps().keySet());
    List<Line> steps = new ArrayList<>(data.lines("bridge"));
    steps.removeIf(line -> !line.text("bridge").equals(key) || line.amount("amount") == null);
    steps.sort(
        Comparator.comparing((Line line) -> Math.floorMod(order.indexOf(line.text("reason")), 999))
            .thenComparing(line -> line.text("reason")));
    return new Bridge(key, from, List.copyOf(steps));
  }

  /** How ids of its figures begin: {@code plan} or {@code claim}. */
  String id() {
    return key.substring(0, key.indexOf('_'));
  }

  /** The steps that took or gave anything. */
  public List<Line> moving() {
    return steps.stream().filter(line -> line.amount("amount").signum() != 0).toList();
  }

  BigDecimal exactStart(ReportData data) {
    return orZero(data.total().exact(from));
  }

  BigDecimal exactEnd(ReportData data) {
    return orZero(data.total().exact(Amount.VERIFIED));
  }

  /**
   * The waterfall in a unit; its steps add up from the printed start to the printed end, and what
   * is pending is the pending that the pack prints elsewhere.
   */
  public Waterfall waterfall(ReportData data, Scale scale, List<Line> shown) {
    BigDecimal start = scale.round(exactStart(data));
    BigDecimal end = scale.round(exactEnd(data));
    List<BigDecimal> exact = shown.stream().map(l -> scale.inUnits(l.amount("amount"))).toList();
    List<BigDecimal> alone = Rounding.unknown(shown.size());
    for (int i = 0; i < shown.size(); i++) {
      alone.set(i, pending(shown.get(i)) ? scale.round(shown.get(i).amount("amount")) : null);
    }
    List<BigDecimal> amounts = Rounding.parts(end.subtract(start), exact, alone);
    List<Waterfall.Step> steps = new ArrayList<>();
    for (int i = 0; i < shown.size(); i++) {
      String reason = shown.get(i).text("reason");
      String name = data.declaration().step(reason).name();
      steps.add(new Waterfall.Step(reason, name, amounts.get(i), reason.equals(PENDING)));
    }
    return Waterfall.of(edge(from, start), steps, edge(Amount.VERIFIED, end));
  }

  private static boolean pending(Line line) {
    return line.text("reason").equals(PENDING);
  }

  private static Bar edge(Amount amount, BigDecimal printed) {
    Bar.Look look = Bar.Look.valueOf(amount.name());
    return new Bar(words(amount), BigDecimal.ZERO, printed, look, FigureFormat.number(printed));
  }

  static String words(Amount amount) {
    String name = amount.column();
    return name.substring(0, 1).toUpperCase(java.util.Locale.ROOT) + name.substring(1);
  }

  private static BigDecimal orZero(BigDecimal amount) {
    return amount == null ? BigDecimal.ZERO : amount;
  }
}
