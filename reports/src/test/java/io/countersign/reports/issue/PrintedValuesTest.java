package io.countersign.reports.issue;

import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.reports.ask.ReportData;
import io.countersign.reports.ask.ReportDeclaration;
import io.countersign.reports.ask.ReportRun;
import io.countersign.reports.ask.TableDeclaration;
import io.countersign.reports.list.Listing;
import io.countersign.reports.pack.Headline;
import io.countersign.reports.paper.Row;
import io.countersign.reports.register.MemoryRegister;
import io.countersign.reports.table.Amount;
import io.countersign.reports.table.Figure;
import io.countersign.reports.table.Figures;
import io.countersign.reports.table.Line;
import io.countersign.reports.table.NodeValue;
import io.countersign.reports.table.Rollup;
import io.countersign.reports.table.Rounding;
import io.countersign.reports.table.Scale;
import io.countersign.reports.words.FigureFormat;
import io.countersign.reports.words.Language;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** P4: what stands alone is the nearest value, parts are never off by a unit, and sums foot. */
final class PrintedValuesTest {
  static List<Figure> money(Figures figures, String currency) {
    return figures.all().stream()
        .filter(figure -> figure.unit().equals(currency) && figure.value() != null)
        .filter(figure -> figure.printed().matches(".*\\d.*"))
        .toList();
  }

  private static BigDecimal number(Figure figure) {
    return new BigDecimal(
        figure.printed().replace(",", "").replace("+", "").replace('\u2212', '-'));
  }

  /** In the unit of its page: EUR, k or m, as many decimals as it shows. */
  static void assertPrinted(Figure figure, boolean isPart) {
    BigDecimal printed = number(figure);
    BigDecimal unit = BigDecimal.ONE.movePointLeft(printed.scale());
    BigDecimal off =
        List.of(0, 3, 6).stream()
            .map(zeros -> figure.value().movePointLeft(zeros).subtract(printed).abs())
            .min(BigDecimal::compareTo)
            .orElseThrow();
    assertThat(isPart ? off.compareTo(unit) < 0 : off.add(off).compareTo(unit) <= 0)
        .as("%s of %s", figure, isPart ? "a part" : "what stands alone")
        .isTrue();
  }

  static List<String> lists() {
    return List.of(
        "claimed_vs_verified",
        "controller_worklist",
        "sla_breaches",
        "incident_trend",
        "catalogue_review",
        "budget_variance",
        "decisions_needed");
  }

  @ParameterizedTest
  @MethodSource("lists")
  void p4_whatever_a_list_is_filled_with_its_sums_foot_and_its_totals_are_the_nearest(String name) {
    ReportDeclaration declaration = ReportDeclaration.of(name);
    for (long seed = 0; seed < 40; seed++) {
      ReportRun run =
          new ReportRun(
              name,
              PackTest.ask("2026-10"),
              new RandomAnswers(declaration, seed),
              PackTest.by(new MemoryRegister()),
              Path.of(""),
              Map.of());
      ReportData data = ReportData.of(declaration, run);
      declaration
          .list()
          .orElseThrow()
          .tables()
          .forEach((table, as) -> assertFoots(table, as, data));
    }
  }

  private static void assertFoots(String name, TableDeclaration table, ReportData data) {
    List<Row> rows = new Listing(name, table, data).rows();
    boolean total = table.total().orElse(true) && !rows.isEmpty();
    for (String column : table.sums()) {
      List<BigDecimal> plain = new ArrayList<>();
      List<BigDecimal> groups = new ArrayList<>();
      List<BigDecimal> wholes = new ArrayList<>();
      for (Row row : rows) {
        boolean last = Boolean.TRUE.equals(row.cells().get("is_total"));
        (last ? wholes : row.isStrong() ? groups : plain).add(cell(row, column));
      }
      if (total) {
        assertThat(Rounding.sum(plain)).as(column).isEqualByComparingTo(Rounding.sum(wholes));
        assertThat(table.group().isEmpty() ? Rounding.sum(plain) : Rounding.sum(groups))
            .as(column)
            .isEqualByComparingTo(Rounding.sum(wholes));
      }
    }
    for (Figure figure : money(data.figures(), "EUR")) {
      assertPrinted(figure, !figure.id().startsWith(name + ".total."));
    }
  }

  private static BigDecimal cell(Row row, String column) {
    String printed = Objects.toString(row.cells().get(column), FigureFormat.NONE);
    return printed.matches(".*\\d.*")
        ? new BigDecimal(printed.replace(",", "").replace('\u2212', '-'))
        : null;
  }

  @Test
  void p4_money_foots_from_programs_to_the_whole_and_no_part_is_off_by_a_unit() {
    Random random = new Random(4);
    for (int i = 0; i < 300; i++) {
      Rollup.Called called = new Rollup.Called("Halden", Map.of(), Language.ENGLISH);
      Rollup rollup = Rollup.of(lines(random), called, "EUR");
      for (Amount amount : Amount.values()) {
        assertNearest(rollup.total(), amount, rollup.scale());
        List<BigDecimal> portfolios = new ArrayList<>();
        for (Rollup.Rung rung : rollup.rungs()) {
          portfolios.add(rung.portfolio().printed(amount));
          List<BigDecimal> programs =
              rung.programs().stream()
                  .map(p -> p.printed(amount))
                  .filter(Objects::nonNull)
                  .toList();
          rung.programs().forEach(program -> assertPart(program, amount, rollup.scale()));
          assertPart(rung.portfolio(), amount, rollup.scale());
          assertThat(Rounding.sum(programs))
              .isEqualByComparingTo(
                  Optional.ofNullable(rung.portfolio().printed(amount)).orElse(BigDecimal.ZERO));
        }
        assertThat(Rounding.sum(portfolios))
            .isEqualByComparingTo(
                Optional.ofNullable(rollup.total().printed(amount)).orElse(BigDecimal.ZERO));
      }
    }
  }

  private static List<Line> lines(Random random) {
    List<Line> lines = new ArrayList<>();
    int size = 3 + random.nextInt(7);
    for (int i = 0; i < 1 + random.nextInt(12); i++) {
      Map<String, Object> cells = new LinkedHashMap<>();
      cells.put("portfolio_id", "P" + random.nextInt(4));
      cells.put("program_id", "G" + i);
      for (Amount amount : Amount.values()) {
        long most = (long) Math.pow(10, size);
        boolean known = random.nextInt(6) > 0;
        cells.put(
            amount.column(), known ? BigDecimal.valueOf(random.nextLong(-most, most), 4) : null);
      }
      lines.add(new Line(cells));
    }
    return lines;
  }

  private static void assertNearest(NodeValue value, Amount amount, Scale scale) {
    assertThat(value.printed(amount)).isEqualTo(scale.round(value.exact(amount)));
  }

  private static void assertPart(NodeValue value, Amount amount, Scale scale) {
    if (value.exact(amount) != null) {
      BigDecimal unit = BigDecimal.ONE.movePointLeft(scale.decimals());
      assertThat(scale.inUnits(value.exact(amount)).subtract(value.printed(amount)).abs())
          .isLessThan(unit);
    }
  }

  @Test
  void p4_what_will_not_come_is_the_nearest_even_where_the_sentence_does_not_add_up() {
    Map<Amount, BigDecimal> exact = new EnumMap<>(Amount.class);
    exact.put(Amount.CLAIMED, new BigDecimal("7185000"));
    exact.put(Amount.VERIFIED, new BigDecimal("4124016"));
    exact.put(Amount.PENDING, new BigDecimal("1417016"));
    NodeValue total = NodeValue.of("total", "Halden", exact);
    Scale scale = Scale.of("EUR", new BigDecimal("7185000"));
    total.round(scale);
    assertThat(total.exact(Amount.LOST)).isEqualByComparingTo("1643968");
    assertThat(new Headline(total, scale).sentence())
        .contains("EUR\u00a01.64\u00a0m will not come");
    total.round(scale.finer());
    assertThat(total.printed(Amount.LOST)).isEqualTo("1644");
  }

  @Test
  void p4_a_row_adds_up_across_as_well_wherever_no_amount_is_a_unit_off_by_it() {
    List<BigDecimal> claimed = List.of(new BigDecimal("2101.33"), new BigDecimal("800.40"));
    BigDecimal total = new BigDecimal("2902");
    List<BigDecimal> across = List.of(new BigDecimal("2102"), new BigDecimal("800"));
    assertThat(Rounding.parts(total, claimed, across)).isEqualTo(across);
    List<BigDecimal> off = List.of(new BigDecimal("2103"), new BigDecimal("800"));
    assertThat(Rounding.parts(total, claimed, off)).isEqualTo(across);
    assertThat(Rounding.parts(total, claimed))
        .containsExactly(new BigDecimal("2101"), new BigDecimal("801"));
  }

  @Test
  void p4_a_step_that_stands_alone_elsewhere_is_the_nearest_where_the_others_can_absorb() {
    List<BigDecimal> steps =
        List.of(new BigDecimal("-0.714"), new BigDecimal("-0.336"), new BigDecimal("-0.342"));
    BigDecimal change = new BigDecimal("-1.39");
    List<BigDecimal> alone = Rounding.unknown(3);
    alone.set(0, new BigDecimal("-0.71"));
    assertThat(Rounding.parts(change, steps, alone))
        .containsExactly(new BigDecimal("-0.71"), new BigDecimal("-0.34"), new BigDecimal("-0.34"));
    assertThat(Rounding.sum(Rounding.parts(change, steps))).isEqualByComparingTo(change);
  }
}
