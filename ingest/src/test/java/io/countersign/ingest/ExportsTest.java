package io.countersign.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.ingest.land.IngestSummary;
import io.countersign.problem.Problem;
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
  void a_file_of_a_table_that_vanishes_with_its_rows_stops_the_feeds_that_read_it() {
    file("spend/2026-q4.csv", "code;kind;paid_date;value;supplier\nK2;;04/10/2026;-7;\n");
    file("spend/2027-q1.csv", "code;kind;paid_date;value;supplier\nK3;;04/01/2027;-7;\n");
    ingest(FIRST);
    assertThat(folder.resolve("spend/2027-q1.csv").toFile().delete()).isTrue();

    assertThat(onlyProblem(ingest(SECOND)))
        .contains("FILE_GONE  ledger_lines of spend", "2027-q1.csv")
        .contains("1 row in no file any more");
    assertThat(now("ledger_lines").count()).isEqualTo(3);
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

  private void table(String said) {
    file(
        "systems/town/system.yml",
        """
        product: town
        kind: exports
        about: What a town paid.
        tables:
          spend: {%s}
        """
            .formatted(said));
  }

  @Test
  void f5_fields_beyond_the_header_that_are_all_empty_are_no_fault() {
    file("spend/2026-q4.csv", "code;kind;paid_date;value;supplier\nK2;INV;04/10/2026;1;x;;; \n");

    assertThat(ingest(FIRST).quarantined()).isZero();
    assertThat(now("ledger_lines").count()).isEqualTo(2);
  }

  @Test
  void f5_rows_of_a_ragged_table_are_repaired_by_sql_or_quarantined_by_it() {
    table("files: \"*.csv\", delimiter: \";\", charset: windows-1252, ragged: true");
    file(
        "spend/2026-q4.csv",
        "code;kind;paid_date;value;supplier\nK2;INV;04/10/2026;1\nK3;INV;04/10/2026;2;Smith; Sons;Ltd\nK4;INV;04/10/2026;3;a;b;c;d\n");
    file(
        "systems/town/ledger_lines.sql",
        SQL.replace(
            "supplier text,",
            "concat_ws(';', supplier, _more) text, if(size(_more) > 2, concat('too many fields: ', size(_more)), null) _broken,"));

    assertThat(ingest(FIRST).all()).isEmpty();

    assertRows(
        now("ledger_lines").filter("account <> 'K1'"),
        "account | amount | text\nK2 | 1.0000 |\nK3 | 2.0000 | Smith; Sons;Ltd");
    assertRows(
        now("quarantine"),
        "reason                              | unread\n2026-q4.csv:4: too many fields: 3 | amount");
    assertThat(now("quarantine").first().<String>getAs("source_row")).contains("K4", "\"3\"");
  }

  @Test
  void f7_each_file_is_in_the_first_encoding_that_fits() {
    table("files: \"*.csv\", delimiter: \";\", charset: [UTF-8, windows-1252]");
    file("spend/2026-q4.csv", "code;kind;paid_date;value;supplier\nK2;INV;04/10/2026;1;Zürich\n");

    assertThat(ingest(FIRST).all()).isEmpty();

    assertRows(now("ledger_lines"), "account | text\nK1 | Café Ünal\nK2 | Zürich");
  }

  @Test
  void f7_every_file_in_another_encoding_is_named_at_once_with_the_remedy() {
    table("files: \"*.csv\", delimiter: \";\"");
    bytes(
        "spend/2026-q4.csv",
        "code;kind;paid_date;value;supplier\nK2;INV;04/10/2026;1;Zürich\n"
            .getBytes(Charset.forName("windows-1252")));
    file("spend/2026-q5.csv", "code;kind;paid_date;value;supplier\nK3;INV;04/10/2026;1;Genève\n");

    String checked = said(check().problems());
    String ingested = said(ingest(FIRST).all());

    for (String said : new String[] {checked, ingested}) {
      assertThat(said)
          .contains("spend/2026-q3.csv:", "spend/2026-q4.csv:", "charset: [UTF-8, windows-1252]")
          .doesNotContain("2026-q5.csv");
    }
  }

  @Test
  void f7_a_file_that_no_table_takes_is_named() {
    file("systems/town/ledger_lines.sql", SQL.replace("coalesce(amount, value)", "amount"));
    file("spend/2026-q4.CSV", "code\n");
    file("spend/rates.txt", "x\n");

    IngestSummary summary = ingest(FIRST);

    assertThat(summary.all()).isEmpty();
    assertThat(said(summary.findings())).contains("FILE_UNREAD  spend", "2026-q4.CSV, rates.txt");
  }

  private static String said(java.util.List<Problem> problems) {
    return problems.stream().map(Problem::text).collect(Collectors.joining("\n"));
  }

  @Test
  void f8_the_second_column_of_one_name_has_a_number_and_is_a_finding() {
    old("Paid Date;Code;Kind;Amount; amount;AMOUNT;Supplier\n03/10/2026;K1;INV;12.50;7;8;x\n");
    file(
        "systems/town/ledger_lines.sql",
        SQL.replace(
            "coalesce(amount, value)", "cast(amount as decimal(9,2)) + amount_2 + amount_3"));

    IngestSummary summary = ingest(FIRST);

    assertThat(summary.all()).isEmpty();
    assertRows(now("ledger_lines"), "account | amount\nK1 | 27.5000");
    assertThat(said(summary.findings()))
        .contains("HEADER_TWICE  spend/2026-q3.csv", "'amount_2'", "'amount_3'", "columns:");
  }

  @Test
  void f8_columns_may_be_renamed() {
    table(
        "files: \"*.csv\", delimiter: \";\", charset: windows-1252, columns: {amount: net, amount_2: amount}");
    old("Paid Date;Code;Kind;Amount;Amount;Supplier\n03/10/2026;K1;INV;12.50;7;x\n");
    file("systems/town/ledger_lines.sql", SQL.replace("coalesce(amount, value)", "amount"));

    assertThat(ingest(FIRST).all()).isEmpty();
    assertRows(now("ledger_lines"), "account | amount\nK1 | 7.0000");
  }

  private void zip(String... names) throws IOException {
    var packed = new ByteArrayOutputStream();
    try (var zip = new ZipOutputStream(packed)) {
      for (String name : names) {
        zip.putNextEntry(new ZipEntry(name));
        zip.write(
            "Code;Kind;Paid Date;Amount;Supplier\nK9;INV;1/2/2026;5;x\n"
                .getBytes(StandardCharsets.UTF_8));
      }
    }
    bytes("spend/all.zip", packed.toByteArray());
    table("files: \"*.zip\", entry: \"*.csv\", delimiter: \";\"");
    file("systems/town/ledger_lines.sql", SQL.replace("coalesce(amount, value)", "amount"));
  }

  @Test
  void f9_a_file_in_a_folder_of_a_zip_is_met_by_its_name() throws IOException {
    zip("2026/", "2026/spend.csv", "__MACOSX/2026/._spend.csv", "2026/readme.txt");

    assertThat(ingest(FIRST).all()).isEmpty();
    assertThat(now("ledger_lines").count()).isEqualTo(1);
  }

  @Test
  void f9_a_zip_with_no_such_file_or_with_several_says_what_to_write() throws IOException {
    zip("2026/spend.tsv");
    assertThat(onlyProblem(ingest(FIRST)))
        .contains("The zip has no such file.", "2026/spend.tsv", "entry: '2026/spend.tsv'");

    zip("a/spend.csv", "b/spend.csv");
    assertThat(onlyProblem(ingest(FIRST)))
        .contains("several such files", "[a/spend.csv, b/spend.csv]", "entry: 'a/spend.csv'");
  }

  @Test
  void everything_by_which_no_file_could_be_read_is_said_with_its_line() {
    table("files: \"[.csv\", delimiter: \";;\", charset: [UTF-8, windows-125x], header: 0");

    assertThat(said(check().problems()))
        .contains("systems/town/system.yml:5")
        .contains("'[.csv' is no pattern", "';;' is not one character")
        .contains("'windows-125x' is no encoding", "header: 0");
  }
}
