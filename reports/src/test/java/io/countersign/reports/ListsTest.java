package io.countersign.reports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.countersign.lake.LakeTest;
import io.countersign.lake.Refusal;
import io.countersign.reports.proof.IssueBook;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every list report, filled from the same few rows. */
final class ListsTest extends LakeTest {
  private static GivenMarts given;
  private static MartReader marts;
  @TempDir private Path out;

  @BeforeAll
  static void give() {
    given = new GivenMarts(spark(), "/lists.given");
    marts = new KeptMarts(given);
  }

  private ReportRun run(String report, MartReader from) {
    Map<String, String> parameters =
        report.equals("initiative_page") ? Map.of("copy", "M-1") : Map.of();
    Provenance by = PackTest.by(IssueBook.inMemory());
    return new ReportRun(report, PackTest.ask("2026-10"), from, by, out, parameters);
  }

  private String text(String report, MartReader from) {
    return Reports.layAll(run(report, from)).stream()
        .map(laid -> PageText.of(laid.print()))
        .collect(Collectors.joining("\n"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "claimed_vs_verified",
        "controller_worklist",
        "sla_breaches",
        "change_outcomes",
        "approval_ageing",
        "incident_trend",
        "catalogue_review",
        "change_backlog",
        "budget_variance",
        "decisions_needed",
        "initiative_page",
        "audit_file"
      })
  void every_list_reads_as_its_golden_text_and_can_be_archived_and_read_aloud(String report)
      throws IOException {
    Golden.check(report, text(report, marts));
    Issued first = Reports.issue(run(report, marts)).get(0);
    byte[] pdf = Files.readAllBytes(first.pdf());
    assertThat(Conformance.failures(pdf)).isEmpty();
  }

  @Test
  void nobody_gets_a_row_of_somebody_else_and_no_row_is_left_out() {
    List<String> all = new ArrayList<>();
    for (Reports.Laid laid : Reports.layAll(run("claimed_vs_verified", marts))) {
      List<Line> lines = laid.material().lines("measures");
      assertThat(lines).extracting(line -> line.text("sponsor")).containsOnly(laid.material().copy());
      lines.forEach(line -> all.add(line.text("measure_id")));
    }
    assertThat(all).containsExactlyInAnyOrder("M-1", "M-2", "M-3", "M-4");
  }
}
