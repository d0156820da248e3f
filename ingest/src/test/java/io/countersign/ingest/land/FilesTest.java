package io.countersign.ingest.land;

import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.ingest.IngestKit;
import io.countersign.ingest.Workbooks;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Collections;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class FilesTest extends IngestKit {

  @BeforeEach
  void workspace() {
    registerOfFiles();
  }

  @Test
  void columns_may_come_in_any_order_and_optional_ones_may_be_missing() {
    file(
        "register/calendars.csv",
        "windows,zone,calendar_id,valid_from\nMon-Fri 08:00-18:00,Europe/Berlin,desk,2026-01-01\n");

    assertThat(ingest(FIRST).all()).isEmpty();

    assertRows(
        now("calendars"),
        """
        calendar_id | valid_from | zone          | windows             | source_system
        desk        | 2026-01-01 | Europe/Berlin | Mon-Fri 08:00-18:00 | register
        """);
  }

  @Test
  void an_instant_without_a_zone_is_in_the_zone_of_the_workspace() {
    file(
        "register/value_claims.csv",
        HEADER
            + "C1,M1,2026-10,cost_saving,1,EUR,false,2026-10-31T22:15:00\n"
            + "C2,M1,2026-10,cost_saving,1,EUR,false,2026-10-31T22:15:00+02:00\n");

    ingest(FIRST);

    assertRows(
        now("value_claims"),
        """
        claim_id | claimed_at
        C1       | 2026-10-31T21:15:00Z
        C2       | 2026-10-31T20:15:00Z
        """);
  }

  @Test
  void an_hour_that_the_clocks_show_twice_is_not_guessed() {
    file(
        "register/value_claims.csv",
        HEADER + "C1,M1,2026-10,cost_saving,1,EUR,false,2026-10-25T02:30:00\n");

    assertThat(ingest(FIRST).quarantined()).isEqualTo(1);
    assertThat(now("quarantine").first().<String>getAs("reason"))
        .isEqualTo(
            "value_claims.csv:2: claimed_at is '2026-10-25T02:30:00', expected an instant with"
                + " its zone, for the clocks of Europe/Berlin show this hour twice");
  }

  @Test
  void a_byte_order_mark_and_mixed_line_ends_are_read() {
    file(
        "register/value_claims.csv",
        "\uFEFF"
            + HEADER.replace("\n", "\r\n")
            + claim("C1", "1.5")
            + claim("C2", "2").replace("\n", "\r")
            + claim("C3", "-3.1234"));

    assertThat(ingest(FIRST).all()).isEmpty();

    assertRows(
        now("value_claims"),
        """
        claim_id | amount
        C1       | 1.5000
        C2       | 2.0000
        C3       | -3.1234
        """);
  }

  @Test
  void a_german_amount_and_a_day_that_is_none_go_to_quarantine_with_every_reason() {
    file(
        "register/value_claims.csv",
        HEADER
            + "C1,M1,2026-10,cost_saving,\"1.234,56\",EUR,false,31/02/2026\n"
            + claim("C2", "7"));

    IngestSummary summary = ingest(FIRST);

    assertThat(summary.exit()).isEqualTo(io.countersign.problem.Exit.DONE);
    assertThat(now("value_claims").count()).isEqualTo(1);
    assertRows(
        now("quarantine").select("feed", "record_key", "source_system", "reason"),
        """
        feed         | record_key | source_system | reason
        value_claims | C1         | register      | value_claims.csv:2: amount is '1.234,56', expected a number with a decimal point and at most 4 decimals, as 1234.56; claimed_at is '31/02/2026', expected an instant, as 2026-10-31T22:15:00Z
        """);
    assertRows(
        now("source_totals").filter("feed = 'value_claims'"),
        """
        measure | read_count | quarantined_count | landed_count | read_sum | quarantined_sum | landed_sum
        rows    | 2          | 1                 | 1            |          |                 |
        amount  | 2          | 1                 | 1            | 7.000000 | 0.000000        | 7.000000
        """);
  }

  @Test
  void a_row_with_too_few_fields_goes_to_quarantine() {
    file("register/value_claims.csv", HEADER + "C1,M1\n" + claim("C2", "7"));

    assertThat(ingest(FIRST).quarantined()).isEqualTo(1);
    assertRows(
        now("quarantine"),
        """
        record_key | source_row | reason
                   | [C1, M1]   | value_claims.csv:2: the row has 2 fields where the header has 8
        """);
  }

  @Test
  void a_stray_quote_stops_the_feed_with_its_line() {
    file("register/value_claims.csv", HEADER + claim("C1", "1") + claim("C\"2", "2"));

    assertThat(onlyProblem(ingest(FIRST)))
        .startsWith(
            "CONTRACT_BROKEN  register/value_claims.csv:3: A quote stands where RFC 4180 allows none.")
        .contains("found: C\"2");
    assertThat(lake().has("value_claims")).isFalse();
  }

  @Test
  void text_behind_a_closing_quote_and_a_quote_never_closed_stop_the_feed() {
    file("register/value_claims.csv", HEADER + claim("C1", "1") + "\"C2\"x,M1\n");
    assertThat(onlyProblem(ingest(FIRST))).contains("register/value_claims.csv:3: A quote stands");

    file("register/value_claims.csv", HEADER + claim("C1", "1") + "\"C2,M1\n" + claim("C3", "1"));
    assertThat(onlyProblem(ingest(FIRST)))
        .contains(
            "register/value_claims.csv:3: A quote that opens in this record is never closed.");
  }

  @Test
  void a_duplicate_header_a_missing_and_an_unknown_column_are_said_at_once() {
    file("register/value_claims.csv", "claim_id,claim_id,periode\nC1,C1,2026-10\n");

    String said =
        ingest(FIRST).all().stream()
            .map(io.countersign.problem.Problem::text)
            .collect(java.util.stream.Collectors.joining("\n"));

    assertThat(said)
        .contains("register/value_claims.csv: The header has 'claim_id' twice.")
        .contains("no column 'periode'", "Did you mean 'period'?")
        .contains("The column 'amount' is missing, and it may not be blank.");
    assertThat(lake().has("value_claims")).isFalse();
  }

  @Test
  void text_in_another_encoding_stops_the_feed() {
    bytes(
        "register/value_claims.csv",
        (HEADER + claim("Gebühr", "1")).getBytes(StandardCharsets.ISO_8859_1));

    assertThat(onlyProblem(ingest(FIRST))).contains("the text is not in its encoding");
  }

  @Test
  void an_unknown_word_stops_the_feed_with_all_such_words_and_the_others_go_on() {
    file(
        "register/value_claims.csv",
        HEADER + claim("C1", "1") + claim("C2", "1").replace("cost_saving", "savings"));
    file(
        "register/calendars.csv",
        "calendar_id,valid_from,zone,windows\na,2026-01-01,UTC,Mon 08:00-12:00\n");

    IngestSummary summary = ingest(FIRST);

    assertThat(onlyProblem(summary)).contains("UNKNOWN_WORD", "benefit_type: savings (1)");
    assertThat(summary.exit()).isEqualTo(io.countersign.problem.Exit.NOT_HELD);
    assertThat(lake().has("value_claims")).isFalse();
    assertThat(now("calendars").count()).isEqualTo(1);
  }

  @Test
  void a_later_drop_replaces_and_a_deletion_deletes() {
    file(
        "register/value_claims.csv",
        HEADER + claim("C1", "1") + claim("C2", "2") + claim("C3", "3"));
    file("register/value_claims/2026-10-02.csv", HEADER + claim("C2", "22") + claim("C4", "4"));
    file("register/value_claims/2026-10-03.csv", HEADER + claim("C2", "222"));
    file("register/value_claims.deleted.csv", "claim_id\nC3\n");

    IngestSummary summary = ingest(FIRST);

    assertThat(summary.all()).isEmpty();
    assertRows(
        now("value_claims"),
        """
        claim_id | amount
        C1       | 1.0000
        C2       | 222.0000
        C4       | 4.0000
        """);
    assertRows(
        now("source_totals"),
        """
        measure | read_count | repeated_count | landed_count | read_sum   | repeated_sum | landed_sum
        rows    | 6          | 3              | 3            |            |              |
        amount  | 6          | 3              | 3            | 254.000000 | 27.000000    | 227.000000
        """);
  }

  @Test
  void a_row_said_twice_lands_once_and_two_that_disagree_do_not_land() {
    file(
        "register/value_claims.csv",
        HEADER + claim("C1", "1") + claim("C1", "1.00") + claim("C2", "2") + claim("C2", "3"));

    IngestSummary summary = ingest(FIRST);

    assertThat(summary.feeds().get(0).repeated()).isEqualTo(1);
    assertRows(
        now("value_claims"),
        """
        claim_id | amount
        C1       | 1.0000
        """);
    assertThat(
            now("quarantine").filter("record_key = 'C2' and reason like '%duplicate_key%'").count())
        .isEqualTo(2);
  }

  @Test
  void a_row_that_is_corrected_leaves_the_quarantine_and_one_that_stays_keeps_its_first_day() {
    file("register/value_claims.csv", HEADER + claim("C1", "x") + claim("C2", "y"));
    ingest(FIRST);
    file(
        "register/value_claims.csv",
        HEADER + claim("C0", "0") + claim("C1", "1") + claim("C2", "y"));
    ingest(SECOND);

    assertRows(
        now("quarantine"),
        """
        record_key | first_seen_at
        C2         | 2026-11-01T06:00:00Z
        """);
    assertThat(now("value_claims").count()).isEqualTo(2);
  }

  @Test
  void the_same_again_writes_nothing() {
    file("register/value_claims.csv", HEADER + claim("C1", "1") + claim("C2", "y"));
    ingest(FIRST);
    long feed = lake().version("value_claims");
    long totals = lake().version("source_totals");
    long quarantine = lake().version("quarantine");

    ingest(SECOND);

    assertThat(lake().version("value_claims")).isEqualTo(feed);
    assertThat(lake().version("source_totals")).isEqualTo(totals);
    assertThat(lake().version("quarantine")).isEqualTo(quarantine);
  }

  @Test
  void gzip_parquet_and_a_workbook_say_the_same_as_a_csv() throws IOException {
    var packed = new ByteArrayOutputStream();
    try (var gzip = new GZIPOutputStream(packed)) {
      gzip.write((HEADER + claim("C1", "1")).getBytes(StandardCharsets.UTF_8));
    }
    bytes("register/value_claims/1.csv.gz", packed.toByteArray());
    spark()
        .sql(
            "select 'C2' claim_id, 'M1' measure_id, '2026-10' period, 'cost_saving' benefit_type,"
                + " 2.5 amount, 'EUR' currency, true one_off, timestamp'2026-10-31 22:15:00Z' claimed_at")
        .write()
        .parquet(folder.resolve("register/value_claims/2.parquet").toString());
    Workbooks.write(
        folder.resolve("register/value_claims/3.xlsx"),
        "value_claims",
        HEADER.strip(),
        "C3,M1,2026-10,cost_saving,=number 1234.56,EUR,=boolean false,=instant 2026-10-31T22:15:00");

    assertThat(ingest(FIRST).all()).isEmpty();

    assertRows(
        now("value_claims"),
        """
        claim_id | amount    | one_off | claimed_at
        C1       | 1.0000    | false   | 2026-10-31T22:15:00Z
        C2       | 2.5000    | true    | 2026-10-31T22:15:00Z
        C3       | 1234.5600 | false   | 2026-10-31T21:15:00Z
        """);
    assertThat(lake().has("quarantine")).isFalse();
  }

  @Test
  void a_workbook_may_hold_one_sheet_a_feed_and_a_formula_stops_its_feed() throws IOException {
    Workbooks.write(
        folder.resolve("register/all.xlsx"),
        "calendars",
        "calendar_id,valid_from,zone,windows",
        "desk,=date 2026-01-01,UTC,=formula 1+1");

    assertThat(onlyProblem(ingest(FIRST))).contains("all.xlsx#calendars D2", "formula");
  }

  @Test
  void a_cell_as_large_as_a_book_stops_the_feed_in_little_memory() {
    file("register/value_claims.csv", HEADER + claim("C1", "1") + claim("x".repeat(20 << 20), "1"));

    assertThat(onlyProblem(ingest(FIRST)))
        .contains("register/value_claims.csv:3: A field is too long.", "16777216 characters")
        .hasSizeLessThan(500);
  }

  @Test
  void a_packed_file_that_swells_beyond_all_measure_is_not_unpacked() throws IOException {
    var packed = new ByteArrayOutputStream();
    try (var gzip = new GZIPOutputStream(packed)) {
      gzip.write(HEADER.getBytes(StandardCharsets.UTF_8));
      byte[] line = claim("x".repeat(1 << 19), "1").getBytes(StandardCharsets.UTF_8);
      for (int i = 0; i < 40; i++) {
        gzip.write(line);
      }
    }
    bytes("register/value_claims.csv.gz", packed.toByteArray());

    assertThat(onlyProblem(ingest(FIRST)))
        .contains("register/value_claims.csv.gz", "swells beyond all measure");
    assertThat(lake().has("value_claims")).isFalse();
  }

  @Test
  void a_workbook_that_swells_beyond_all_measure_is_not_unpacked() throws IOException {
    var file = folder.resolve("register/value_claims.xlsx");
    try (var zip = new ZipOutputStream(Files.newOutputStream(file))) {
      zip.putNextEntry(new ZipEntry("xl/sharedStrings.xml"));
      byte[] zeros = new byte[1 << 20];
      for (int i = 0; i < 20; i++) {
        zip.write(zeros);
      }
    }

    assertThat(onlyProblem(ingest(FIRST)))
        .contains("register/value_claims.xlsx", "swells beyond all measure");
  }

  @Test
  void a_workbook_whose_text_is_made_of_entities_is_not_read() throws IOException {
    var good = folder.resolve("good.xlsx");
    Workbooks.write(good, "value_claims", HEADER.strip(), claim("C1", "1").strip());
    String bomb =
        "<!DOCTYPE sst [<!ENTITY a \"ha\"><!ENTITY b \"&a;&a;\">]>"
            + "<sst xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\">"
            + "<si><t>&b;</t></si></sst>";
    try (var from = new ZipFile(good.toFile());
        var zip =
            new ZipOutputStream(
                Files.newOutputStream(folder.resolve("register/value_claims.xlsx")))) {
      for (ZipEntry entry : Collections.list(from.entries())) {
        zip.putNextEntry(new ZipEntry(entry.getName()));
        boolean text = entry.getName().equals("xl/sharedStrings.xml");
        zip.write(
            text
                ? bomb.getBytes(StandardCharsets.UTF_8)
                : from.getInputStream(entry).readAllBytes());
      }
    }

    assertThat(onlyProblem(ingest(FIRST)))
        .contains("register/value_claims.xlsx: This is no XLSX workbook.", "entity");
    assertThat(lake().has("value_claims")).isFalse();
  }

  @Test
  void a_file_named_after_no_feed_is_said() {
    file("register/value_claim.csv", HEADER);

    assertThat(onlyProblem(ingest(FIRST)))
        .contains("FEED_UNKNOWN  register/value_claim.csv", "Did you mean 'value_claims'?");
  }

  @Test
  void a_folder_that_is_not_there_cannot_be_reached() {
    workspace("  register: {product: files, folder: elsewhere}");

    IngestSummary summary = ingest(FIRST);

    assertThat(onlyProblem(summary)).contains("SOURCE_UNREACHABLE  elsewhere");
    assertThat(summary.exit()).isEqualTo(io.countersign.problem.Exit.NOT_REACHED);
  }
}
