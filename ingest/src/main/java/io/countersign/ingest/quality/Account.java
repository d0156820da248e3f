package io.countersign.ingest.quality;

import io.countersign.contract.Contract;
import io.countersign.problem.Problem;
import java.util.List;
import java.util.Map;

/**
 * What was read of a feed, and what became of it, each counted on its own.
 *
 * @param read counted while the rows were read
 * @param byFate counted when the fate of each was decided
 * @param leftOut rows of the source that were not even read, as far as it said so
 */
public record Account(Totals read, Map<String, Totals> byFate, long leftOut) {

  /** Where not all rows were read: what is known of all of them. */
  public static Account of(Contract feed, Totals landed, Totals quarantined, long leftOut) {
    return new Account(
        landed.plus(quarantined),
        Map.of(
            Fate.REPEATED, Totals.none(feed),
            Fate.QUARANTINED, quarantined,
            Fate.LANDED, landed),
        leftOut);
  }

  public Account leavingOut(long rows) {
    return new Account(read, byFate, rows);
  }

  public Totals of(String fate) {
    return byFate.get(fate);
  }

  /** Every total in which what was read is not what was repeated, quarantined and landed. */
  List<Problem> differences(Contract feed, String where) {
    return read.differences(
        where, Totals.Side.READ, byFate.values().stream().reduce(Totals.none(feed), Totals::plus));
  }
}
