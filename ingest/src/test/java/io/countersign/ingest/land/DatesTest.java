package io.countersign.ingest.land;

import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.ingest.IngestKit;
import io.countersign.problem.Exit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Days and instants at the edges of what can be meant. */
final class DatesTest extends IngestKit {
  private static final String LINES =
      "line_id,legal_entity,account,posted_on,document_kind,amount,currency,entered_at\n";

  @BeforeEach
  void workspace() {
    registerOfFiles();
  }

  private static String line(String id, String postedOn, String enteredAt) {
    return id + ",E1,6000," + postedOn + ",invoice,10," + "EUR," + enteredAt + "\n";
  }

  @Test
  void f12_a_midnight_is_a_date_and_a_date_of_the_year_214_is_a_finding() {
    file(
        "register/ledger_lines.csv",
        LINES
            + line("L1", "2026-10-01 00:00:00", "")
            + line("L2", "2026-10-02T00:00", "")
            + line("L3", "2026-10-03 00:00:00.000", "")
            + line("L4", "0214-05-01", "")
            + line("L5", "2026-10-04 00:00:01", ""));

    IngestSummary summary = ingest(FIRST);

    assertThat(summary.exit()).isEqualTo(Exit.DONE);
    assertThat(summary.quarantined()).isEqualTo(1);
    assertRows(
        now("ledger_lines"),
        """
        line_id | posted_on
        L1      | 2026-10-01
        L2      | 2026-10-02
        L3      | 2026-10-03
        L4      | 0214-05-01
        """);
    assertThat(summary.findings())
        .singleElement()
        .satisfies(
            found ->
                assertThat(found.text())
                    .contains("DATES_UNLIKELY  ledger_lines of register: ", "found: 1 row, as ")
                    .contains("from 1990-01-01 to 2100-12-31")
                    .contains("ledger_lines.csv:5: posted_on is 0214-05-01"));
  }

  @Test
  void f12_the_days_that_may_be_meant_are_a_limit() {
    registerOfFiles();
    workspace(
        "  register: {product: files, folder: register}\n"
            + "limits: {ledger_lines: {dates_from: 0200-01-01}}");
    file("register/ledger_lines.csv", LINES + line("L4", "0214-05-01", ""));

    assertThat(ingest(FIRST).findings()).isEmpty();
  }

  @Test
  void f12_parquet_of_a_program_without_dates_lands_too() {
    spark()
        .sql(
            "select 'L1' line_id, 'E1' legal_entity, '6000' account, timestamp_ntz'2026-10-01 00:00:00' posted_on,"
                + " 'invoice' document_kind, 10.0 amount, 'EUR' currency")
        .write()
        .parquet(folder.resolve("register/ledger_lines.parquet").toString());

    assertThat(ingest(FIRST).quarantined()).isZero();
    assertRows(now("ledger_lines"), "line_id | posted_on\nL1 | 2026-10-01");
  }

  @Test
  void k3_an_instant_of_the_year_9999_lands_and_the_rest_is_read() {
    file(
        "register/ledger_lines.csv",
        LINES
            + line("L1", "2026-10-01", "9999-12-31T00:00:00Z")
            + line("L2", "2026-10-01", "2262-04-12T00:00:00Z")
            + line("L3", "2026-10-01", "2026-10-01T08:00:00Z"));

    IngestSummary summary = ingest(FIRST);

    assertThat(summary.all()).isEmpty();
    assertThat(summary.findings()).hasSize(1);
    assertRows(
        now("ledger_lines"),
        """
        line_id | entered_at
        L1      | 9999-12-31T00:00:00Z
        L2      | 2262-04-12T00:00:00Z
        L3      | 2026-10-01T08:00:00Z
        """);
  }

  @Test
  void k3_an_instant_that_is_none_is_quarantined() {
    file(
        "register/ledger_lines.csv",
        LINES + line("L1", "2026-10-01", "+29999-12-31T00:00:00Z") + line("L2", "2026-10-01", ""));

    assertThat(ingest(FIRST).quarantined()).isEqualTo(1);
  }
}
