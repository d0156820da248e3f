package io.countersign.reports.issue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.countersign.lake.LakeTest;
import io.countersign.problem.Refusal;
import io.countersign.reports.ask.ListDeclaration;
import io.countersign.reports.ask.MartReader;
import io.countersign.reports.ask.Provenance;
import io.countersign.reports.ask.ReportDeclaration;
import io.countersign.reports.ask.ReportRun;
import io.countersign.reports.ask.TableDeclaration;
import io.countersign.reports.paper.LastPage;
import io.countersign.reports.paper.PageText;
import io.countersign.reports.proof.Verification;
import io.countersign.reports.register.Act;
import io.countersign.reports.register.MemoryRegister;
import io.countersign.reports.register.RegisterStore;
import io.countersign.reports.table.Figure;
import io.countersign.reports.table.Line;
import io.countersign.reports.words.FigureFormat;
import io.countersign.reports.words.Language;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.sf.jasperreports.engine.JasperPrint;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.text.PDFTextStripper;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

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
    Provenance by = PackTest.by(new MemoryRegister());
    return new ReportRun(report, PackTest.ask("2026-10"), from, by, out, parameters);
  }

  private String text(String report, MartReader from) {
    return Laying.all(run(report, from)).stream()
        .map(laid -> PageText.of(laid.print()))
        .collect(Collectors.joining("\n"));
  }

  static Stream<String> lists() {
    return Stream.of(
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
        "audit_file");
  }

  @ParameterizedTest
  @MethodSource("lists")
  void every_list_reads_as_its_golden_text_and_can_be_archived_and_read_aloud(String report)
      throws IOException {
    Golden.check(report, text(report, marts));
    IssuedReport first = Reports.issue(run(report, marts)).get(0);
    byte[] pdf = Files.readAllBytes(first.pdf());
    assertThat(Conformance.failures(pdf)).isEmpty();
  }

  /** Marts that count how often they are asked. */
  private record Counted(MartReader marts, AtomicInteger asked, Map<String, Long> versions)
      implements MartReader {
    @Override
    public List<Map<String, Object>> query(String sql, Map<String, Object> parameters) {
      asked.incrementAndGet();
      return marts.query(sql, parameters);
    }
  }

  @Test
  void what_was_issued_is_known_without_a_query_until_a_file_or_the_question_is_another()
      throws IOException {
    RegisterStore book = new MemoryRegister();
    AtomicInteger asked = new AtomicInteger();
    MartReader counted = new Counted(marts, asked, marts.versions());
    List<IssuedReport> first = issue(counted, book, "controlling", Map.of());
    assertThat(first).hasSizeGreaterThan(1).allMatch(IssuedReport::written);

    asked.set(0);
    List<IssuedReport> again = issue(counted, book, "controlling", Map.of());
    assertThat(asked).hasValue(0);
    assertThat(again).usingRecursiveComparison().ignoringFields("written").isEqualTo(first);
    assertThat(again).noneMatch(IssuedReport::written);

    String one = first.get(0).pdf().getFileName().toString().replaceFirst("[.]pdf$", "");
    for (String ending : List.of(".pdf", ".xlsx", ".evidence.json", ".figures.csv")) {
      Files.writeString(first.get(0).pdf().resolveSibling(one + ending), "touched");
      assertThat(issue(counted, book, "controlling", Map.of())).hasSameSizeAs(first);
      assertThat(asked.getAndSet(0)).as(ending).isPositive();
    }
    assertThat(issue(counted, book, "controlling", Map.of())).hasSameSizeAs(first);
    assertThat(asked).hasValue(0);

    String whose = book.register().reports().get(0).split("/")[1];
    assertThat(issue(counted, book, "controlling", Map.of("copy", whose))).hasSize(1);
    assertThat(asked).hasValue(0);
    issue(counted, book, "somebody else", Map.of());
    assertThat(asked.getAndSet(0)).isPositive();
    Map<String, Long> later = new TreeMap<>(marts.versions());
    later.replaceAll((table, version) -> version + 1);
    issue(new Counted(marts, asked, later), book, "controlling", Map.of());
    assertThat(asked).hasPositiveValue();
  }

  @Test
  void a_copy_that_was_asked_for_alone_is_not_taken_for_all_of_them() {
    RegisterStore book = new MemoryRegister();
    List<String> all =
        issue(marts, new MemoryRegister(), "controlling", Map.of()).stream()
            .map(IssuedReport::issueId)
            .toList();
    issue(marts, book, "controlling", Map.of("copy", "S. Weiss"));
    assertThat(issue(marts, book, "controlling", Map.of()))
        .extracting(IssuedReport::issueId)
        .isEqualTo(all);
  }

  @Test
  void the_page_of_one_measure_is_not_taken_for_that_of_another() {
    RegisterStore book = new MemoryRegister();
    for (String measure : List.of("M-1", "M-2", "M-1")) {
      ReportRun page =
          new ReportRun(
              "initiative_page",
              PackTest.ask("2026-10"),
              marts,
              PackTest.by(book),
              out,
              Map.of("copy", measure));
      assertThat(Reports.issue(page).get(0).pdf().getFileName().toString()).contains(measure);
    }
    assertThat(book.register().reports())
        .containsExactly("initiative_page/M-1", "initiative_page/M-2");
  }

  private List<IssuedReport> issue(
      MartReader from, RegisterStore book, String by, Map<String, String> parameters) {
    Act prepared = new Act(by, Instant.parse("2026-11-04T06:00:00Z"));
    Provenance who = new Provenance("golden", prepared, Optional.empty(), book);
    return Reports.issue(
        new ReportRun("claimed_vs_verified", PackTest.ask("2026-10"), from, who, out, parameters));
  }

  @Test
  void nobody_gets_a_row_of_somebody_else_and_no_row_is_left_out() {
    List<String> all = new ArrayList<>();
    for (Reports.Laid laid : Laying.all(run("claimed_vs_verified", marts))) {
      List<Line> lines = laid.data().lines("measures");
      assertThat(lines).extracting(line -> line.text("sponsor")).containsOnly(laid.data().copy());
      lines.forEach(line -> all.add(line.text("measure_id")));
    }
    assertThat(all).containsExactlyInAnyOrder("M-1", "M-2", "M-3", "M-4");
  }

  @Test
  void a_total_that_the_second_reckoning_does_not_find_stops_every_copy() {
    MartReader wrong = new OneAnswer(marts, "where s.level = 'measure'", "S. Weiss", "0.01");
    assertThatThrownBy(() -> Reports.issue(run("claimed_vs_verified", wrong)))
        .isInstanceOf(Refusal.class)
        .hasMessageContaining("TOTALS_DIFFER")
        .hasMessageContaining("measures.total.planned");
    assertThat(out).isEmptyDirectory();
  }

  @Test
  void who_has_a_part_of_a_total_and_no_row_stops_every_copy() {
    MartReader wrong = new OneAnswer(marts, "where s.level = 'measure'", "Nobody's sponsor", "5");
    assertThatThrownBy(() -> Reports.issue(run("claimed_vs_verified", wrong)))
        .isInstanceOf(Refusal.class)
        .hasMessageContaining("would get no copy")
        .hasMessageContaining("Nobody's sponsor");
  }

  @Test
  void a_list_without_rows_says_why_it_is_empty() {
    MartReader nothing = new NoAnswers(marts);
    for (String report : List.of("change_backlog", "decisions_needed", "sla_breaches")) {
      ReportDeclaration.of(report)
          .list()
          .orElseThrow()
          .tables()
          .values()
          .forEach(table -> assertThat(text(report, nothing)).contains(table.empty()));
    }
  }

  @Test
  void a_list_of_a_hundred_thousand_rows_prints_what_paper_bears_and_says_where_the_rest_is()
      throws IOException {
    IssuedReport first =
        Reports.issue(run("change_backlog", new ManyChanges(marts, 100_000))).get(0);
    assertThat(first.pages()).isBetween(50, 200);
    try (PDDocument pdf = Loader.loadPDF(first.pdf().toFile())) {
      assertThat(new PDFTextStripper().getText(pdf))
          .contains("100,000 changes are open")
          .contains("95,001 more rows are not printed; the workbook and the CSV hold all.")
          .contains("C-4997")
          .doesNotContain("C-4999");
    }
    Path csv = Path.of(first.pdf().toString().replaceFirst("pdf$", "csv/changes.csv"));
    assertThat(Files.readAllLines(csv)).hasSizeGreaterThan(100_000);
  }

  @Test
  void the_last_page_of_a_list_of_any_length_is_used_for_a_third_at_least() {
    for (int rows = 20; rows < 76; rows += 2) {
      JasperPrint print = Laying.first(run("change_backlog", new ManyChanges(marts, rows))).print();
      assertThat(LastPage.isThin(print)).as("%d rows", rows).isFalse();
      assertThat(PageText.of(print)).contains("C-0 ", "C-" + (rows - 1) + " ");
    }
  }

  @Test
  void names_in_other_letters_have_a_font_and_letters_without_one_are_marked() throws IOException {
    List<IssuedReport> copies = Reports.issue(run("claimed_vs_verified", marts));
    assertThat(fonts(copies.get(1).pdf())).anyMatch(name -> name.endsWith("+DejaVuSans"));
    assertThat(fonts(copies.get(0).pdf())).anyMatch(name -> name.endsWith("+WenQuanYiZenHei"));
    assertThat(copies).extracting(IssuedReport::unprinted).containsExactly(1, 0);
    assertThat(text("claimed_vs_verified", marts))
        .containsOnlyOnce("1 text has letters that no font here can print, each marked \uFFFD")
        .contains("شبكة المستودعات", "Σ. Ηλίας", "עברית ותוכנה")
        .contains("李娜 さ한\uFFFD Jansen")
        .doesNotContain("𒀭");
  }

  @Test
  void the_same_seed_draws_the_same_sample_and_another_seed_another_one_from_every_stratum()
      throws IOException {
    MartReader many =
        new KeptMarts(new GivenMarts(spark(), "/lists.given").put("change_outcomes", drawn()));
    IssuedReport first = Reports.issue(seeded(many, "7")).get(0);
    byte[] pdf = Files.readAllBytes(first.pdf());
    assertThat(Reports.again(seeded(many, "7"))).isEqualTo(pdf);
    assertThat(Reports.again(seeded(many, "8"))).isNotEqualTo(pdf);
    assertThat(PageText.of(Laying.first(seeded(many, "7")).print())).contains("drawn by seed 7");
    Map<String, Set<String>> seven = sample(many, "7");
    Map<String, Set<String>> eight = sample(many, "8");
    assertThat(seven).isEqualTo(sample(many, "7")).isNotEqualTo(eight);
    for (Map<String, Set<String>> sample : List.of(seven, eight)) {
      assertThat(sample.get("normal, successful")).hasSize(3);
      assertThat(sample.get("emergency, failed")).hasSize(3);
      assertThat(sample.get("standard, immature")).containsExactly("S-1", "S-2");
    }
  }

  private ReportRun seeded(MartReader from, String seed) {
    return run("audit_file", from).with(Map.of("seed", seed));
  }

  /** The changes of the sample by stratum. */
  private Map<String, Set<String>> sample(MartReader from, String seed) {
    return Laying.first(seeded(from, seed)).data().lines("changes").stream()
        .collect(
            Collectors.groupingBy(
                line -> line.text("stratum"),
                Collectors.mapping(
                    line -> line.text("change_id"), Collectors.toCollection(TreeSet::new))));
  }

  @Test
  void neither_a_heading_nor_a_sum_over_rows_is_the_last_line_of_a_page() {
    GivenMarts many = new GivenMarts(spark(), "/lists.given");
    for (int strata : List.of(40, 41, 52)) {
      StringBuilder rows =
          new StringBuilder("change_id | path | period | implemented | state | outcome\n");
      for (int i = 10; i < 10 + strata; i++) {
        rows.append("C-" + i + " | way " + i + " | 2026-10 | true | mature | failed\n");
      }
      many.put("change_outcomes", rows.toString());
      String[] pages = PageText.of(Laying.first(seeded(many, "1")).print()).split("=== page");
      assertThat(pages).hasSizeGreaterThan(4);
      for (String page : pages) {
        assertThat(page)
            .as("%d strata", strata)
            .doesNotContainPattern("\\n *way \\d+, failed *\\n *Halden Group")
            .doesNotContainPattern("\\n *Sign-offs in the sample *\\n[^\\n]*\\n *Halden Group");
      }
    }
  }

  /** Changes of three strata: 30, 20 and 2. */
  private static String drawn() {
    StringBuilder rows =
        new StringBuilder(
            "change_id | path | period | implemented | state | outcome | authorised\n");
    for (int i = 1; i <= 30; i++) {
      rows.append("N-" + i + " | normal | 2026-10 | true | mature | successful | true\n");
      rows.append(
          i > 20 ? "" : "E-" + i + " | emergency | 2026-10 | true | mature | failed | true\n");
      rows.append(i > 2 ? "" : "S-" + i + " | standard | 2026-10 | true | immature | | true\n");
    }
    return rows.toString();
  }

  private static Set<String> fonts(Path file) throws IOException {
    Set<String> fonts = new TreeSet<>();
    try (PDDocument pdf = Loader.loadPDF(file.toFile())) {
      for (PDPage page : pdf.getPages()) {
        for (COSName name : page.getResources().getFontNames()) {
          fonts.add(page.getResources().getFont(name).getName());
        }
      }
    }
    return fonts;
  }

  @Test
  void what_is_printed_adds_up_down_the_columns_and_across_the_rows() {
    for (Reports.Laid laid : Laying.all(run("claimed_vs_verified", marts))) {
      for (Figure claimed : laid.figures().all()) {
        if (claimed.id().matches("measures\\..*\\.claimed")) {
          String row = claimed.id().replaceFirst("claimed$", "");
          BigDecimal parts = BigDecimal.ZERO;
          for (String part : List.of("verified", "pending", "lost")) {
            parts = parts.add(printed(laid.figures().get(row + part).orElseThrow()));
          }
          assertThat(printed(claimed)).as(claimed.id()).isEqualByComparingTo(parts);
        }
      }
    }
  }

  private static BigDecimal printed(Figure figure) {
    String plain = figure.printed().replace(",", "").replace('\u2212', '-');
    return plain.equals(FigureFormat.NONE) ? BigDecimal.ZERO : new BigDecimal(plain);
  }

  @Test
  void a_report_about_one_thing_asks_which() {
    ReportRun run = run("initiative_page", marts).with(Map.of());
    assertThatThrownBy(() -> Reports.issue(run)).hasMessageContaining("PARAMETER_MISSING");
    ReportRun seeded = run("change_backlog", marts).with(Map.of("seed", "7"));
    assertThatThrownBy(() -> Reports.issue(seeded)).hasMessageContaining("PARAMETER_UNKNOWN");
    ReportRun other = run("decisions_needed", marts).with(Map.of("copy", "Board of nobody"));
    assertThatThrownBy(() -> Reports.issue(other)).hasMessageContaining("RECIPIENT_UNKNOWN");
  }

  @Test
  void m15_a_report_for_whom_nobody_knows_is_refused_with_the_nearest_id_and_nothing_is_issued() {
    refused("initiative_page", "M-l", "SUBJECT_UNKNOWN", "Did you mean 'M-1'?");
    refused("initiative_page", "NO-SUCH", "SUBJECT_UNKNOWN", "M-1, M-2");
    refused("claimed_vs_verified", "S. Wiess", "RECIPIENT_UNKNOWN", "Did you mean 'S. Weiss'?");
    assertThat(out).isEmptyDirectory();
  }

  private void refused(String report, String whom, String... said) {
    RegisterStore book = new MemoryRegister();
    ReportRun run = run(report, marts).with(Map.of("copy", whom)).notedIn(book);
    assertThatThrownBy(() -> Reports.issue(run))
        .isInstanceOf(Refusal.class)
        .satisfies(e -> assertThat(e.getMessage()).contains(said));
    assertThat(book.register().entries()).isEmpty();
  }

  @Test
  void a_template_that_does_not_compile_is_named() {
    assertThatThrownBy(() -> Reports.issue(run("broken", marts)))
        .isInstanceOf(Refusal.class)
        .hasMessageContaining("TEMPLATE_WRONG")
        .hasMessageContaining("reports/broken");
  }

  @Test
  void every_format_is_known_to_the_register_and_comes_again_byte_for_byte() throws IOException {
    ReportRun run = run("claimed_vs_verified", marts);
    IssuedReport first = Reports.issue(run).get(0);
    Verification verification = new Verification(run.provenance().book().register());
    for (String ending : List.of("pdf", "xlsx", "html", "csv/measures.csv")) {
      Path file = Path.of(first.pdf().toString().replaceFirst("pdf$", ending));
      byte[] content = Files.readAllBytes(file);
      assertThat(verification.of(file.toString(), content).genuine()).as(ending).isTrue();
      ReportRun again = run.with(Map.of("copy", "S. Weiss"));
      String format = ending.substring(ending.indexOf('/') + 1);
      assertThat(Reports.again(again, format)).as(ending).isEqualTo(content);
      content[content.length / 2] ^= 1;
      assertThat(verification.of(file.toString(), content).genuine()).as(ending).isFalse();
    }
  }

  @Test
  void a_workbook_holds_numbers_and_no_formula() throws IOException {
    IssuedReport first = Reports.issue(run("claimed_vs_verified", marts)).get(0);
    Path file = Path.of(first.pdf().toString().replaceFirst("pdf$", "xlsx"));
    try (ReadableWorkbook book = new ReadableWorkbook(Files.newInputStream(file))) {
      List<Row> rows = book.findSheet("measures").orElseThrow().read();
      assertThat(rows.get(0).getCellText(0)).isEqualTo("Name");
      assertThat(rows)
          .filteredOn(row -> row.getCellText(0).startsWith("=HYPERLINK"))
          .singleElement()
          .satisfies(
              row -> {
                assertThat(row.getCell(0).getType()).isEqualTo(CellType.STRING);
                assertThat(row.getCellAsNumber(5)).contains(new BigDecimal("800.4000"));
              });
    }
    assertThat(
            Files.readString(
                Path.of(first.pdf().toString().replaceFirst("pdf$", "csv/measures.csv"))))
        .contains("\"'=HYPERLINK(\"\"http://x\"\")\"");
  }

  @Test
  void the_lists_that_go_to_people_read_in_german_with_german_numbers() {
    for (String report : List.of("claimed_vs_verified", "controller_worklist", "sla_breaches")) {
      ReportRun run = run(report, marts).with(Map.of("locale", "de"));
      String text =
          Laying.all(run).stream()
              .map(laid -> PageText.of(laid.print()))
              .collect(Collectors.joining());
      assertThat(text)
          .contains("Wie diese Liste entstand")
          .contains("Alle Kontrollsummen stimmen überein")
          .contains("Stand 04.11.2026 06:00 UTC")
          .doesNotContain("waits", "Owner", "promise", "claimed;", " rows ");
    }
    ReportRun run = run("claimed_vs_verified", marts).with(Map.of("locale", "de"));
    assertThat(PageText.of(Laying.first(run).print()))
        .contains("Controller haben EUR\u00a01.711 von gemeldeten EUR\u00a02.902 bestätigt")
        .contains("01.01.2026 \u2013 31.10.2026");
    assertThatThrownBy(() -> Laying.first(run(Map.of("locale", "tlh"))))
        .hasMessageContaining("LOCALE_UNKNOWN");
  }

  @ParameterizedTest
  @MethodSource("lists")
  void every_sentence_of_every_list_has_its_german(String report) {
    ReportDeclaration declaration = ReportDeclaration.of(report);
    ListDeclaration list = declaration.list().orElseThrow();
    Set<String> texts = new TreeSet<>(Set.of(declaration.about(), list.subtitle()));
    list.copies().ifPresent(copies -> texts.add(copies.nobody()));
    for (ListDeclaration.Clause clause : list.headline()) {
      texts.addAll(List.of(clause.none(), clause.one(), clause.many()));
      clause.below().ifPresent(texts::add);
    }
    for (TableDeclaration table : list.tables().values()) {
      texts.addAll(List.of(table.heading(), table.empty(), table.note().orElse("")));
    }
    declaration.definitions().values().forEach(one -> texts.add(one.name() + ": " + one.meaning()));
    texts.remove("");
    Language german = Language.of("de", report);
    assertThat(texts).noneMatch(text -> german.say(text).equals(text));
    String page = text(report, marts, Map.of("locale", "de"));
    assertThat(page).contains("Wie diese Liste entstand").doesNotContain(" rows ", "waits");
  }

  @ParameterizedTest
  @MethodSource("lists")
  void no_german_heading_is_cut(String report) {
    Map<String, String> asked = new TreeMap<>(run(report, marts).parameters());
    asked.put("locale", "de");
    CutTexts.whole(() -> Laying.all(run(report, marts).with(asked)))
        .forEach(laid -> assertThat(CutTexts.of(laid.print())).isEmpty());
  }

  private String text(String report, MartReader from, Map<String, String> more) {
    Map<String, String> asked = new TreeMap<>(run(report, from).parameters());
    asked.putAll(more);
    return Laying.all(run(report, from).with(asked)).stream()
        .map(laid -> PageText.of(laid.print()))
        .collect(Collectors.joining("\n"));
  }

  private ReportRun run(Map<String, String> parameters) {
    return run("change_backlog", marts).with(parameters);
  }
}
