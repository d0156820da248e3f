package io.countersign.reports.pack;

import io.countersign.reports.table.Amount;
import io.countersign.reports.table.NodeValue;
import io.countersign.reports.table.Scale;
import java.math.BigDecimal;

/** The sentence over the summary, right also where there is nothing, too much or too little. */
public record Headline(NodeValue total, Scale scale) {

  public String sentence() {
    BigDecimal claimed = total.printed(Amount.CLAIMED);
    if (claimed == null || claimed.signum() == 0) {
      return withoutClaims();
    }
    return "Controllers have verified %s of %s claimed; %s"
        .formatted(verified(), money(claimed), rest());
  }

  private String withoutClaims() {
    BigDecimal planned = total.printed(Amount.PLANNED);
    return planned == null || planned.signum() == 0
        ? "No initiative has planned or claimed any value in this span: there is nothing to verify"
        : "No value has been claimed yet; " + money(planned) + " was planned";
  }

  private String verified() {
    BigDecimal verified = total.printed(Amount.VERIFIED);
    return verified == null || verified.signum() == 0 ? "nothing" : money(verified);
  }

  private String rest() {
    BigDecimal pending = total.printed(Amount.PENDING);
    String waits = pending == null || pending.signum() == 0 ? "nothing" : money(pending);
    BigDecimal lost = total.printed(Amount.LOST);
    if (lost.signum() < 0) {
      return waits + " waits, " + money(lost.negate()) + " more than claimed holds";
    }
    return "%s waits, %s"
        .formatted(waits, lost.signum() == 0 ? "nothing is lost" : money(lost) + " will not come");
  }

  private String money(BigDecimal printed) {
    return scale.sentence(printed);
  }
}
