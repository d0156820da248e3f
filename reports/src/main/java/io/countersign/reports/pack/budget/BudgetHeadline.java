package io.countersign.reports.pack.budget;

import io.countersign.reports.table.Scale;
import java.math.BigDecimal;
import java.util.Optional;

/** What spending and labour come to, in a sentence that is right for nothing and less, too. */
public record BudgetHeadline(Cost total, Optional<Furthest> furthest, Scale scale) {

  /** The part that is furthest from its budget, above or below. */
  public record Furthest(String name, BigDecimal variance) {}

  public String sentence() {
    return furthest.map(one -> named(one) + "; ").orElse("") + spending() + "; " + net();
  }

  private String named(Furthest one) {
    return "Furthest from its budget is %s, %s%s"
        .formatted(one.name(), money(one.variance()), side(one.variance()));
  }

  private static String side(BigDecimal variance) {
    return variance.signum() > 0 ? " above" : " below";
  }

  private String spending() {
    BigDecimal budget = total.printed("budget");
    BigDecimal actual = total.printed("actual");
    if (isNone(budget) || isNone(actual)) {
      return isNone(budget) && isNone(actual)
          ? "Nothing was budgeted or posted"
          : isNone(budget)
              ? money(actual) + " was spent and nothing was budgeted"
              : money(budget) + " was budgeted and nothing was spent";
    }
    BigDecimal variance = total.printed("variance");
    return isNone(variance)
        ? start("pending is on budget")
        : start("pending is ")
            + money(variance)
            + side(variance)
            + " budget"
            + (furthest.isEmpty() ? rates(variance) : " in all");
  }

  private String start(String words) {
    return (furthest.isEmpty() ? "S" : "s") + words;
  }

  private String rates(BigDecimal variance) {
    BigDecimal fx = total.printed("fx");
    if (isNone(fx)) {
      return "";
    }
    return fx.signum() == variance.signum()
        ? ", " + money(fx) + " of it exchange rates"
        : ", although exchange rates " + (fx.signum() > 0 ? "add " : "save ") + money(fx);
  }

  private String net() {
    if (total.exact().get("verified") == null) {
      return "no value is verified yet";
    }
    if (total.exact().get("labour") == null) {
      return "no labour cost is known";
    }
    BigDecimal net = total.printed("net");
    return net.signum() < 0
        ? "labour costs " + money(net) + " more than was verified"
        : "after labour, %s of verified value is left"
            .formatted(net.signum() == 0 ? "nothing" : money(net));
  }

  private static boolean isNone(BigDecimal amount) {
    return amount == null || amount.signum() == 0;
  }

  /** Without its sign, which the words say. */
  private String money(BigDecimal amount) {
    return scale.sentence(amount.abs());
  }
}
