package io.countersign.money;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import org.junit.jupiter.api.Test;

class MoneyTest {

  @Test
  void money_does_not_round_unasked() {
    assertThatThrownBy(() -> Money.of("1.00005", "EUR"))
        .hasMessage("EUR 1.00005 has more than 4 decimals. Round it first, and say how.");
    assertThatThrownBy(() -> Money.of("10.5", "JPY").payable())
        .hasMessage("JPY 10.5 has more than 0 decimals. Round it first, and say how.");
    assertThat(Money.of("1.005", "EUR").rounded(2, RoundingMode.HALF_UP))
        .isEqualTo(Money.of("1.01", "EUR"));
  }

  @Test
  void money_of_two_currencies_is_not_added() {
    assertThatThrownBy(() -> Money.of("1", "EUR").plus(Money.of("1", "USD")))
        .hasMessageContaining("Convert one");
    assertThat(Money.of("1.5", "EUR").minus(Money.of("2", "EUR")))
        .isEqualTo(Money.of("-0.5", "EUR"));
  }

  @Test
  void too_large_an_amount_is_an_error() {
    assertThatThrownBy(() -> Money.of("1000000000000000", "EUR"))
        .hasMessageContaining("more than 15 digits");
  }

  @Test
  void a_currency_nobody_knows_or_pays_in_is_an_error() {
    assertThatThrownBy(() -> Money.of("1", "EUX"))
        .hasMessage("A currency has an ISO 4217 code, as EUR; found 'EUX'.");
    assertThatThrownBy(() -> Money.of("1", "XAU").payable()).hasMessageContaining("no coins");
  }

  @Test
  void a_total_finer_than_its_parts_is_not_shared() {
    assertThatThrownBy(
            () -> Allocation.prorata(new BigDecimal("0.005"), List.of(BigDecimal.ONE), 2))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("0.005");
  }

  @Test
  void a_movement_of_100000_is_shared_by_claims_of_60000_and_70000() {
    assertThat(
            Allocation.prorata(
                new BigDecimal("100000"),
                List.of(new BigDecimal("60000"), new BigDecimal("70000")),
                2))
        .containsExactly(new BigDecimal("46153.85"), new BigDecimal("53846.15"));
  }

  @Test
  void what_is_left_over_goes_to_the_largest_remainder_and_ties_to_the_earlier() {
    assertThat(
            Allocation.prorata(
                new BigDecimal("0.02"), List.of(BigDecimal.ONE, BigDecimal.ONE, BigDecimal.ONE), 2))
        .containsExactly(new BigDecimal("0.01"), new BigDecimal("0.01"), new BigDecimal("0.00"));
  }

  @Test
  void printed_parts_add_up_to_the_printed_total() {
    BigDecimal third = new BigDecimal("33.333");
    assertThat(Allocation.rounded(List.of(third, third, third), 1))
        .containsExactly(new BigDecimal("33.4"), new BigDecimal("33.3"), new BigDecimal("33.3"));
    assertThat(
            Allocation.rounded(
                List.of(new BigDecimal("-0.5"), new BigDecimal("-0.4"), new BigDecimal("0.2")), 0))
        .containsExactly(new BigDecimal("-1"), new BigDecimal("0"), new BigDecimal("0"));
  }
}
