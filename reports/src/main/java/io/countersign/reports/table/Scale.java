package io.countersign.reports.table;

import io.countersign.reports.words.FigureFormat;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/**
 * The unit in which a pack prints money, chosen once from its largest total, so that all its tables
 * can be compared.
 *
 * @param unit as said in titles: {@code EUR m}
 * @param zeros how many digits it leaves away: 6 for millions
 * @param decimals that it shows
 */
public record Scale(String unit, int zeros, int decimals) {

  public static Scale of(String currency, BigDecimal largest) {
    BigDecimal size = largest == null ? BigDecimal.ZERO : largest.abs();
    if (size.compareTo(BigDecimal.valueOf(1_000_000)) >= 0) {
      return new Scale(currency + " m", 6, 2);
    }
    return size.compareTo(BigDecimal.valueOf(10_000)) >= 0
        ? new Scale(currency + " k", 3, 1)
        : new Scale(currency, 0, 2);
  }

  /** The next finer unit, without decimals: for single measures and programs. */
  public Scale finer() {
    String currency = unit.substring(0, 3);
    return switch (zeros) {
      case 6 -> new Scale(currency + " k", 3, 0);
      case 3 -> new Scale(currency, 0, 0);
      default -> this;
    };
  }

  /** The same with no more decimals than these. */
  public Scale atMost(int most) {
    return zeros > 0 || decimals <= most ? this : new Scale(unit, zeros, most);
  }

  /** In units of this scale, rounded half up; null stays null. */
  public BigDecimal round(BigDecimal exact) {
    return Rounding.nearest(inUnits(exact), decimals);
  }

  /** In units of this scale, not rounded; null stays null. */
  public BigDecimal inUnits(BigDecimal exact) {
    return exact == null ? null : exact.movePointLeft(zeros);
  }

  /** Exact amounts in units of this scale, rounded so that they add up to their rounded sum. */
  public List<BigDecimal> parts(List<BigDecimal> exact) {
    List<BigDecimal> units = new ArrayList<>(exact);
    units.replaceAll(this::inUnits);
    return Rounding.parts(Rounding.total(units, decimals), units);
  }

  /** With its currency, for sentences: {@code EUR 4.21 m}. */
  public String sentence(BigDecimal printed) {
    String currency = unit.substring(0, 3);
    String size = unit.substring(3);
    return currency + "\u00a0" + FigureFormat.number(printed) + size.replace(' ', '\u00a0');
  }
}
