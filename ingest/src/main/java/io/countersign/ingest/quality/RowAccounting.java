package io.countersign.ingest.quality;

import io.countersign.contract.Contract;
import io.countersign.problem.Problem;
import java.util.List;
import java.util.Map;

/**
 * What was read of a feed, and what became of it, each counted on its own.
 *
 * @param read counted while the rows were read
 * @param byOutcome counted when the outcome of each was decided
 * @param leftOut rows of the source that were not even read, as far as it said so
 */
public record RowAccounting(BatchTotals read, Map<String, BatchTotals> byOutcome, long leftOut) {

  /** Where not all rows were read: what is known of all of them. */
  public static RowAccounting of(
      Contract feed, BatchTotals landed, BatchTotals quarantined, long leftOut) {
    return new RowAccounting(
        landed.plus(quarantined),
        Map.of(
            RowOutcome.REPEATED, BatchTotals.none(feed),
            RowOutcome.QUARANTINED, quarantined,
            RowOutcome.LANDED, landed),
        leftOut);
  }

  public RowAccounting leavingOut(long rows) {
    return new RowAccounting(read, byOutcome, rows);
  }

  public BatchTotals of(String outcome) {
    return byOutcome.get(outcome);
  }

  /** Every total in which what was read is not what was repeated, quarantined and landed. */
  List<Problem> differences(Contract feed, String where) {
    return read.differences(
        where,
        BatchTotals.Side.READ,
        byOutcome.values().stream().reduce(BatchTotals.none(feed), BatchTotals::plus));
  }
}
