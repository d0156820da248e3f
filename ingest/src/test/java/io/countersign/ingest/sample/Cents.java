package io.countersign.ingest.sample;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * Amounts of the sample are whole cents of their currency in a long, so nothing is ever rounded
 * unseen.
 */
final class Cents {
  private Cents() {}

  static long units(long whole) {
    return Math.multiplyExact(whole, 100L);
  }

  static String text(long cents) {
    return BigDecimal.valueOf(cents, 2).toPlainString();
  }

  /** To the cent, half to even. */
  static long at(long cents, String rate) {
    return BigDecimal.valueOf(cents)
        .multiply(new BigDecimal(rate))
        .setScale(0, RoundingMode.HALF_EVEN)
        .longValueExact();
  }

  /** That many hundredths of it, cut to whole units: people plan and claim in whole units. */
  static long percent(long cents, int of100) {
    return cents * of100 / 10_000 * 100;
  }
}
