package io.countersign.reports.issue;

import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.lake.LakeTest;
import io.countersign.reports.ask.MartReader;
import io.countersign.reports.ask.Provenance;
import io.countersign.reports.ask.Recipients;
import io.countersign.reports.ask.ReportData;
import io.countersign.reports.ask.ReportDeclaration;
import io.countersign.reports.ask.ReportRun;
import io.countersign.reports.list.ListPages;
import io.countersign.reports.pack.CfoPack;
import io.countersign.reports.pack.budget.BudgetHeadline;
import io.countersign.reports.pack.budget.Cost;
import io.countersign.reports.paper.PageNumbers;
import io.countersign.reports.paper.PageText;
import io.countersign.reports.paper.Renderer;
import io.countersign.reports.paper.Section;
import io.countersign.reports.register.MemoryRegister;
import io.countersign.reports.status.IssueHeader;
import io.countersign.reports.table.Amount;
import io.countersign.reports.table.Counts;
import io.countersign.reports.table.Figure;
import io.countersign.reports.table.Figures;
import io.countersign.reports.table.Line;
import io.countersign.reports.table.Scale;
import io.countersign.reports.words.GermanFormat;
import io.countersign.reports.words.Language;
import io.countersign.reports.words.Wording;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import net.sf.jasperreports.engine.JRPrintText;
import net.sf.jasperreports.engine.JasperPrint;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is printed is true: titles, words, units, spans and signs. */
final class PagesTest extends LakeTest {
  /** Ids of what is a part of a printed sum; all others stand alone. */
  private static final Pattern PARTS =
      Pattern.compile(
          "(portfolio|program)\\..*|(plan|claim)\\.[a-z_]+|budget\\.(portfolio|month)\\..*"
              + "|run_rate\\.(?!all\\.).*|pipeline\\.(?!all\\.).*|sla\\.(?!all\\.).*"
              + "|persistence\\.M.*|measure\\..*\\.(verified|pending|lost|shared|alone)");

  private static GivenMarts given() {
    return new GivenMarts(spark(), "/lists.given");
  }

  private static ReportRun run(String report, MartReader from, Map<String, String> more) {
    Map<String, String> asked = new TreeMap<>(more);
    if (report.equals("initiative_page")) {
      asked.put("copy", "M-1");
    }
    Provenance by = PackTest.by(new MemoryRegister());
    return new ReportRun(report, PackTest.ask("2026-10"), from, by, Path.of(""), asked);
  }

  private static String text(String report, MartReader from) {
    return text(report, from, "en");
  }

  private static String text(String report, MartReader from, String locale) {
    return lists(run(report, from, Map.of("locale", locale))).stream()
        .map(PageText::of)
        .collect(Collectors.joining("\n"));
  }

  /** All copies of a list, without the second reckonings: they are not the point here. */
  private static List<JasperPrint> lists(ReportRun run) {
    ReportDeclaration declaration = ReportDeclaration.of(run.report());
    ReportRun asked = run.with(declaration.parameters(run.parameters()));
    ReportData whole = ReportData.of(declaration, asked);
    String only = asked.parameters().getOrDefault(Recipients.COPY, "");
    return Recipients.of(declaration, whole.answers(), only).stream()
        .map(name -> list(asked, whole.only(name)))
        .toList();
  }

  private static JasperPrint list(ReportRun run, ReportData data) {
    IssueHeader header = IssueHeader.of(run, data, Map.of());
    List<Section> sections =
        new ListPages(data, run.parameters()).sections(header, Map.of(), Optional.empty());
    return new Renderer(run.report(), data.language())
        .pages(sections, header.standing().status().watermark(), "");
  }

  private static JasperPrint uncheckedPack(MartReader marts) {
    ReportRun run = run("cfo_pack", marts, Map.of());
    ReportData data = ReportData.of(ReportDeclaration.of("cfo_pack"), run);
    IssueHeader header = IssueHeader.of(run, data, Map.of());
    List<Section> sections = CfoPack.sections(data, header, Map.of(), Optional.empty());
    return new Renderer("cfo_pack", data.language())
        .pages(sections, header.standing().status().watermark(), "");
  }

  private static MartReader halden(String factor) {
    return new TimesMarts(KeptMarts.halden(spark()), new BigDecimal(factor));
  }

  private static JasperPrint pack(MartReader marts, Map<String, String> more) {
    return Laying.first(run("cfo_pack", marts, more)).print();
  }

  private static final String PROMISES =
      "ticket_id | metric | instance | service_id | priority | target_seconds | elapsed_seconds | state | started_at | stopped_at"
          + " | breached_at | deadline_earliest | department_head | over_seconds | delay_cost | source_says | agrees | disagreement_reason\n";
  private static final String SINCE =
      " | 2026-10-05T07:00:00Z | 2026-10-07T09:30:00Z | %s | 2026-10-06T07:00:00Z | H. Vidal | ";

  private static String promise(String ticket, String metric, String state, String rest) {
    String breached = state.equals("breached") ? "2026-10-06T07:00:00Z" : "";
    return ticket
        + " | "
        + metric
        + " | 1 | ERP | 2 | 28800 | 45000 | "
        + state
        + SINCE.formatted(breached)
        + rest
        + "\n";
  }

  @Test
  void p1_tool_and_clock_judge_in_the_same_two_words() {
    String rows =
        PROMISES
            + promise("T-1", "resolution", "breached", "16200 | 540 | false | false | unexplained")
            + promise("T-2", "resolution", "met", " | | true | false | priority_of_today");
    GivenMarts marts =
        given().put("sla_instances", rows).put("sla_clock", "").put("service_delay", "");
    assertThat(text("sla_breaches", marts))
        .containsPattern("T-1 +Resolution +ERP +Kept +Broken +Unexplained")
        .containsPattern("T-2 +Resolution +ERP +Broken +Kept +Priority of today");
  }

  @Test
  void p1_whatever_the_two_say_both_are_read_the_same_way() {
    Random random = new Random(1);
    StringBuilder rows = new StringBuilder(PROMISES);
    Map<String, Boolean> toolSaysBroken = new TreeMap<>();
    for (int i = 0; i < 60; i++) {
      boolean tool = random.nextBoolean();
      boolean clock = random.nextBoolean();
      toolSaysBroken.put("T-" + i, tool);
      String state = clock ? "breached" : "met";
      String rest = (clock ? "60 | 1" : " | ") + " | " + tool + " | " + (tool == clock) + " | x";
      rows.append(promise("T-" + i, "resolution", state, rest));
    }
    ReportRun run = run("sla_breaches", given().put("sla_instances", rows.toString()), Map.of());
    List<Line> lines =
        ReportData.of(ReportDeclaration.of("sla_breaches"), run).lines("disagreements");
    assertThat(lines).hasSizeBetween(10, 50);
    for (Line line : lines) {
      boolean broken = toolSaysBroken.get(line.text("ticket_id"));
      assertThat(line.text("tool")).isEqualTo(broken ? "broken" : "kept");
      assertThat(line.text("clock")).isEqualTo(broken ? "kept" : "broken");
    }
  }

  @Test
  void p2_what_no_source_says_is_not_none() {
    GivenMarts marts =
        given()
            .put(
                "incident_trend",
                """
                week_on    | opened | ended | open_at_end | caused_by_change
                2026-10-19 | 3      | 2     | 1           |
                """);
    assertThat(text("incident_trend", marts))
        .contains("no source says what changes caused")
        .doesNotContain("none was caused by a change");
    assertThat(text("incident_trend", given())).contains("1 caused by a change");
  }

  @Test
  void p4_every_amount_of_the_pack_is_the_nearest_or_a_part_that_is_off_by_less_than_a_unit() {
    for (String factor : List.of("1", "-0.9137", "0.0007")) {
      Figures figures = Laying.first(run("cfo_pack", halden(factor), Map.of())).figures();
      List<Figure> money = PrintedValuesTest.money(figures, "EUR");
      assertThat(money).hasSizeGreaterThan(300);
      for (Figure figure : money) {
        PrintedValuesTest.assertPrinted(figure, PARTS.matcher(figure.id()).matches());
      }
    }
  }

  @Test
  void p5_one_word_a_ratio_and_the_rate_is_said() {
    String pack = PageText.of(pack(halden("1"), Map.of()));
    assertThat(pack)
        .contains("Confirmation %", "Realisation %", "Accuracy %")
        .containsPattern("of planned, at the plan rate +\\d") // under the figure, not in a note
        .contains("Verified at the average rates; realisation at the plan rate: 59.1")
        .contains("Verified at the average rates; confirmation at the plan rate:")
        .doesNotContainIgnoringCase("realised", "has come true");
    String german = PageText.of(pack(halden("1"), Map.of("locale", "de")));
    assertThat(german)
        .contains("Realisierung %", "Bestätigungsquote", "Trefferquote")
        .doesNotContain("Realisiert", "Treffer %", "eingetreten");
    assertThat(text("claimed_vs_verified", given()))
        .contains("Realisation, %")
        .doesNotContainIgnoringCase("realised");
  }

  @Test
  void p6_a_month_with_claims_pending_is_not_judged_yet() {
    String pack = PageText.of(pack(halden("1"), Map.of()));
    assertThat(pack)
        .contains("October 2026: not judged yet", "2026-10, not all judged")
        .contains("Hatched: claimed and not yet judged");
  }

  @Test
  void p7_the_title_names_the_largest_deviation() {
    Scale scale = new Scale("EUR k", 3, 0);
    Cost total = cost("40904", "40420");
    assertThat(headline(total, "Grow digital", "3430000", scale))
        .startsWith(
            "Furthest from its budget is Grow digital, EUR 3,430 k above; spending is EUR 484 k below budget in all");
    assertThat(headline(total, "Run cheaper", "-2740000", scale))
        .startsWith("Furthest from its budget is Run cheaper, EUR 2,740 k below;");
    assertThat(PageText.of(pack(halden("1"), Map.of())))
        .contains("Furthest from its budget is Grow digital, EUR\u00a036\u00a0k above")
        .contains("it is not to be set against verified");
    assertThat(PageText.of(pack(halden("-1"), Map.of())))
        .contains("Furthest from its budget is Grow digital, EUR\u00a036\u00a0k below");
  }

  private static Cost cost(String budget, String actual) {
    Map<String, Object> cells = new LinkedHashMap<>();
    BigDecimal planned = new BigDecimal(budget).movePointRight(3);
    BigDecimal spent = new BigDecimal(actual).movePointRight(3);
    for (String column : List.of("original", "budget")) {
      cells.put(column, planned);
    }
    cells.put("actual", spent);
    cells.put("variance", spent.subtract(planned));
    cells.put("operational", spent.subtract(planned));
    cells.put("fx", BigDecimal.ZERO);
    cells.put("verified", null);
    cells.put("labour", null);
    Counts lines = new Counts(List.of(new Line(cells)));
    return Cost.of("total", lines, lines).round(new Scale("EUR k", 3, 0));
  }

  private static String headline(Cost total, String name, String variance, Scale scale) {
    BigDecimal printed = scale.round(new BigDecimal(variance));
    return new BudgetHeadline(total, Optional.of(new BudgetHeadline.Furthest(name, printed)), scale)
        .sentence()
        .replace('\u00a0', ' ');
  }

  @Test
  void p8_a_total_of_decisions_counts_each_cent_of_a_measure_once() {
    GivenMarts marts =
        given()
            .put(
                "decisions_needed",
                """
                decision_id | decision         | subject_kind | subject_id | measure_id | committee | decider | amount_at_stake | counted_once
                D-1         | decide_the_claim | measure      | M-1        | M-1        | IT board  | X       | 900             |
                D-2         | rescue_or_stop   | measure      | M-1        | M-1        | IT board  | X       | 1200            | 1200
                D-3         | rescue_or_stop   | measure      | M-2        | M-2        | IT board  | X       | 300             | 300
                """);
    assertThat(text("decisions_needed", marts))
        .contains("3 decisions about EUR\u00a01,500 wait")
        .containsPattern("Total +1,500");
  }

  @Test
  void p9_only_solutions_have_hours_and_a_cost_in_totals() {
    String rows =
        PROMISES
            + promise("T-1", "resolution", "breached", "16200 | 540 | | |")
            + promise("T-1", "first_response", "breached", "14400 | 480 | | |")
            + promise("T-2", "resolution", "breached", "3600 | 100 | | |");
    MartReader marts = given().put("sla_instances", rows);
    assertThat(text("sla_breaches", marts))
        .contains("2 solutions came late, by 5.5 hours in all; 1 first answer;")
        .containsPattern("Total +5.5 +640")
        .doesNotContain("1,120", "9.5");
  }

  @Test
  void p11_a_sponsors_copy_has_one_unit_a_sentence_says_why_truly_and_is_sorted_as_it_says() {
    GivenMarts marts =
        given()
            .put(
                "initiative_value",
                """
                measure_id | period  | benefit_type | program_id | name  | sponsor  | planned_group | claimed_group | verified_group | verified_at_plan_rate | pending_group
                M-1        | 2026-10 | cost_saving  | PG-1       | Small | S. Weiss | 40000         | 100000        | 60000          |                       | 0
                M-2        | 2026-10 | cost_saving  | PG-2       | Large | S. Weiss | 0             | 2040000       | 1345000        | 1345000               | 228700
                """);
    String page = text("claimed_vs_verified", marts);
    assertThat(page)
        .contains(
            "Controllers have verified EUR\u00a01.41\u00a0m of EUR\u00a02.14\u00a0m claimed;"
                + " EUR\u00a00.23\u00a0m waits; EUR\u00a00.51\u00a0m will not come");
    assertThat(page.indexOf("Large")).isLessThan(page.indexOf("Small"));
    assertThat(page)
        .containsPattern("Small .* 40,000 .* \u2013\n")
        .containsPattern("Large .* n/a\n");
  }

  @Test
  void p12_every_number_of_a_title_of_the_pack_stands_on_its_page() {
    for (String factor : List.of("1", "0.001", "-1")) {
      assertThat(new TitledPages(pack(halden(factor), Map.of())).unshown()).as(factor).isEmpty();
    }
    assertThat(new TitledPages(pack(KeptMarts.nothing(spark()), Map.of())).unshown()).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("io.countersign.reports.issue.ListsTest#lists")
  void p12_every_number_of_a_title_of_a_list_stands_on_its_page(String report) {
    List<MartReader> all = new ArrayList<>(List.of(given()));
    if (!report.equals("initiative_page")) {
      ReportDeclaration declaration = ReportDeclaration.of(report);
      for (long seed = 0; seed < 5; seed++) {
        all.add(new RandomAnswers(declaration, seed));
      }
    }
    for (MartReader marts : all) {
      lists(run(report, marts, Map.of()))
          .forEach(print -> assertThat(new TitledPages(print).unshown()).isEmpty());
    }
  }

  @Test
  void p13_each_span_is_said_where_it_holds() {
    String page = text("change_outcomes", given());
    assertThat(page)
        .contains("4 exceptions stand in October 2026")
        .contains("year to date, 1 Jan – 31 Oct 2026; exceptions of October 2026 alone")
        .contains("Changes implemented by path, year to date", "Changes of October 2026 that were")
        .doesNotContain("in the period");
    assertThat(text("approval_ageing", given()))
        .contains("asked 1 Jan \u2013 31 Oct 2026, or still open")
        .contains("Steps asked in the year to date, by what they wait for");
  }

  @Test
  void p14_signs_agree_with_the_words_whatever_the_variance_and_the_rates_are() {
    Random random = new Random(14);
    for (int i = 0; i < 12; i++) {
      long operational = random.nextLong(-900_000, 900_000);
      long fx = random.nextLong(-300_000, 300_000);
      long variance = operational + fx;
      String amounts =
          " | 2000000 | %d | %d | %d | %d\n"
              .formatted(2_000_000 + variance, variance, operational, fx);
      GivenMarts marts =
          given()
              .put(
                  "budget_variance",
                  "node_id | account_type | period | level | budget | actual | variance | operational | fx\n"
                      + "HALDEN | opex | 2026-10 | organization"
                      + amounts
                      + "PG-1 | opex | 2026-10 | program"
                      + amounts);
      String title = text("budget_variance", marts);
      title = title.lines().skip(1).findFirst().orElseThrow();
      assertThat(title).doesNotContain("\u2212").contains(variance < 0 ? "below" : "above");
      assertThat(title).contains(fx < 0 ? "lower it by" : "raise it by");
    }
  }

  @Test
  void p15_german_words_mean_what_they_stand_for() {
    String german = PageText.of(pack(halden("1"), Map.of("locale", "de")));
    assertThat(german)
        .containsPattern("Operativ +Kurs +Bestätigt")
        .containsPattern("\n +Abgeschlossen +\\d+ +629")
        .containsPattern("Beendet +Beendet %")
        .contains("alle abgeschlossenen zusammen bringen");
    assertThat(text("sla_breaches", given(), "de")).containsPattern("Gehalten, % +Beendet");
  }

  @ParameterizedTest
  @MethodSource("io.countersign.reports.issue.ListsTest#lists")
  void p15_every_report_has_a_german_name_for_its_title(String report) {
    String name = Wording.sentence(report);
    assertThat(Language.of("de", report).say(name)).isNotEqualTo(name);
  }

  @Test
  void p15_why_rows_are_in_quarantine_is_said_in_german_and_what_they_hold_stays() {
    Language german = Language.of("de", "cfo_pack");
    assertThat(
            german.reason(
                "t.csv:7: amount is '1.234,5_6', expected 1234.56; hours is blank, expected a value"))
        .isEqualTo(
            "t.csv:7: amount ist '1.234,5_6', erwartet 1234.56; hours ist leer, erwartet ein Wert");
    assertThat(
            german.reason("risks.csv:27: due_on is '31/02/2026', expected a date, as 2026-10-31"))
        .isEqualTo("risks.csv:27: due_on ist '31/02/2026', erwartet ein Datum wie 2026-10-31");
  }

  @Test
  void p15_a_number_is_never_parted_from_its_sign_nor_from_its_percent() {
    GermanFormat.german("\u2212" + "1,234.5")
        .ifPresent(n -> assertThat(n).isEqualTo("\u22121.234,5"));
    for (String locale : List.of("en", "de")) {
      for (JRPrintText text : texts(pack(halden("1"), Map.of("locale", locale)))) {
        assertThat(text.getFullText()).doesNotContainPattern("\\d %( |$|;|,)");
      }
    }
  }

  private static List<JRPrintText> texts(JasperPrint print) {
    return print.getPages().stream()
        .flatMap(page -> PageNumbers.texts(page.getElements()).stream())
        .toList();
  }

  @Test
  void n8_no_number_of_any_company_is_broken_over_two_lines() {
    for (String factor : List.of("0.0005", "0.0014", "0.15", "150", "1500000")) {
      unbroken(pack(halden(factor), Map.of()), factor);
    }
  }

  private static void unbroken(JasperPrint print, String by) {
    for (JRPrintText text : texts(print)) {
      if (text.getFullText().matches("[+\u2212]?[\\d.,]+[a-z%]?")) {
        assertThat(text.getTextHeight())
            .as("%s in %s points in %s", text.getFullText(), text.getFontSize(), by)
            .isLessThan(2 * text.getFontSize());
      }
    }
  }

  @ParameterizedTest
  @MethodSource("io.countersign.reports.issue.ListsTest#lists")
  void n8_no_number_of_a_list_is_broken_over_two_lines(String report) {
    MartReader billions = new TimesMarts(given(), new BigDecimal("98765432.1"));
    lists(run(report, billions, Map.of())).forEach(print -> unbroken(print, report));
  }

  @Test
  void n8_one_of_a_kind_is_said_in_the_singular() {
    Map<String, Object> only = new LinkedHashMap<>();
    only.put("portfolio_id", "P");
    only.put("program_id", "G");
    for (Amount amount : Amount.values()) {
      only.put(amount.column(), BigDecimal.ZERO);
    }
    only.put("planned", new BigDecimal("5000"));
    only.put("claimed", new BigDecimal("3500"));
    only.put("verified", new BigDecimal("3500"));
    MartReader one = new OnlyRows(KeptMarts.nothing(spark()), "month_planned", List.of(only));
    assertThat(PageText.of(uncheckedPack(one)))
        .contains("The only portfolio is behind plan; furthest is P, by EUR\u00a01,500.00")
        .doesNotContain("All portfolio", "1 portfolios", "1 measures", "1 pages");
  }

  /** Marts that answer one query with these rows. */
  private record OnlyRows(MartReader marts, String words, List<Map<String, Object>> rows)
      implements MartReader {
    @Override
    public List<Map<String, Object>> query(String sql, Map<String, Object> parameters) {
      return sql.contains(words) ? rows : marts.query(sql, parameters);
    }

    @Override
    public Map<String, Long> versions() {
      return marts.versions();
    }
  }
}
