package io.countersign.reports.register;

import io.countersign.problem.Json;
import io.countersign.problem.Refusal;

/** Why a closed period is opened again, and who allowed it. */
public record Restatement(String period, String reason, String approvedBy) {

  /**
   * What the register is to note.
   *
   * @throws Refusal PERIOD_NOT_CLOSED, REASON_MISSING or FOUR_EYES
   */
  public Fact fact(Register register, Act act) {
    boolean closed =
        register.latest(period).stream()
            .anyMatch(issue -> register.closed(issue.subject().report(), period).isPresent());
    if (!closed) {
      throw RegisterProblems.periodNotClosed(period);
    }
    if (reason.isBlank()) {
      throw RegisterProblems.reasonMissing(period);
    }
    if (approvedBy.isBlank() || FourEyes.same(approvedBy, act.by())) {
      throw RegisterProblems.restatedAlone(period, approvedBy);
    }
    return new Fact(Event.RESTATED, new Subject("", "", period), act, Json.line(this), "");
  }

  public static Restatement parse(String json) {
    return Json.read(json, Restatement.class);
  }
}
