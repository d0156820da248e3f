package io.countersign.ingest.quality;

import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.ingest.IngestKit;
import io.countersign.ingest.land.IngestSummary;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is the company's has one id, whichever system tells of it. */
final class MasterDuplicatesTest extends IngestKit {
  private static final String NODES = "node_id,level,name\n";

  @BeforeEach
  void two_registers() {
    workspace("  north: {product: files, folder: north}\n  south: {product: files, folder: south}");
    file("north/initiatives.csv", NODES + "M1,measure,Licences\nM2,measure,Print\n");
    file("south/initiatives.csv", NODES + "M2,measure,Printing\nM3,measure,Cloud\n");
  }

  @Test
  void k4_two_registers_that_name_one_node_land_it_once_and_say_whose_it_is() {
    IngestSummary summary = ingest(FIRST);

    assertThat(summary.exit()).isEqualTo(io.countersign.problem.Exit.DONE);
    assertRows(
        now("initiatives"),
        """
        node_id | name     | source_system
        M1      | Licences | north
        M2      | Print    | north
        M3      | Cloud    | south
        """);
    assertRows(
        now("quarantine")
            .selectExpr(
                "record_key",
                "source_system",
                "split_part(reason, ': ', 2) as why",
                "contains(reason, 'north') as names"),
        """
        record_key | source_system | why        | names
        M2         | south         | told_twice | true
        """);
  }

  @Test
  void k4_what_one_register_gives_up_the_other_may_tell() {
    ingest(FIRST);
    file("north/initiatives.csv", NODES + "M1,measure,Licences\n");

    ingest(SECOND);

    assertRows(
        now("initiatives"),
        """
        node_id | name     | source_system
        M1      | Licences | north
        M2      | Printing | south
        M3      | Cloud    | south
        """);
    assertThat(now("quarantine").count()).isZero();
  }

  @Test
  void k4_a_register_that_tells_only_what_another_tells_is_nothing_wrong() {
    file("south/initiatives.csv", NODES + "M2,measure,Printing\n");

    IngestSummary summary = ingest(FIRST);

    assertThat(summary.all()).isEmpty();
    assertThat(now("quarantine").count()).isEqualTo(1);
  }

  @Test
  void k4_a_ticket_number_is_its_desks_own() {
    String tickets = "ticket_id,kind,status,opened_at\n1001,incident,open,2026-10-05T08:00:00Z\n";
    file("north/tickets.csv", tickets);
    file("south/tickets.csv", tickets);

    ingest(FIRST);

    assertThat(now("tickets").count()).isEqualTo(2);
  }
}
