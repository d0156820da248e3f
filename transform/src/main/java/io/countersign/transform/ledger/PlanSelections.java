package io.countersign.transform.ledger;

import io.countersign.build.Inputs;
import io.countersign.build.SqlScript;

/** Which lines of the ledger each frozen, ledger-backed measurement plan selects. */
final class PlanSelections {
  private PlanSelections() {}

  /**
   * Makes the views {@code selected_plans} (each frozen plan with its {@code selection}, blank
   * where it selects nothing: a text to tell cells apart by, never to be taken to pieces) and
   * {@code selected_cells} (selection, legal_entity, account, cost_object, once_journals: those
   * that any plan of the selection leaves out of its baseline).
   */
  static void show(Inputs inputs) {
    SqlScript.shared("plan_selections")
        .on(inputs)
        .answer()
        .createOrReplaceTempView("selected_cells");
  }
}
