package io.countersign.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.lake.Problem;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class ExportsTest extends IngestKit {
  private static final String SQL =
      """
      select concat(_file, ':', _row) line_id, 'TOWN' legal_entity, code account,
        coalesce(cast(date(try_to_timestamp(paid_date, 'd/M/yyyy')) as string), paid_date) posted_on,
        kind document_kind, coalesce(amount, value) amount, 'GBP' currency, supplier text, _file, _row
      from spend
      """;

  @BeforeEach
  void workspace() {
    workspace("  spend: {product: town, folder: spend}");
    file(
        "systems/town/system.yml",
        """
        product: town
        kind: exports
        about: What a town paid.
        tables:
          spend: {files: "*.csv", charset: windows-1252, delimiter: ";"}
        """);
    file("systems/town/ledger_lines.sql", SQL);
    file(
        "systems/town/mapping.yml",
        "ledger_lines.document_kind: {INV: invoice, \"\": other, TEST: {quarantine: A test booking.}}\n");
    old("Paid Date;Code;Kind;Amount;Supplier \n03/10/2026;K1;INV;12.50;Café Ünal\n");
  }

  private void old(String text) {
    bytes("spend/2026-q3.csv", text.getBytes(Charset.forName("windows-1252")));
  }

  @Test
  void files_with_different_headers_are_one_table_and_words_become_ours() {
    file("spend/2026-q4.csv", "code;kind;paid_date;value;supplier\nK2;;04/10/2026;-7;\n");

    assertThat(ingest(FIRST).all()).isEmpty();

    assertRows(
        now("ledger_lines"),
        """
        line_id       | account | posted_on  | document_kind | amount  | text
        2026-q3.csv:2 | K1      | 2026-10-03 | invoice       | 12.5000 | Café Ünal
        2026-q4.csv:2 | K2      | 2026-10-04 | other         | -7.0000 |
        """);
  }

  @Test
  void a_line_that_cannot_be_taken_apart_and_a_word_we_do_not_want_go_to_quarantine() {
    file(
        "spend/2026-q4.csv",
        "code;kind;paid_date;value;supplier\nK2;INV\nK3;TEST;04/10/2026;1;x\nK4;INV;99:00;1;x\n");

    IngestSummary summary = ingest(FIRST);

    assertThat(summary.all()).isEmpty();
    assertThat(summary.feeds().get(0).read()).isEqualTo(4);
    assertRows(
        now("quarantine"),
        """
        record_key    | reason
                      | 2026-q4.csv:2: the row has 2 fields where the header has 5
        2026-q4.csv:3 | 2026-q4.csv:3: document_kind is 'TEST': A test booking.
        2026-q4.csv:4 | 2026-q4.csv:4: posted_on is '99:00', expected a date, as 2026-10-31
        """);
  }

  @Test
  void a_word_not_in_the_mapping_stops_the_feed_though_it_is_one_of_ours() {
    file("spend/2026-q4.csv", "code;kind;paid_date;value;supplier\nK2;invoice;04/10/2026;1;x\n");

    assertThat(onlyProblem(ingest(FIRST))).contains("UNKNOWN_WORD", "document_kind: invoice (1)");
  }

  @Test
  void sql_that_does_not_fit_is_said_with_the_tables_there_are() {
    file("systems/town/ledger_lines.sql", "select cod from spend");

    assertThat(onlyProblem(ingest(FIRST)))
        .contains("DECLARATION_WRONG  systems/town/ledger_lines.sql", "paid_date", "cod");
  }

  @Test
  void sql_that_fails_on_a_row_stops_the_feed() {
    file(
        "systems/town/ledger_lines.sql",
        SQL.replace("paid_date)", "date(code))").replace("coalesce(amount, value)", "amount"));
    old("Paid Date;Code;Kind;Amount;Supplier \n?;K1;INV;12.50;\n");

    assertThat(onlyProblem(ingest(FIRST)))
        .contains("SOURCE_SQL_FAILS  ledger_lines of spend", "'K1'", "try_cast");
  }

  @Test
  void the_tables_are_all_that_the_sql_can_see() {
    file("systems/town/ledger_lines.sql", "drop table spend");

    assertThat(onlyProblem(ingest(FIRST))).contains("It is not only a query.");
  }

  @Test
  void everything_wrong_in_the_declarations_is_said_at_once() {
    file(
        "systems/town/mapping.yml",
        "ledger_lines.document_kin: {a: b}\nledger_line.amount: {a: b}\n");
    file("systems/town/tickts.sql", "select 1");
    workspace("  spend: {product: town}\n  old: {product: twon, folder: x}");

    String said = ingest(FIRST).all().stream().map(Problem::text).collect(Collectors.joining("\n"));

    assertThat(said)
        .contains("systems/town/mapping.yml:1", "Did you mean 'document_kind'?")
        .contains("systems/town/mapping.yml:2", "Did you mean 'ledger_lines'?")
        .contains("systems/town/tickts.sql", "Did you mean 'tickets'?")
        .contains("There is no product 'twon'.");
  }

  @Test
  void a_file_in_a_zip_is_read() throws IOException {
    var packed = new ByteArrayOutputStream();
    try (var zip = new ZipOutputStream(packed)) {
      zip.putNextEntry(new ZipEntry("readme.txt"));
      zip.write("nothing".getBytes(StandardCharsets.UTF_8));
      zip.putNextEntry(new ZipEntry("all.csv"));
      zip.write(
          "Code;Kind;Paid Date;Amount;Supplier;\nK9;INV;1/2/2026;5;x;\n"
              .getBytes(StandardCharsets.UTF_8));
    }
    bytes("spend/all.zip", packed.toByteArray());
    file(
        "systems/town/system.yml",
        """
        product: town
        kind: exports
        about: What a town paid.
        tables:
          spend: {files: "*.zip", entry: "*.csv", delimiter: ";"}
        """);
    file("systems/town/ledger_lines.sql", SQL.replace("coalesce(amount, value)", "amount"));

    assertThat(ingest(FIRST).all()).isEmpty();
    assertThat(now("ledger_lines").first().<String>getAs("account")).isEqualTo("K9");
  }
}
