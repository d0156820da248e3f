package io.countersign.reports.table;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class RoundingTest {

  private static BigDecimal d(String number) {
    return new BigDecimal(number);
  }

  @Test
  void a_third_three_times_still_makes_a_whole() {
    assertThat(Rounding.parts(d("100.0"), List.of(d("33.333"), d("33.333"), d("33.333"))))
        .containsExactly(d("33.4"), d("33.3"), d("33.3"));
  }

  @Test
  void the_part_that_lost_most_gets_the_missing_unit() {
    assertThat(Rounding.parts(d("1.0"), List.of(d("0.31"), d("0.38"), d("0.31"))))
        .containsExactly(d("0.3"), d("0.4"), d("0.3"));
  }

  @Test
  void what_is_not_known_stays_so_and_takes_nothing() {
    assertThat(Rounding.parts(d("1.0"), Arrays.asList(null, d("0.96"), null)))
        .containsExactly(null, d("1.0"), null);
  }

  @Test
  void zero_stays_zero_while_others_share_the_difference() {
    assertThat(Rounding.parts(d("1.1"), List.of(d("0"), d("0.55"), d("0.55"))))
        .containsExactly(d("0.0"), d("0.6"), d("0.5"));
  }

  @Test
  void parts_of_both_signs_add_up_whatever_they_are() {
    Random random = new Random(7);
    for (int i = 0; i < 2000; i++) {
      List<BigDecimal> exact =
          IntStream.range(0, 1 + random.nextInt(12))
              .mapToObj(part -> BigDecimal.valueOf(random.nextInt(2_000_000) - 1_000_000, 4))
              .toList();
      BigDecimal total = new Scale("EUR k", 0, 1).round(Rounding.sum(exact));
      List<BigDecimal> parts = Rounding.parts(total, exact);
      assertThat(Rounding.sum(parts)).isEqualByComparingTo(total);
      for (int part = 0; part < parts.size(); part++) {
        assertThat(parts.get(part).subtract(exact.get(part)).abs()).isLessThan(d("0.1"));
      }
    }
  }
}
