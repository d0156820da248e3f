package io.countersign.reports.words;

import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.reports.draw.Letters;
import io.countersign.reports.files.CsvSheet;
import io.countersign.reports.table.Figures;
import io.countersign.reports.table.Scale;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

final class FigureFormatTest {

  private static BigDecimal d(String number) {
    return new BigDecimal(number);
  }

  @Test
  void negative_numbers_have_a_true_minus() {
    assertThat(FigureFormat.number(d("-1234.50"))).isEqualTo("\u22121,234.50");
    assertThat(FigureFormat.signed(d("0.4"))).isEqualTo("+0.4");
    assertThat(FigureFormat.signed(d("0.00"))).isEqualTo("0.00");
  }

  @Test
  void a_tiny_loss_is_not_printed_as_minus_zero() {
    assertThat(FigureFormat.number(d("-0.001").setScale(2, java.math.RoundingMode.HALF_UP)))
        .isEqualTo("0.00");
  }

  @Test
  void no_data_is_a_dash_and_never_zero() {
    assertThat(FigureFormat.number(null)).isEqualTo("\u2013");
    assertThat(FigureFormat.number(BigDecimal.ZERO)).isEqualTo("0");
  }

  @Test
  void a_share_of_nothing_is_not_defined() {
    assertThat(FigureFormat.percent(d("5"), d("0"))).isEqualTo("n/a");
    assertThat(FigureFormat.percent(d("5"), null)).isEqualTo("n/a");
    assertThat(FigureFormat.percent(null, d("5"))).isEqualTo("\u2013");
    assertThat(FigureFormat.percent(d("450"), d("1000"))).isEqualTo("45.0");
  }

  @Test
  void the_unit_follows_from_the_largest_total() {
    assertThat(List.of(Scale.of("EUR", d("-7400000")), Scale.of("EUR", d("7400")).finer()))
        .extracting(Scale::unit)
        .containsExactly("EUR m", "EUR");
    assertThat(Scale.of("EUR", d("7400000")).finer()).isEqualTo(new Scale("EUR k", 3, 0));
    assertThat(Scale.of("JPY", null).unit()).isEqualTo("JPY");
  }

  @Test
  void a_figure_cannot_become_a_formula() {
    Figures figures = new Figures(Language.ENGLISH);
    figures.add("=1+1", d("-2"), "EUR", "+cmd|' /C calc'!A0");
    assertThat(CsvSheet.of(figures)).contains("\"'=1+1\",-2,\"EUR\",\"'+cmd|' /C calc'!A0\"");
  }

  @Test
  void figures_stand_in_the_order_of_print_and_once() {
    Figures figures = new Figures(Language.ENGLISH);
    figures.add("b", d("1"), "EUR", "1");
    figures.add("a", d("2"), "EUR", "2");
    figures.add("b", d("1"), "EUR", "1.0");
    assertThat(
            new String(
                CsvSheet.of(figures).getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8))
        .isEqualTo(
            "figure,value,unit,printed\r\n\"b\",1,\"EUR\",\"1\"\r\n\"a\",2,\"EUR\",\"2\"\r\n");
  }

  @Test
  void a_long_title_is_broken_between_its_thoughts() {
    String title =
        "Controllers have verified a good deal of what was claimed this year; the rest waits for them or will not come at all";
    assertThat(Letters.broken(title)).contains("year;\nthe rest");
    assertThat(Letters.broken("Short; and sweet")).isEqualTo("Short; and sweet");
  }
}
