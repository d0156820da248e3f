package io.countersign.transform.change;

import io.countersign.build.Inputs;
import io.countersign.build.SqlScript;
import io.countersign.build.SqlViews;
import io.countersign.transform.reference.CrossReference;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** The steps of approvals, each with the first of C7's conditions that it misses. */
final class ApprovalValidity {
  private ApprovalValidity() {}

  /**
   * Every step with its subject: fault (blank: valid), fault_rank, emergency (given by somebody who
   * held an emergency role), in_retro (valid but for coming after the start, within the limit).
   *
   * @param subjects subject_kind, subject_system, subject_id, requester, implementer, scope_hash,
   *     started_at, retro_approval_seconds; a step without one stays, its subject's columns blank
   * @param named feed, source_system, subject_kind and subject_id of all records that steps are
   *     about
   */
  static Dataset<Row> of(Dataset<Row> subjects, Dataset<Row> named, Inputs inputs) {
    SqlViews views = SqlScript.shared("approval_validity").on(inputs);
    Dataset<Row> approvals = views.upTo("approvals_as_of");
    CrossReference.find(inputs, approvals, named, "subject_system", "subject_kind", "subject_id")
        .createOrReplaceTempView("told_approvals");
    subjects.createOrReplaceTempView("approval_subjects");
    return views.answer();
  }

  /** As {@link #of}, of the approvals of changes. */
  static Dataset<Row> ofChanges(Dataset<Row> changes, Inputs inputs) {
    Dataset<Row> named =
        inputs
            .table("changes")
            .selectExpr(
                "'changes' as feed",
                "source_system",
                "'change' as subject_kind",
                "change_id as subject_id");
    return of(subjects(changes), named, inputs);
  }

  /** Changes as what approvals are about. */
  static Dataset<Row> subjects(Dataset<Row> changes) {
    return changes.selectExpr(
        "'change' as subject_kind",
        "source_system as subject_system",
        "change_id as subject_id",
        "requester",
        "implementer",
        "scope_hash",
        "started_at",
        "retro_approval_seconds");
  }
}
