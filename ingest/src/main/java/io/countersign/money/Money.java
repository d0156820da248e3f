package io.countersign.money;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Currency;

/**
 * An amount in a currency. It is exact: at most four decimals, at most nineteen digits, and it
 * never rounds unasked.
 *
 * @param amount at scale 4
 * @param currency ISO 4217
 */
public record Money(BigDecimal amount, String currency) {
  /** Decimals that every stored amount has. */
  public static final int SCALE = 4;

  private static final int DIGITS = 19;

  /**
   * Brings the amount to scale 4.
   *
   * @throws IllegalArgumentException where that would round, or where it has too many digits
   */
  public Money {
    known(currency);
    if (amount.stripTrailingZeros().scale() > SCALE) {
      throw tooFine(amount, currency, SCALE);
    }
    amount = amount.setScale(SCALE, RoundingMode.UNNECESSARY);
    if (amount.precision() > DIGITS) {
      throw new IllegalArgumentException(
          currency
              + " "
              + amount.toPlainString()
              + " has more than "
              + (DIGITS - SCALE)
              + " digits before the point.");
    }
  }

  public static Money of(String amount, String currency) {
    return new Money(new BigDecimal(amount), currency);
  }

  /**
   * The sum.
   *
   * @throws IllegalArgumentException where the currencies differ
   */
  public Money plus(Money other) {
    refuseOther(other);
    return new Money(amount.add(other.amount), currency);
  }

  public Money minus(Money other) {
    return plus(other.negated());
  }

  public Money negated() {
    return new Money(amount.negate(), currency);
  }

  /**
   * The same amount, sure to be payable in its currency.
   *
   * @throws IllegalArgumentException where it has more decimals than the currency has, or the
   *     currency is none that is paid in, as gold (XAU)
   */
  public Money payable() {
    int decimals = known(currency).getDefaultFractionDigits();
    if (decimals < 0) {
      throw new IllegalArgumentException("Nobody pays in " + currency + ": it has no coins.");
    }
    if (amount.stripTrailingZeros().scale() > decimals) {
      throw tooFine(amount, currency, decimals);
    }
    return this;
  }

  /** Rounded as said, to that many decimals. */
  public Money rounded(int decimals, RoundingMode how) {
    return new Money(amount.setScale(decimals, how), currency);
  }

  private static Currency known(String currency) {
    try {
      return Currency.getInstance(currency);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          "A currency has an ISO 4217 code, as EUR; found '" + currency + "'.", e);
    }
  }

  private void refuseOther(Money other) {
    if (!currency.equals(other.currency)) {
      throw new IllegalArgumentException(
          "Cannot add "
              + other
              + " to "
              + this
              + ". Convert one of them first, and say at which rate.");
    }
  }

  private static IllegalArgumentException tooFine(
      BigDecimal amount, String currency, int decimals) {
    return new IllegalArgumentException(
        currency
            + " "
            + amount.stripTrailingZeros().toPlainString()
            + " has more than "
            + decimals
            + " decimals. Round it first, and say how.");
  }

  @Override
  public String toString() {
    return currency + " " + amount.stripTrailingZeros().toPlainString();
  }
}
