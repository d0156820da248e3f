package io.countersign;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What people get wrong, and what they are told: one clear error, never a stack trace. */
class BadInputTest {
  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-11-04T06:00:00Z"), ZoneOffset.UTC);

  @TempDir Path folder;
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  private int call(String... arguments) {
    int exit =
        new Commands(CLOCK, new PrintWriter(out, true), new PrintWriter(err, true)).run(arguments);
    assertThat(err.toString()).doesNotContain("\tat ").doesNotContain("Exception");
    return exit;
  }

  @Test
  void an_unknown_command_or_option_is_told() {
    assertThat(call("rnu")).isEqualTo(2);
    assertThat(call("run", "--perod", "2026-10")).isEqualTo(2);
    assertThat(err.toString()).contains("CALL_WRONG").contains("rnu").contains("--perod");
  }

  @Test
  void a_folder_that_is_no_workspace_is_told_with_what_to_do() {
    assertThat(call("run", "--workspace", folder.toString())).isEqualTo(2);
    assertThat(err.toString()).contains("WORKSPACE_MISSING").contains("countersign init");
  }

  @Test
  void a_wrong_key_is_told_with_file_line_and_suggestion() throws IOException {
    Files.writeString(
        folder.resolve("countersign.yml"),
        "company: Test\ngroup_curency: EUR\nlake: lake\nout: out\n");
    assertThat(call("check", "--workspace", folder.toString())).isEqualTo(2);
    assertThat(err.toString())
        .contains("countersign.yml:2")
        .contains("Did you mean 'group_currency'?");
  }

  @Test
  void check_reads_schedules_and_says_what_is_wrong_as_json_too() throws IOException {
    Path workspace = folder.resolve("w");
    assertThat(call("init", workspace.toString())).isZero();
    Files.createDirectories(workspace.resolve("schedules"));
    Files.writeString(workspace.resolve("schedules/cfo.yml"), "schedule: cfo\nat: sometimes\n");
    out.getBuffer().setLength(0);

    assertThat(call("check", "--workspace", workspace.toString(), "--json")).isEqualTo(2);

    var said = new com.fasterxml.jackson.databind.ObjectMapper().readTree(out.toString());
    assertThat(said.get("feeds")).isNotNull();
    assertThat(said.get("problems").findValuesAsText("where").toString())
        .contains("schedules/cfo.yml");
    assertThat(err.toString()).contains("schedules/cfo.yml");
  }

  @Test
  void a_period_or_an_instant_that_is_none_is_told() {
    assertThat(call("init", folder.resolve("w").toString())).isZero();
    assertThat(call("build", "--workspace", folder.resolve("w").toString(), "--period", "2026-13"))
        .isEqualTo(2);
    assertThat(call("build", "--workspace", folder.resolve("w").toString(), "--as-of", "yesterday"))
        .isEqualTo(2);
    assertThat(err.toString()).contains("2026-13").contains("yesterday");
  }

  @Test
  void a_new_workspace_checks_clean_with_one_file_and_is_never_overwritten() throws IOException {
    String workspace = folder.resolve("new").toString();
    assertThat(call("init", workspace)).isZero();
    Files.writeString(
        Path.of(workspace, "register/tickets.csv"), "ticket_id,kind,status,opened_at\n");
    assertThat(call("check", "--workspace", workspace)).as(err.toString()).isZero();
    assertThat(call("init", workspace)).isEqualTo(2);
    assertThat(err.toString()).contains("WORKSPACE_EXISTS");
  }

  @Test
  void deliveries_of_an_issue_that_nobody_issued_are_refused_and_not_none() {
    String workspace = folder.resolve("w").toString();
    assertThat(call("init", workspace)).isZero();
    for (String issue : List.of("CP-2026-10-0000000000000000", "latest")) {
      assertThat(call("deliveries", "--workspace", workspace, "--issue", issue)).isEqualTo(2);
      assertThat(err.toString()).contains("ISSUE_UNKNOWN  " + issue, "what now");
    }
    assertThat(out.toString()).doesNotContain("deliveries\n");
    assertThat(call("deliveries", "--workspace", workspace)).isZero();
    assertThat(out.toString()).contains("0 deliveries");
  }

  @Test
  void a_folder_that_cannot_be_written_is_told() throws IOException {
    Path file = Files.writeString(folder.resolve("file"), "not a folder");
    assertThat(call("init", file.resolve("w").toString())).isEqualTo(3);
    assertThat(call("demo", file.resolve("w").toString())).isEqualTo(3);
    assertThat(err.toString()).contains("NOT_WRITABLE");
  }

  @Test
  void every_wrong_file_is_told_and_stops_only_its_feed() throws IOException {
    String workspace = folder.resolve("dirty").toString();
    call("init", workspace);
    Path register = Path.of(workspace, "register");
    Files.writeString(
        register.resolve("drivers.csv"),
        "driver_id,period,quantity,unit\nD1,2026-10,\"12\"3,pieces\n");
    Files.writeString(
        register.resolve("fx_rates.csv"),
        "from_currency,from_currency,rate_kind,period,rate\nUSD,EUR,plan,2026-10,0.9\n");
    Files.writeString(
        register.resolve("value_claims.csv"),
        "\uFEFFclaim_id,measure_id,period,benefit_type,amount,currency,one_off,claimed_by,claimed_at,reverses_claim_id\r\nC1,M1,2026-10,cost_saving,\"1.234,56\",EUR,false,ann,2026-11-01T00:00:00Z,\nC2,M1,2026-10,cost_saving,12.50,EUR,false,ann,2026-11-01T00:00:00Z,\n");
    Files.writeString(register.resolve("accounts.csv"), "account,name\n6100,Licences\n");
    assertThat(call("ingest", "--workspace", workspace)).isEqualTo(1);
    assertThat(err.toString())
        .contains("drivers.csv:2")
        .contains("fx_rates.csv")
        .contains("accounts.csv")
        .contains("valid_from");
    assertThat(out.toString()).contains("Quarantine 1 row,");
    assertThat(
            call(
                "query",
                "--workspace",
                workspace,
                "select claim_id, amount from lake.value_claims"))
        .isZero();
    assertThat(out.toString()).contains("C2").doesNotContain("C1 ");
    assertThat(call("quarantine", "--workspace", workspace)).isZero();
    assertThat(out.toString()).contains("amount is '…', expected").doesNotContain("1.234,56");
    assertThat(call("quarantine", "--workspace", workspace, "value_claims")).isZero();
    assertThat(out.toString()).contains("amount is '1.234,56', expected");
    assertThat(call("quarantine", "--workspace", workspace, "value_claim")).isEqualTo(2);
    assertThat(err.toString()).contains("Did you mean 'value_claims'?");
  }

  /** A company with one measure, one claim and one ticket, all of October 2026. */
  private String smallCompany() throws IOException {
    String workspace = folder.resolve("small").toString();
    call("init", workspace);
    Path register = Path.of(workspace, "register");
    Files.writeString(
        register.resolve("initiatives.csv"),
        "node_id,level,name,owner,currency\nM-1,measure,One,ann,EUR\n");
    Files.writeString(
        register.resolve("value_claims.csv"),
        """
        claim_id,measure_id,period,benefit_type,amount,currency,one_off,claimed_by,claimed_at
        C1,M-1,2026-10,cost_saving,12.50,EUR,false,ann,2026-11-01T00:00:00Z
        """);
    Files.writeString(
        register.resolve("tickets.csv"),
        "ticket_id,kind,status,opened_at\nT-1,incident,open,2026-10-05T08:00:00Z\n");
    assertThat(call("ingest", "--workspace", workspace)).as(err.toString()).isZero();
    return workspace;
  }

  @Test
  void a_period_before_the_first_fact_gives_pages_that_say_they_are_empty() throws IOException {
    String workspace = smallCompany();
    assertThat(call("report", "cfo_pack", "--workspace", workspace, "--period", "1999-01"))
        .as(err.toString())
        .isZero();
    assertThat(pages(workspace, "1999-01"))
        .contains("No initiative has planned or claimed any value in this span")
        .doesNotContain("12.5");
  }

  @Test
  void a_period_that_nobody_can_mean_is_told_and_never_a_fault_of_the_program() {
    String workspace = folder.resolve("w").toString();
    assertThat(call("init", workspace)).isZero();
    for (String period : List.of("0001-01", "1899-12", "2201-01", "9999-12")) {
      assertThat(call("build", "--workspace", workspace, "--period", period)).isEqualTo(2);
      assertThat(err.toString()).contains("CALL_WRONG  --period", "from 1900 to 2200", period);
    }
  }

  @Test
  @Tag("long")
  void of_a_fiscal_year_without_a_period_that_is_over_there_is_a_draft() throws IOException {
    String workspace = smallCompany();
    Path file = Path.of(workspace, "countersign.yml");
    Files.writeString(
        file, Files.readString(file).replaceFirst("starts: \"[^\"]*\"", "starts: \"11-01\""));
    assertThat(call("report", "cfo_pack", "--workspace", workspace, "--period", "2026-11"))
        .as(err.toString())
        .isZero();
    assertThat(out.toString()).contains("draft");
    assertThat(pages(workspace, "2026-11"))
        .contains("DRAFT", "was not over when these figures")
        .contains("No initiative has planned or claimed any value in this span");
  }

  private static String pages(String workspace, String period) throws IOException {
    Path pdf = Path.of(workspace, "out", period, "cfo_pack-" + period + ".pdf");
    try (var pages = org.apache.pdfbox.Loader.loadPDF(pdf.toFile())) {
      return new org.apache.pdfbox.text.PDFTextStripper().getText(pages);
    }
  }
}
