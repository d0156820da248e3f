package io.countersign.transform.ledger;

import io.countersign.build.Inputs;
import io.countersign.build.SqlScript;
import io.countersign.lake.FewRows;

/**
 * Adjustments at the end of a year are booked to periods that no calendar has, as 2025-13 to
 * 2025-16 of twelve: they belong to the last period of their fiscal year. Thirteen periods of four
 * weeks are another thing: 2026-P13 is there.
 */
public final class AdjustmentPeriods {
  private AdjustmentPeriods() {}

  /**
   * Lets the view {@code ledger_lines} name a period of the calendar on every line, as {@code
   * month} also where the line has none of its own. A step reads it more than once.
   */
  public static void show(Inputs inputs) {
    FewRows.held(SqlScript.shared("ledger_lines").on(inputs).answer())
        .createOrReplaceTempView("ledger_lines");
  }
}
