package io.countersign.transform.ledger;

import io.countersign.money.Allocation;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.BinaryOperator;
import java.util.stream.IntStream;

/**
 * How the claimants of a cell share its movement (V13, W), in the ledger's currency.
 *
 * @param movement of the cell, not below zero
 * @param claims by measure id; each above zero
 */
public record Apportionment(BigDecimal movement, List<Claim> claims) {
  private static final BigDecimal WHOLE = BigDecimal.valueOf(100);
  private static final int CENTS = 2;

  /**
   * What a measure has left to claim on the cell.
   *
   * @param splitPercent the share that its measurement plan declares; 100 where it declares none
   */
  record Claim(String measureId, BigDecimal left, BigDecimal splitPercent) {}

  /** What each claimant is allowed, in the order of the claims; never more than the movement. */
  List<BigDecimal> allowed() {
    if (claims.isEmpty()) {
      return List.of();
    }
    List<BigDecimal> shares = splits() ? bySplit() : byClaim();
    BigDecimal room = movement.subtract(sum(lefts()));
    return room.signum() < 0 ? shares : withRoom(shares, room);
  }

  /** All claims fit: nobody is cut, and each may go up to its own share while there is room. */
  private List<BigDecimal> withRoom(List<BigDecimal> shares, BigDecimal room) {
    List<BigDecimal> more =
        each(shares, lefts(), (share, left) -> share.subtract(left).max(zero()));
    List<BigDecimal> given = sum(more).compareTo(room) <= 0 ? more : inCents(room, more);
    return each(lefts(), given, BigDecimal::add);
  }

  private boolean splits() {
    List<BigDecimal> splits = claims.stream().map(Claim::splitPercent).toList();
    return sum(splits).compareTo(WHOLE) <= 0
        && sum(splits).signum() > 0
        && splits.stream().anyMatch(split -> split.compareTo(WHOLE) < 0);
  }

  private List<BigDecimal> bySplit() {
    List<BigDecimal> splits = claims.stream().map(Claim::splitPercent).toList();
    return inCents(movement.multiply(sum(splits)).divide(WHOLE), splits);
  }

  private List<BigDecimal> byClaim() {
    return inCents(movement, lefts());
  }

  private List<BigDecimal> lefts() {
    return claims.stream().map(Claim::left).toList();
  }

  /** A part of a cent is nobody's. */
  static List<BigDecimal> inCents(BigDecimal total, List<BigDecimal> weights) {
    BigDecimal cents = total.setScale(CENTS, RoundingMode.DOWN);
    return sum(weights).signum() == 0
        ? Collections.nCopies(weights.size(), zero())
        : Allocation.prorata(cents, weights, CENTS);
  }

  public static BigDecimal sum(List<BigDecimal> amounts) {
    return amounts.stream().reduce(zero(), BigDecimal::add);
  }

  static List<BigDecimal> each(
      List<BigDecimal> a, List<BigDecimal> b, BinaryOperator<BigDecimal> both) {
    return new ArrayList<>(
        IntStream.range(0, a.size()).mapToObj(i -> both.apply(a.get(i), b.get(i))).toList());
  }

  private static BigDecimal zero() {
    return BigDecimal.ZERO;
  }
}
