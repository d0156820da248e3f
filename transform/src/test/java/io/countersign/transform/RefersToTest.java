package io.countersign.transform;

import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.build.Build;
import io.countersign.build.Progress;
import io.countersign.build.StepResult;
import io.countersign.company.Basis;
import io.countersign.contract.Contracts;
import io.countersign.history.AsOfView;
import io.countersign.ingest.IngestKit;
import io.countersign.transform.change.ChangeLinks;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Two desks with one number, and a workspace that says which of them a bare one means. */
final class RefersToTest extends IngestKit {
  private static final String THIRD = "2026-11-03T06:00:00Z";

  private void desks() {
    for (String desk : List.of("berlin", "sydney")) {
      file(
          desk + "/tickets.csv",
          "ticket_id,kind,status,opened_at\n1001,incident,closed,2026-10-05T08:00:00Z\n");
    }
    file("berlin/changes.csv", "change_id,path\n7,normal\n");
    file("journal/incident_causes.csv", "ticket_id,change_id\n1001,7\n");
  }

  private void known(String asOf, String refersTo) {
    workspace(
        """
          berlin: {product: files, folder: berlin}
          sydney: {product: files, folder: sydney}
          journal: {product: files, folder: journal%s}
        """
            .formatted(refersTo));
    assertThat(ingest(asOf).all()).isEmpty();
  }

  private StepResult made(String asOf) {
    Basis ask = new Basis(company().fiscalYear().parse("2026-10"), Instant.parse(asOf), company());
    return new Build(lake(), Contracts.all(), ask, Progress.none())
        .run(List.of(new ChangeLinks()))
        .get(0);
  }

  private void assertLinked(String ticketSystem) {
    assertRows(
        lake().read("change_links"),
        "source_system | change_id | ticket_system | ticket_id | rule\n" + ticketSystem);
  }

  @Test
  void k4_a_question_of_an_earlier_instant_is_answered_as_the_workspace_said_then() {
    String berlin = "berlin | 7 | berlin | 1001 | declared";
    String sydney = "berlin | 7 | sydney | 1001 | declared";
    desks();
    known(FIRST, "");
    assertThat(lake().has("source_references")).isFalse();
    made(FIRST);
    assertLinked("");

    known(SECOND, ", refers_to: {tickets: berlin}");
    assertThat(made(SECOND).unchanged()).isFalse();
    assertLinked(berlin);
    assertThat(made(SECOND).unchanged()).isTrue();

    known(THIRD, ", refers_to: {tickets: sydney}");
    assertThat(made(THIRD).unchanged()).isFalse();
    assertLinked(sydney);

    made(SECOND);
    assertLinked(berlin);
    made(FIRST);
    assertLinked("");
  }

  @Test
  void k4_a_changed_reference_makes_the_tables_again_and_one_said_again_does_not() {
    desks();
    known(FIRST, ", refers_to: {tickets: berlin}");
    made(THIRD);
    long version = lake().version("source_references");
    known(SECOND, ", refers_to: {tickets: berlin}");
    assertThat(lake().version("source_references")).isEqualTo(version);
    assertThat(made(THIRD).unchanged()).isTrue();

    known(THIRD, "");
    assertThat(made(THIRD).unchanged()).isFalse();
    assertLinked("");
    assertRows(
        AsOfView.of(
            lake(), spark(), Contracts.all().get("source_references"), Instant.parse(SECOND)),
        """
        source_system | feed    | refers_to
        journal       | tickets | berlin
        """);
  }
}
