package io.countersign.transform.control;

import io.countersign.build.Inputs;
import io.countersign.build.SqlViews;
import io.countersign.transform.reference.CrossReference;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Records that name one which there is, and not where it is meant: several other systems have it
 * and their own has not, or the one that theirs refers to has not ({@link CrossReference}). They
 * are linked to nothing, and said here.
 */
final class UnlinkedReferences {
  /**
   * How a feed names records.
   *
   * @param key of its rows, as unmatched shows it
   * @param who is asked about the row, when it arose: expressions
   * @param records the view of step.sql with feed, source_system and the columns by which the feed
   *     names them
   * @param naming those columns; the last is the id
   */
  private record Link(
      String feed,
      String key,
      String who,
      String when,
      String what,
      String records,
      List<String> naming) {
    Dataset<Row> of(Inputs inputs, SqlViews views) {
      return CrossReference.find(
              inputs,
              inputs.table(feed),
              views.upTo(records),
              "home",
              naming.toArray(String[]::new))
          .where("home_fault is not null")
          .selectExpr(
              "'" + feed + "' as feed",
              "source_system",
              key + " as record_key",
              "concat(home_fault, '_" + what + "') as reason",
              naming.get(naming.size() - 1) + " as named",
              who + " as owner",
              when + " as since_at");
    }
  }

  private static final List<Link> LINKS =
      List.of(
          new Link(
              "ticket_events",
              "concat_ws('|', ticket_id, at, sequence)",
              "`by`",
              "at",
              "ticket",
              "known_tickets",
              List.of("ticket_id")),
          new Link(
              "approvals",
              "concat_ws('|', approval_id, step)",
              "approver",
              "requested_at",
              "subject",
              "subjects",
              List.of("subject_kind", "subject_id")),
          new Link(
              "evidence",
              "evidence_id",
              "`by`",
              "attached_at",
              "subject",
              "subjects",
              List.of("subject_kind", "subject_id")),
          new Link(
              "changes",
              "concat(change_id, '/remediates_change_id')",
              "owner",
              "coalesce(actual_start_at, planned_start_at)",
              "change",
              "known_changes",
              List.of("remediates_change_id")),
          new Link(
              "value_signoffs",
              "concat(signoff_id, '/withdraws_signoff_id')",
              "controller",
              "decided_at",
              "signoff",
              "known_signoffs",
              List.of("withdraws_signoff_id")),
          new Link(
              "value_signoffs",
              "concat(signoff_id, '/evidence_id')",
              "controller",
              "decided_at",
              "evidence",
              "known_evidence",
              List.of("evidence_id")),
          new Link(
              "gate_events",
              "concat(concat_ws('|', measure_id, gate, event, decided_at), '/evidence_id')",
              "decided_by",
              "decided_at",
              "evidence",
              "known_evidence",
              List.of("evidence_id")),
          new Link(
              "time_cards",
              "concat(time_card_id, '/reverses_id')",
              "person",
              "cast(worked_on as timestamp)",
              "card",
              "known_cards",
              List.of("reverses_id")));

  private UnlinkedReferences() {}

  /** feed, source_system, record_key, reason, named, owner, since_at. */
  static Dataset<Row> of(Inputs inputs, SqlViews views) {
    return LINKS.stream()
        .map(link -> link.of(inputs, views))
        .reduce(Dataset::unionByName)
        .orElseThrow();
  }
}
