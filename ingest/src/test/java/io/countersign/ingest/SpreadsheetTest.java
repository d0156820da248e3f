package io.countersign.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A workbook lands as the CSV file of the same values does, or is refused with sheet and cell. */
final class SpreadsheetTest extends IngestKit {
  private static final String PLANS = "measure_id,version,method,legal_entity,split_percent";

  /** A cell: a value and the format that it is shown in; blank for none. */
  private record Shown(Object value, String format) {}

  @BeforeEach
  void workspace() {
    registerOfFiles();
  }

  private static Shown shown(String number, String format) {
    return new Shown(new BigDecimal(number), format);
  }

  private void book(String name, String sheet, String header, List<List<Object>> rows)
      throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    try (var out = Files.newOutputStream(file);
        var workbook = new Workbook(out, "countersign", "1.0")) {
      Worksheet page = workbook.newWorksheet(sheet);
      String[] names = header.split(",");
      for (int column = 0; column < names.length; column++) {
        page.value(0, column, names[column]);
      }
      for (int row = 0; row < rows.size(); row++) {
        for (int column = 0; column < rows.get(row).size(); column++) {
          put(page, row + 1, column, rows.get(row).get(column));
        }
      }
    }
  }

  private static void put(Worksheet page, int row, int column, Object cell) {
    Object value = cell instanceof Shown shown ? shown.value() : cell;
    if (value instanceof Number number) {
      page.value(row, column, number);
    } else if (value instanceof LocalDate day) {
      page.value(row, column, day);
    } else if (value instanceof LocalDateTime at) {
      page.value(row, column, at);
    } else {
      page.value(row, column, (String) value);
    }
    if (cell instanceof Shown shown && !shown.format().isEmpty()) {
      page.style(row, column).format(shown.format()).set();
    }
  }

  private void plan(String split, String format) throws IOException {
    book(
        "register/measurement_plans.xlsx",
        "measurement_plans",
        PLANS,
        List.of(List.of("M1", 1, "contract", "E1", shown(split, format))));
  }

  @Test
  void f1_a_percent_cell_is_read_as_it_is_shown_in_a_column_of_percentages() throws IOException {
    book(
        "register/measurement_plans.xlsx",
        "measurement_plans",
        PLANS,
        List.of(
            List.of("M1", 1, "contract", "E1", shown("0.4", "0%")),
            List.of("M2", 1, "contract", "E1", shown("0.6", "0.00%;[Red]-0.00%")),
            List.of("M3", 1, "contract", "E1", shown("33", "0.00"))));

    assertThat(ingest(FIRST).all()).isEmpty();

    assertRows(
        now("measurement_plans"),
        "measure_id | split_percent\nM1 | 40.000000\nM2 | 60.000000\nM3 | 33.000000");
  }

  @Test
  void f1_a_percent_cell_in_any_other_number_column_is_refused_with_sheet_and_cell()
      throws IOException {
    book(
        "register/all.xlsx",
        "measurement_plans",
        "measure_id,version,method,baseline_monthly_amount",
        List.of(List.of("M1", 1, "contract", shown("0.4", "0%"))));

    assertThat(onlyProblem(ingest(FIRST)))
        .contains("all.xlsx#measurement_plans D2", "shown as a percentage", "0.4 shown as 0%");
    assertThat(lake().has("measurement_plans")).isFalse();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "1234.56            | '#,##0.00'                  | 1234.5600",
        "0.5                | '# ?/?'                     | 0.5000",
        "1250               | '0.00E+00'                  | 1250.0000",
        "99.5               | '_-* #,##0.00 [$€-407]_-'   | 99.5000",
        "7                  | '#,##0.00 USD'              | 7.0000",
        "12                 | '0 \"days\"'                | 12.0000",
        "42                 | '00000'                     | 42.0000",
        "1234.5599999999999 | ''                          | 1234.5600",
        "1.1000000000000001 | ''                          | 1.1000",
        "0.30000000000000004| ''                          | 0.3000"
      })
  void f13_a_number_keeps_its_value_however_it_is_dressed(String number, String format, String is)
      throws IOException {
    book(
        "register/measurement_plans.xlsx",
        "measurement_plans",
        "measure_id,version,method,legal_entity,baseline_monthly_amount",
        List.of(List.of("M1", 1, "contract", "E1", shown(number, format))));

    ingest(FIRST);

    assertRows(now("measurement_plans"), "baseline_monthly_amount\n" + is);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "1.5  | '[h]:mm'    | a length of time",
        "1.25 | 'hh:mm'     | shows the time of a day, and holds more",
        "1234567890123456000 | '' | more than 15 digits"
      })
  void f13_what_is_shown_as_something_else_is_refused(String number, String format, String says)
      throws IOException {
    plan(number, format);

    assertThat(onlyProblem(ingest(FIRST))).contains("#measurement_plans E2", says);
  }

  private void claims(String name, List<Object> ids) throws IOException {
    List<List<Object>> rows = new ArrayList<>();
    for (Object id : ids) {
      rows.add(
          List.of(
              id, "M1", "2026-10", "cost_saving", 1000, "EUR", "false", "2026-10-31T22:15:00Z"));
    }
    book("register/value_claims/" + name, "value_claims", HEADER.strip(), rows);
  }

  @Test
  void f2_ids_of_nineteen_digits_land_as_the_file_holds_them() throws IOException {
    claims("1.xlsx", List.of(new BigDecimal("1234567890123456016")));
    claims("2.xlsx", List.of(new BigDecimal("1234567890123456017")));

    assertThat(ingest(FIRST).all()).isEmpty();

    assertRows(
        now("value_claims"),
        "claim_id | amount\n1234567890123456016 | 1000\n1234567890123456017 | 1000");
  }

  @Test
  void f2_an_id_that_the_file_itself_holds_rounded_is_refused() throws IOException {
    claims("1.xlsx", List.of(1.234567890123456e18));

    assertThat(onlyProblem(ingest(FIRST)))
        .contains("value_claims/1.xlsx#value_claims A2", "more than 15 digits", "expected: text");
  }

  @Test
  void f2_an_amount_of_sixteen_digits_keeps_its_last_cent() throws IOException {
    book(
        "register/value_claims.xlsx",
        "value_claims",
        HEADER.strip(),
        List.of(
            List.of(
                "C1",
                "M1",
                "2026-10",
                "cost_saving",
                new BigDecimal("123456789012.3456"),
                "EUR",
                "false",
                "2026-10-31T22:15:00Z")));

    ingest(FIRST);

    assertRows(now("value_claims"), "claim_id | amount\nC1 | 123456789012.3456");
  }

  @Test
  void f13_an_id_padded_with_zeros_is_the_text_that_is_shown() throws IOException {
    claims("1.xlsx", List.of(shown("42", "00000"), shown("43", "0"), "C3"));

    ingest(FIRST);

    assertRows(now("value_claims"), "claim_id\n00042\n43\nC3");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {"42|'000-00'", "42|'\"K\"0'", "1234|'#,##0'", "42|'0.00'", "46296|'yyyy-mm-dd'"})
  void f13_an_id_shown_in_another_way_is_refused(String number, String format) throws IOException {
    claims("1.xlsx", List.of(shown(number, format)));

    assertThat(onlyProblem(ingest(FIRST)))
        .contains("1.xlsx#value_claims A2", "its column holds names");
  }

  @Test
  void f13_a_workbook_that_counts_days_from_1904_says_the_days_that_it_shows() throws IOException {
    book(
        "counted.xlsx",
        "holidays",
        "calendar_id,on_date,from_time,to_time,name",
        List.of(
            List.of(
                "desk",
                shown("44834", "yyyy-mm-dd"),
                shown("0.5", "hh:mm"),
                shown("0.75", "hh:mm"),
                "Eve")));
    try (var from = new ZipFile(folder.resolve("counted.xlsx").toFile());
        var zip =
            new ZipOutputStream(Files.newOutputStream(folder.resolve("register/holidays.xlsx")))) {
      for (ZipEntry entry : Collections.list(from.entries())) {
        zip.putNextEntry(new ZipEntry(entry.getName()));
        byte[] bytes = from.getInputStream(entry).readAllBytes();
        zip.write(
            entry.getName().equals("xl/workbook.xml")
                ? new String(bytes, StandardCharsets.UTF_8)
                    .replaceFirst("<workbookPr[^>]*/>", "")
                    .replaceFirst("(<workbook[^>]*>)", "$1<workbookPr date1904=\"1\"/>")
                    .getBytes(StandardCharsets.UTF_8)
                : bytes);
      }
    }

    assertThat(ingest(FIRST).all()).isEmpty();

    assertRows(now("holidays"), "on_date | from_time | to_time\n2026-10-01 | 12:00 | 18:00");
  }

  /** By how much the versions of the texts lie above those of the books: none is told twice. */
  private static final int TEXTS = 1000;

  /** Random values, each once as a typed cell and once as the text of a CSV file. */
  @Test
  void f1_a_workbook_and_the_csv_of_the_same_values_land_equally() throws IOException {
    long seed = System.nanoTime();
    Random random = new Random(seed);
    String header =
        "measure_id,version,method,legal_entity,baseline_monthly_amount,split_percent,frozen_at";
    List<List<Object>> cells = new ArrayList<>();
    StringBuilder csv = new StringBuilder(header).append('\n');
    for (int row = 0; row < 120; row++) {
      List<Object> book = new ArrayList<>();
      List<String> text = new ArrayList<>();
      id(random, row, book, text);
      book.add(shown(String.valueOf(row), ""));
      text.add(String.valueOf(row + TEXTS));
      text("contract", book, text);
      padded(random, book, text);
      number(
          BigDecimal.valueOf(random.nextLong(1_000_000_000_000L), 4).toPlainString(),
          random.nextBoolean() ? "#,##0.00 [$€-407]" : "",
          book,
          text);
      percent(random, book, text);
      instant(random, book, text);
      cells.add(book);
      csv.append(String.join(",", text)).append('\n');
    }
    book("books/measurement_plans.xlsx", "measurement_plans", header, cells);
    file("texts/measurement_plans.csv", csv.toString());
    workspace("  books: {product: files, folder: books}\n  texts: {product: files, folder: texts}");

    assertThat(ingest(FIRST).all()).as("seed %d", seed).isEmpty();

    assertThat(landed("books")).as("seed %d", seed).hasSize(120).isEqualTo(landed("texts"));
  }

  private List<String> landed(String system) {
    return now("measurement_plans")
        .filter("source_system = '" + system + "'")
        .selectExpr(
            "measure_id",
            "version % " + TEXTS,
            "legal_entity",
            "baseline_monthly_amount",
            "split_percent",
            "frozen_at")
        .collectAsList()
        .stream()
        .map(Object::toString)
        .sorted()
        .collect(Collectors.toList());
  }

  private static void text(String value, List<Object> book, List<String> text) {
    book.add(value);
    text.add(value);
  }

  private static void number(String value, String format, List<Object> book, List<String> text) {
    book.add(shown(value, format));
    text.add(value);
  }

  private static void id(Random random, int row, List<Object> book, List<String> text) {
    if (random.nextBoolean()) {
      number("12345678901234" + (10_001 + 2 * row), "", book, text);
    } else {
      text("M-" + row, book, text);
    }
  }

  private static void padded(Random random, List<Object> book, List<String> text) {
    int number = random.nextInt(100_000_000);
    int digits = 2 + random.nextInt(9);
    book.add(shown(String.valueOf(number), "0".repeat(digits)));
    text.add(String.format("%0" + digits + "d", number));
  }

  private static void percent(Random random, List<Object> book, List<String> text) {
    BigDecimal hundredths = BigDecimal.valueOf(random.nextInt(1_000_001), 4);
    boolean shown = random.nextBoolean();
    BigDecimal value = shown ? hundredths.movePointLeft(2) : hundredths;
    // As workbooks hold them: the shortest text of the binary fraction, or one digit too many.
    BigDecimal held = random.nextBoolean() ? value : new BigDecimal(value.doubleValue());
    book.add(new Shown(held.round(new java.math.MathContext(17)), shown ? "0.00%" : ""));
    text.add(hundredths.toPlainString());
  }

  private static void instant(Random random, List<Object> book, List<String> text) {
    LocalDateTime at =
        LocalDateTime.of(2026, 6, 1, 0, 0)
            .plusMinutes(random.nextInt(3) * 1440L + random.nextInt(2));
    book.add(new Shown(at, "yyyy-mm-dd hh:mm"));
    text.add(at.toString());
  }
}
