package io.countersign.company;

import java.math.BigDecimal;

/**
 * From where on a company calls it divergence that a measure is reported green and does not pay
 * (V16). What nobody says hides nothing: less than 80 % of what is decided, and any amount.
 *
 * @param below the share of the decided claims that has to be verified: 0.8 is 80 %
 * @param atLeast planned less verified, in group currency; less than that is not worth a decision
 */
public record Divergence(BigDecimal below, BigDecimal atLeast) {
  public Divergence {
    below = below == null ? new BigDecimal("0.8") : below;
    atLeast = atLeast == null ? BigDecimal.ZERO : atLeast;
  }

  /** Where a company says nothing. */
  public static Divergence usual() {
    return new Divergence(null, null);
  }

  String line() {
    return below.toPlainString() + " " + atLeast.toPlainString();
  }
}
