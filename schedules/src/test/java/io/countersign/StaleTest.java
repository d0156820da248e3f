package io.countersign;

import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.lake.Lake;
import io.countersign.lake.LakeSession;
import io.countersign.schedules.cli.LakeQuery;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A feed that landed and then cannot be read: what stands on it stays, says so, and heals. */
@Tag("long")
final class StaleTest {
  @TempDir Path workspace;
  private final AnyCompany company = new AnyCompany(14, 2);

  @Test
  void k1_what_stands_on_a_feed_that_stopped_stays_says_so_and_heals() throws IOException {
    company.write(workspace);
    Instant first = company.asOf();
    WholeFlow whole = at(first);
    assertThat(whole.call("run")).as(whole.said()).isZero();
    long judged = lake().version("sla_instances");
    long valued = lake().version("claim_waterfall");

    Files.writeString(file("tickets"), "nobody,knows,these\n1,2,3\n");
    String budget = Files.readString(file("budgets"));
    Files.writeString(file("budgets"), budget.replaceFirst("\n\"[^\n]*", ""));
    Instant second = first.plus(Duration.ofDays(1));
    WholeFlow stopped = at(second);
    assertThat(stopped.call("run")).as(stopped.said()).isEqualTo(1);
    assertThat(stopped.said()).contains("Stale");
    assertThat(lake().version("sla_instances")).isEqualTo(judged);
    assertThat(lake().version("claim_waterfall")).isGreaterThan(valued);
    assertThat(
            ask(
                "select count_if(status = 'break'), count_if(status = 'stale') > 0 from reconciliation"))
        .isEqualTo("0|true");
    assertThat(ask("select distinct feed, stale_since from lake.stale_tables"))
        .isEqualTo("tickets|" + second);
    assertThat(text())
        .contains("as known at " + minute(first))
        .contains("STALE: register.tickets could not be read since " + minute(second))
        .contains("UNRECONCILED");

    WholeFlow other = at(second.plusSeconds(60));
    assertThat(
            other.call(
                "report",
                "claimed_vs_verified",
                "sla_breaches",
                "--period",
                "2025-" + company.period().substring(5)))
        .isEqualTo(1);
    assertThat(other.said()).contains("MART_STALE").contains("sla_breaches");

    company.write(workspace, "tickets");
    Instant third = first.plus(Duration.ofDays(2));
    WholeFlow healed = at(third);
    assertThat(healed.call("run")).as(healed.said()).isZero();
    assertThat(lake().askedAt("sla_instances")).contains(third);
    assertThat(ask("select count(*) from lake.stale_tables")).isEqualTo("0");
    assertThat(text()).doesNotContain("STALE").contains("as known at " + minute(third));
    assertThat(List.of(stopped, other, healed))
        .allSatisfy(flow -> assertThat(flow.faults()).isEmpty());
  }

  private WholeFlow at(Instant now) {
    return new WholeFlow(workspace, company, now);
  }

  private Path file(String feed) {
    return workspace.resolve("register/" + feed + ".csv");
  }

  private Lake lake() {
    return new Lake(LakeSession.open("local[2]"), workspace.resolve("lake").toString());
  }

  private String ask(String sql) {
    return new LakeQuery(lake(), Optional.empty(), OptionalLong.empty())
        .run(sql).rows().stream()
            .map(row -> row.stream().map(String::valueOf).collect(Collectors.joining("|")))
            .collect(Collectors.joining("\n"));
  }

  private static String minute(Instant at) {
    return at.toString().substring(0, 10);
  }

  private String text() throws IOException {
    String period = company.period();
    Path pdf = workspace.resolve("out/" + period + "/cfo_pack-" + period + ".pdf");
    try (PDDocument pages = Loader.loadPDF(pdf.toFile())) {
      return new PDFTextStripper().getText(pages);
    }
  }
}
