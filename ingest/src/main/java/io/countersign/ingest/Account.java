package io.countersign.ingest;

import io.countersign.lake.Contract;
import io.countersign.lake.Problem;
import java.util.List;
import java.util.Map;

/**
 * What was read of a feed, and what became of it, each counted on its own.
 *
 * @param read counted while the rows were read
 * @param byFate counted when the fate of each was decided
 */
record Account(Totals read, Map<String, Totals> byFate) {

  Totals of(String fate) {
    return byFate.get(fate);
  }

  /** Every total in which what was read is not what was repeated, quarantined and landed. */
  List<Problem> differences(Contract feed, String where) {
    return read.differences(
        where, byFate.values().stream().reduce(Totals.none(feed), Totals::plus));
  }
}
