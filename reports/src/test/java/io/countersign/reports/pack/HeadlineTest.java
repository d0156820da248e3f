package io.countersign.reports.pack;

import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.reports.table.Amount;
import io.countersign.reports.table.NodeValue;
import io.countersign.reports.table.Scale;
import java.math.BigDecimal;
import java.util.EnumMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

public final class HeadlineTest {

  /** Planned, claimed, verified, pending in euros; null for no data. */
  private static String of(Long... amounts) {
    return sentence(amounts).replace('\u00a0', ' ');
  }

  public static String sentence(Long... amounts) {
    Amount[] columns = {Amount.PLANNED, Amount.CLAIMED, Amount.VERIFIED, Amount.PENDING};
    Map<Amount, BigDecimal> exact = new EnumMap<>(Amount.class);
    for (int i = 0; i < columns.length; i++) {
      if (amounts[i] != null) {
        exact.put(columns[i], BigDecimal.valueOf(amounts[i]));
      }
    }
    NodeValue total = NodeValue.of("total", "Halden", exact);
    Scale scale = Scale.of("EUR", BigDecimal.valueOf(7_400_000));
    total.round(scale);
    return new Headline(total, scale).sentence();
  }

  @Test
  void it_says_what_is_verified_what_waits_and_what_is_lost() {
    assertThat(of(7_400_000L, 6_800_000L, 4_210_000L, 1_300_000L))
        .isEqualTo(
            "Controllers have verified EUR 4.21 m of EUR 6.80 m claimed;"
                + " EUR 1.30 m waits, EUR 1.29 m will not come");
  }

  @Test
  void p4_each_of_its_amounts_is_the_nearest() {
    assertThat(of(0L, 1_004_900L, 333_333L, 333_333L))
        .contains("verified EUR 0.33 m of EUR 1.00 m", "EUR 0.33 m waits", "EUR 0.34 m will not");
    assertThat(of(0L, 1_000_000L, 333_000L, 333_000L))
        .contains("verified EUR 0.33 m of EUR 1.00 m", "EUR 0.33 m waits", "EUR 0.33 m will not");
  }

  @Test
  void nothing_verified_yet_is_not_zero_euros() {
    assertThat(of(1_000_000L, 500_000L, null, 500_000L))
        .isEqualTo(
            "Controllers have verified nothing of EUR 0.50 m claimed;"
                + " EUR 0.50 m waits, nothing is lost");
  }

  @Test
  void more_verified_than_claimed_is_said_so() {
    assertThat(of(1_000_000L, 500_000L, 620_000L, 0L))
        .isEqualTo(
            "Controllers have verified EUR 0.62 m of EUR 0.50 m claimed;"
                + " nothing waits, EUR 0.12 m more than claimed holds");
  }

  @Test
  void without_claims_the_plan_stands_alone() {
    assertThat(of(1_000_000L, null, null, 0L))
        .isEqualTo("No value has been claimed yet; EUR 1.00 m was planned");
  }

  @Test
  void without_anything_there_is_nothing_to_verify() {
    assertThat(of(null, null, null, null))
        .isEqualTo(
            "No initiative has planned or claimed any value in this span: there is nothing to verify");
  }
}
