package io.countersign.ingest.sample;

import java.util.List;

/**
 * The lines of a ledger on which a measure is to be seen.
 *
 * @param baseline what they cost a month before the measure, in cents of the entity's currency
 * @param declared whether the measurement plan names the baseline; else it is to be derived from
 *     the lines of the window
 */
record Selection(
    Entity entity, List<String> accounts, String costObject, long baseline, boolean declared) {
  static Selection of(Entity entity, String account, String costObject, long baseline) {
    return new Selection(entity, List.of(account), costObject, baseline, true);
  }
}
