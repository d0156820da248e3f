package io.countersign.ingest;

import static io.countersign.lake.LakeTest.assertRows;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** ServiceNow and Zendesk from the tables that a replicator makes of them. */
@RealData
final class ReplicasTest {
  @TempDir private static Path folder;
  private static Ingested all;

  @BeforeAll
  static void ingest() throws Exception {
    Path exports = Dumps.data().resolve("exports");
    all =
        new Ingested(
                folder,
                """
                  snow:    {product: servicenow, folder: "%1$s/servicenow_seeds"}
                  support: {product: zendesk, folder: "%1$s/zendesk_seeds"}
                  sla:     {product: zendesk, folder: "%1$s/zendesk_sla"}
                """
                    .formatted(exports))
            .at("2026-07-01T06:00:00Z");
  }

  @Test
  void a_row_without_its_task_is_known_by_its_id() throws Exception {
    assertRows(
        all.sql("select * from tickets where source_system = 'snow'"),
        """
        ticket_id                        | kind     | status | parent_id                        | opened_at
        a9e30c7dc61122760116894de7bcc7bd | incident | new    | a9e4890bc6112276003d7a5a5c774a74 | 2023-06-02T22:05:30Z
        9ae30b6d730123002728660c4cf6a736 | problem  | new    |                                  | 2018-10-09T17:46:04Z
        """);
    assertRows(
        all.sql("select * from changes"),
        """
        change_id                        | path   | requester  | planned_start_at     | category
        06cdb552db252200a6a2b31be0b8f53e | normal | first.last | 2023-09-03T02:30:00Z |
        """);
  }

  @Test
  void tickets_of_a_support_desk_end_as_their_history_says() throws Exception {
    assertRows(
        all.sql(
            "select source_system, count(*) n, count_if(resolved_at is not null) resolved,"
                + " count_if(first_response_at is not null) answered from tickets"
                + " where source_system <> 'snow' group by 1"),
        """
        source_system | n   | resolved | answered
        support       | 10  | 8        | 0
        sla           | 300 | 300      | 184
        """);
  }

  @Test
  void a_first_answer_is_the_first_public_comment_by_somebody_else() throws Exception {
    assertRows(
        all.sql("select ticket_id, first_response_at from tickets where ticket_id = '500001'"),
        """
        ticket_id | first_response_at
        500001    | 2025-03-14T23:42:57Z
        """);
    assertRows(
        all.sql("select sum(quarantined_count) n from source_totals"),
        """
        n
        0
        """);
  }
}
