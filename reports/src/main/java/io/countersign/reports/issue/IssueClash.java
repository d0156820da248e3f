package io.countersign.reports.issue;

import io.countersign.problem.Exit;
import io.countersign.problem.Problem;
import io.countersign.problem.Refusal;
import io.countersign.reports.register.Entry;
import io.countersign.reports.register.Manifest;
import io.countersign.reports.register.Register;

/** Two issues that got one id. An id stands for one question, data and code, and for no other. */
final class IssueClash {
  private IssueClash() {}

  /**
   * Refuses an issue whose id the register knows of another one.
   *
   * @param subject what the register knows the new one by
   * @throws Refusal ISSUE_CLASH
   */
  static void refuse(Register register, SealedReport made, String subject) {
    Manifest own = made.manifest();
    register
        .issue(own.issue())
        .filter(
            known ->
                !known.subject().report().equals(subject)
                    || !same(known.document().manifest(), own))
        .ifPresent(
            known -> {
              throw refusal(known, own, subject);
            });
  }

  private static boolean same(Manifest known, Manifest own) {
    return known.question().equals(own.question())
        && known.tables().equals(own.tables())
        && known.code().version().equals(own.code().version())
        && known.signed().preparedBy().equals(own.signed().preparedBy());
  }

  private static Refusal refusal(Entry known, Manifest own, String subject) {
    return new Refusal(
        Exit.NOT_HELD,
        new Problem(
            "ISSUE_CLASH",
            own.issue(),
            "The register has another issue of this id, so this one is not issued.",
            "the same question, data and code as entry " + known.number(),
            subject + " " + own.question().period() + " of other data or code",
            "Issue it with another --as-of; please report this, it should never happen."));
  }
}
