package io.countersign.transform.ledger;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;

/** How the ledger is asked (V5). Avoidance is not among them: no ledger shows it. */
sealed interface MeasurementMethod {
  int SCALE = 4;

  /** What the ledger says; all amounts in the ledger's currency, at scale 4. */
  Effect effect(Reading reading);

  /**
   * What was read for a period.
   *
   * @param baseline cost of a period of the baseline window
   * @param actual cost of this period
   * @param baselineQuantity the driver's mean quantity of the window; empty without a driver
   * @param quantity the driver's quantity of this period; empty without a driver
   */
  record Reading(
      BigDecimal baseline,
      BigDecimal actual,
      Optional<BigDecimal> baselineQuantity,
      Optional<BigDecimal> quantity) {
    boolean driven() {
      return baselineQuantity.isPresent() && quantity.isPresent();
    }

    private BigDecimal perBaselineUnit(BigDecimal units) {
      return baseline
          .multiply(units)
          .divide(baselineQuantity.orElseThrow(), SCALE, RoundingMode.HALF_UP);
    }
  }

  /**
   * An effect.
   *
   * @param normalised the baseline at this period's quantity
   * @param computed below zero where cost rose
   * @param volume what changed with the quantity alone; nobody's saving
   * @param movement what of it can be claimed, never below zero
   */
  record Effect(
      BigDecimal normalised, BigDecimal computed, BigDecimal volume, BigDecimal movement) {
    private static Effect of(BigDecimal normalised, BigDecimal computed, BigDecimal volume) {
      return new Effect(normalised, computed, volume, computed.max(BigDecimal.ZERO));
    }
  }

  /** Price, unit cost, contract and one-off: the cost of this quantity then, less its cost now. */
  record Cost() implements MeasurementMethod {
    @Override
    public Effect effect(Reading reading) {
      BigDecimal normalised =
          reading.driven()
              ? reading.perBaselineUnit(reading.quantity().orElseThrow())
              : reading.baseline();
      return Effect.of(
          normalised,
          normalised.subtract(reading.actual()),
          reading.baseline().subtract(normalised));
    }
  }

  /** Headcount: the loaded rate of the window × the posts that left, as far as cost really fell. */
  record Headcount() implements MeasurementMethod {
    @Override
    public Effect effect(Reading reading) {
      BigDecimal left =
          reading.baselineQuantity().orElseThrow().subtract(reading.quantity().orElseThrow());
      BigDecimal computed = reading.perBaselineUnit(left);
      BigDecimal fallen = reading.baseline().subtract(reading.actual());
      return new Effect(
          reading.baseline(), computed, BigDecimal.ZERO, computed.min(fallen).max(BigDecimal.ZERO));
    }
  }

  /** The method by the word of the measurement plan. */
  static MeasurementMethod of(String word) {
    return switch (word) {
      case "price", "unit_cost", "contract", "one_off" -> new Cost();
      case "headcount" -> new Headcount();
      default -> throw new IllegalArgumentException("No ledger-backed method: " + word);
    };
  }
}
