package io.countersign.reports.table;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What a node of the hierarchy planned, claimed and got verified.
 *
 * @param exact group currency, scale 4; an amount that nobody gave is absent
 * @param printed in the pack's unit; filled by {@link #foot}
 */
public record NodeValue(
    String id, String name, Map<Amount, BigDecimal> exact, Map<Amount, BigDecimal> printed) {

  private static final Set<Amount> ACROSS = EnumSet.of(Amount.CLAIMED, Amount.TO_PLAN);

  public static NodeValue of(String id, String name, Line line) {
    Map<Amount, BigDecimal> given = new EnumMap<>(Amount.class);
    for (Amount amount : Amount.values()) {
      if (amount.isColumn() && line.amount(amount.column()) != null) {
        given.put(amount, line.amount(amount.column()));
      }
    }
    return of(id, name, given);
  }

  /** With what is worked out of the amounts that were given. */
  public static NodeValue of(String id, String name, Map<Amount, BigDecimal> given) {
    Map<Amount, BigDecimal> exact = new EnumMap<>(Amount.class);
    exact.putAll(given);
    for (Amount amount : Amount.values()) {
      if (amount.workedOut(given) != null) {
        exact.put(amount, amount.workedOut(given));
      }
    }
    return new NodeValue(id, name, exact, new EnumMap<>(Amount.class));
  }

  public static NodeValue sum(String id, String name, List<NodeValue> parts) {
    Map<Amount, BigDecimal> exact = new EnumMap<>(Amount.class);
    parts.forEach(
        part -> part.exact.forEach((amount, value) -> exact.merge(amount, value, BigDecimal::add)));
    return new NodeValue(id, name, exact, new EnumMap<>(Amount.class));
  }

  /** Prints the whole, each of its amounts to the nearest. */
  public void round(Scale scale) {
    exact.forEach((amount, value) -> printed.put(amount, scale.round(value)));
  }

  /**
   * Prints the parts so that they add up to this, which is printed already, and, wherever no amount
   * is a unit off by it, across.
   */
  public void foot(List<NodeValue> parts, Scale scale) {
    List<Amount> order = new ArrayList<>(printed.keySet());
    order.sort(Comparator.comparing(amount -> ACROSS.contains(amount)));
    for (Amount amount : order) {
      List<BigDecimal> exacts = Rounding.unknown(parts.size());
      List<BigDecimal> wished = Rounding.unknown(parts.size());
      for (int i = 0; i < parts.size(); i++) {
        exacts.set(i, scale.inUnits(parts.get(i).exact.get(amount)));
        wished.set(i, parts.get(i).across(amount));
      }
      List<BigDecimal> rounded = Rounding.parts(printed.get(amount), exacts, wished);
      for (int i = 0; i < parts.size(); i++) {
        if (rounded.get(i) != null) {
          parts.get(i).printed.put(amount, rounded.get(i));
        }
      }
    }
  }

  /** What an amount has to be so that the row adds up as printed; null where it is in no sum. */
  private BigDecimal across(Amount amount) {
    return switch (amount) {
      case CLAIMED ->
          Rounding.plus(
              printed.get(Amount.VERIFIED),
              Rounding.plus(printed.get(Amount.PENDING), printed.get(Amount.LOST)));
      case TO_PLAN -> Rounding.less(printed.get(Amount.VERIFIED), printed.get(Amount.PLANNED));
      default -> null;
    };
  }

  /** The same amounts, not printed yet. */
  public NodeValue again() {
    return new NodeValue(id, name, exact, new EnumMap<>(Amount.class));
  }

  public BigDecimal exact(Amount amount) {
    return exact.get(amount);
  }

  public BigDecimal printed(Amount amount) {
    return printed.get(amount);
  }
}
