package io.countersign.transform.control;

import io.countersign.build.Inputs;
import io.countersign.build.SqlViews;
import io.countersign.transform.reference.CrossReference;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;

/**
 * Records that name one which there is, and not where it is meant: several other systems have it
 * and their own has not, or the one that theirs refers to has not ({@link CrossReference}). They
 * are linked to nothing, and said here.
 */
final class UnlinkedReferences {
  /**
   * How feeds name records, in views of step.sql.
   *
   * @param rows that name one: feed, source_system, record_key, what, named, owner, since_at
   * @param records feed and source_system of each
   * @param naming the columns by which both know it
   */
  private record Link(String rows, String records, String... naming) {
    Dataset<Row> of(Inputs inputs, SqlViews views) {
      Dataset<Row> known = views.upTo(records);
      return CrossReference.find(inputs, views.upTo(rows), known, "home", naming)
          .where("home_fault is not null")
          .withColumn("reason", functions.expr("concat(home_fault, '_', what)"))
          .select("feed", "source_system", "record_key", "reason", "named", "owner", "since_at");
    }
  }

  private static final List<Link> LINKS =
      List.of(
          new Link("naming_tickets", "known_tickets", "ticket_id"),
          new Link("naming_subjects", "subjects", "subject_kind", "subject_id"),
          new Link("naming_changes", "known_changes", "remediates_change_id"),
          new Link("naming_signoffs", "known_signoffs", "withdraws_signoff_id"),
          new Link("naming_evidence", "known_evidence", "evidence_id"),
          new Link("naming_cards", "known_cards", "reverses_id"));

  private UnlinkedReferences() {}

  /** feed, source_system, record_key, reason, named, owner, since_at. */
  static Dataset<Row> of(Inputs inputs, SqlViews views) {
    return LINKS.stream()
        .map(link -> link.of(inputs, views))
        .reduce(Dataset::unionByName)
        .orElseThrow();
  }
}
