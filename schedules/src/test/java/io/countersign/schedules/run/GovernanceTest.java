package io.countersign.schedules.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.problem.Sha256;
import io.countersign.reports.register.Act;
import io.countersign.reports.register.Document;
import io.countersign.reports.register.Entry;
import io.countersign.reports.register.Event;
import io.countersign.reports.register.Fact;
import io.countersign.reports.register.Manifest;
import io.countersign.reports.register.Register;
import io.countersign.reports.register.Restatement;
import io.countersign.reports.register.Subject;
import io.countersign.schedules.deliver.Parcel;
import io.countersign.schedules.people.Person;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class GovernanceTest {
  private static final Act ACT = new Act("anna", Instant.parse("2026-11-04T06:00:00Z"));

  @TempDir Path out;
  private final List<Entry> entries = new ArrayList<>();

  private Register register() {
    return new Register(entries);
  }

  private RegisterGovernance governance() {
    return new RegisterGovernance(this::register, new IssueParcels(out));
  }

  private void note(Event event, String issue, String report, String said) {
    Subject subject = new Subject(issue, report, "2026-10");
    entries.add(register().entry(new Fact(event, subject, ACT, said, "")));
  }

  private void issued(Event event, String issue, String report, Map<String, String> beside) {
    Map<String, String> copy =
        report.contains("/") ? Map.of("copy", report.split("/")[1]) : Map.of();
    Manifest manifest =
        new Manifest(
            issue,
            event.name(),
            new Manifest.Question(report, "2026-10", "2026-11-04T06:00:00Z", "", copy),
            new Manifest.Code("", "", Map.of()),
            Map.of(),
            Map.of(),
            List.of(),
            new Manifest.Figures(0, "", 0),
            new Manifest.Signed("anna", ""),
            new Manifest.Chained(1, ""));
    String file = issue + ".pdf";
    note(event, issue, report, Document.of(file, new byte[] {1}, manifest, beside).json());
  }

  private static Parcel parcel(String issue) {
    return new Parcel(issue, "", "", Path.of(issue), "", Set.of());
  }

  @Test
  void a_pack_is_released_by_a_second_person_and_a_closed_period_has_its_own_issue() {
    issued(Event.PREPARED, "CP-1", "cfo_pack", Map.of());
    assertThat(governance().released(parcel("CP-1"))).isEmpty();
    assertThat(governance().settled("cfo_pack", "2026-10")).isEmpty();
    note(Event.CLOSED, "CP-1", "cfo_pack", "{}");
    assertThat(governance().closed("2026-10")).isTrue();
    assertThat(governance().settled("cfo_pack", "2026-10"))
        .extracting(Parcel::issue)
        .containsExactly("CP-1");
    issued(Event.RELEASED, "CP-1", "cfo_pack", Map.of());
    assertThat(governance().released(parcel("CP-1")).orElseThrow().title())
        .isEqualTo("cfo_pack of 2026-10 (RELEASED)");
  }

  @Test
  void an_issue_that_another_one_replaced_says_which_and_why_once_that_one_is_released() {
    issued(Event.RELEASED, "CP-1", "cfo_pack", Map.of());
    note(Event.CLOSED, "CP-1", "cfo_pack", "{}");
    Restatement why = new Restatement("2026-10", "a late invoice", "berta");
    entries.add(register().entry(why.fact(register(), ACT)));
    issued(Event.PREPARED, "CP-2", "cfo_pack", Map.of());
    assertThat(governance().released(parcel("CP-1")).orElseThrow().issue()).isEqualTo("CP-1");
    assertThat(RegisterGovernance.replaced(register(), "CP-2")).isEmpty();
    issued(Event.RELEASED, "CP-2", "cfo_pack", Map.of());
    Parcel now = governance().released(parcel("CP-1")).orElseThrow();
    assertThat(now.issue()).isEqualTo("CP-2");
    assertThat(now.text()).contains("CP-1").contains("a late invoice").contains("berta");
    assertThat(RegisterGovernance.replaced(register(), "CP-2")).containsExactly("CP-1");
  }

  @Test
  void a_copy_holds_the_nodes_that_its_tables_name_and_all_where_a_table_is_not_as_issued()
      throws IOException {
    Path table = Files.createDirectories(out.resolve("2026-10/CV-1.csv")).resolve("measures.csv");
    Files.writeString(table, "name,program_id,measure_id\n\"a, b\",PG-1,M1\nc,PG-1,M2\nd,PG-2,\n");
    issued(
        Event.PREPARED,
        "CV-1",
        "claimed/ann",
        Map.of("measures.csv", Sha256.hex(table), "html", "x"));
    Parcel.Rows rows = governance().known("CV-1").rows();
    assertThat(rows.nodes()).containsExactly("M1", "M2", "PG-2");
    assertThat(rows.whom()).contains("ann");
    Files.writeString(table, "name,measure_id\na,M1\n");
    assertThat(governance().known("CV-1").rows().nodes()).containsExactly(Person.ALL);
    issued(Event.PREPARED, "CP-1", "cfo_pack", Map.of());
    assertThat(governance().known("CP-1").rows().nodes()).containsExactly(Person.ALL);
  }
}
