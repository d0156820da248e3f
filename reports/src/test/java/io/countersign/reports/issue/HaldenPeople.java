package io.countersign.reports.issue;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/** What owners and controllers of the invented company said, and what came of it. */
final class HaldenPeople {
  private static final BigDecimal FIVE = BigDecimal.valueOf(5);
  private final Map<String, Sums> sums = new TreeMap<>();
  private final Map<Integer, String> owners = new TreeMap<>();

  private static final class Sums {
    private final TreeSet<Integer> measures = new TreeSet<>();
    private BigDecimal claimed = BigDecimal.ZERO;
    private BigDecimal pending = BigDecimal.ZERO;
    private BigDecimal verified = BigDecimal.ZERO;

    private BigDecimal ratio() {
      return verified.divide(claimed, 6, RoundingMode.HALF_UP);
    }
  }

  void claims(int measure, String owner, BigDecimal... money) {
    owners.put(measure, owner);
    for (String value : new String[] {"all all", "owner " + owner, "controller " + by(measure)}) {
      Sums of = sums.computeIfAbsent(value, key -> new Sums());
      of.measures.add(measure);
      of.claimed = of.claimed.add(money[0]);
      of.pending = of.pending.add(money[1]);
      of.verified = of.verified.add(money[2]);
    }
  }

  String owner(int measure) {
    return owners.getOrDefault(measure, "");
  }

  /** One controller has but a few measures. */
  static String by(int measure) {
    return measure % 40 == 0 ? "R. Costa" : measure % 3 == 0 ? "E. Lund" : "T. Marek";
  }

  void addTo(InventedMarts marts) {
    BigDecimal overall = sums.remove("all all").ratio();
    sums.forEach((value, of) -> add(marts, value, of, overall));
  }

  private static void add(InventedMarts marts, String value, Sums of, BigDecimal overall) {
    BigDecimal measures = BigDecimal.valueOf(of.measures.size());
    BigDecimal shrunk =
        of.ratio()
            .multiply(measures)
            .add(overall.multiply(FIVE))
            .divide(measures.add(FIVE), 6, RoundingMode.HALF_UP);
    marts.add(
        "calibration",
        "dimension",
        value.replaceFirst(" .*", ""),
        "value",
        value.replaceFirst("^[^ ]* ", ""),
        "measures",
        (long) of.measures.size(),
        "claimed",
        of.claimed,
        "decided",
        of.claimed.subtract(of.pending),
        "verified",
        of.verified,
        "overall_ratio",
        overall,
        "shrunk_ratio",
        shrunk,
        "slippage_days",
        value.contains("Costa") ? null : "6.5");
  }
}
