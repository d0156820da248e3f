package io.countersign.reports;

import java.math.BigDecimal;

/** What spending and labour come to, in a sentence that is right for nothing and less, too. */
record BudgetHeadline(Cost total, Scale scale) {

  String sentence() {
    return spending() + "; " + net();
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
        ? "Spending is on budget"
        : "Spending is "
            + money(variance)
            + (variance.signum() > 0 ? " above budget" : " below budget")
            + rates(variance);
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
    BigDecimal net = Cost.net(total.printed());
    return net.signum() < 0
        ? "labour costs " + money(net) + " more than was verified"
        : "after labour, "
            + (net.signum() == 0 ? "nothing" : money(net))
            + " of verified value is left";
  }

  private static boolean isNone(BigDecimal amount) {
    return amount == null || amount.signum() == 0;
  }

  /** Without its sign, which the words say. */
  private String money(BigDecimal amount) {
    return scale.sentence(amount.abs());
  }
}
