package io.countersign.reports.issue;

import java.math.BigDecimal;
import java.util.List;

/** What the invented company may spend and spent: in one portfolio above, in another not at all. */
final class HaldenSpending {
  private HaldenSpending() {}

  static void addTo(InventedMarts marts) {
    for (int month = 1; month <= 10; month++) {
      String period = String.format("2026-%02d", month);
      BigDecimal[] opex = sums();
      BigDecimal[] capex = sums();
      for (int portfolio = 1; portfolio <= 4; portfolio++) {
        String node = "PF-0" + portfolio;
        spent(
            marts,
            node,
            "opex",
            period,
            opex,
            90_000L * portfolio,
            311L * month - 900L * portfolio);
        if (portfolio == 3) {
          spent(marts, node, "capex", period, capex, 40_000L, 4_000L + 77L * month);
        }
      }
      variance(marts, "HG", "opex", period, opex);
      variance(marts, "HG", "capex", period, capex);
    }
  }

  private static BigDecimal[] sums() {
    return new BigDecimal[] {BigDecimal.ZERO, BigDecimal.ZERO, BigDecimal.ZERO};
  }

  private static void spent(
      InventedMarts marts,
      String node,
      String type,
      String period,
      BigDecimal[] above,
      long budget,
      long more) {
    BigDecimal allowed = BigDecimal.valueOf(budget);
    BigDecimal atPlanRate = BigDecimal.valueOf(budget * 100L + more * 97L, 2);
    BigDecimal actual = atPlanRate.add(new BigDecimal("112.3400"));
    List<BigDecimal> own = List.of(allowed, atPlanRate, actual);
    for (int i = 0; i < above.length; i++) {
      above[i] = above[i].add(own.get(i));
    }
    variance(marts, node, type, period, own.toArray(BigDecimal[]::new));
    Object[] key = {"node_id", node, "account", "6100-" + type, "period", period};
    marts.add(
        "spending",
        Halden.with(
            key,
            "account_type",
            type,
            "budget_group",
            allowed,
            "actual_at_plan_rate",
            atPlanRate,
            "actual_group",
            actual));
  }

  private static void variance(
      InventedMarts marts, String node, String type, String period, BigDecimal... sums) {
    Object[] key = {"node_id", node, "account_type", type, "period", period};
    Object[] money = {"original", sums[0], "budget", sums[0], "actual", sums[2]};
    Object[] parts = {
      "level",
      node.equals("HG") ? "organization" : "portfolio",
      "variance",
      sums[2].subtract(sums[0]),
      "operational",
      sums[1].subtract(sums[0]),
      "fx",
      sums[2].subtract(sums[1])
    };
    marts.add("budget_variance", Halden.with(Halden.with(key, money), parts));
  }
}
