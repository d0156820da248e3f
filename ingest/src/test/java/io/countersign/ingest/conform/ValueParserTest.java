package io.countersign.ingest.conform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.countersign.contract.ColumnType;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ValueParserTest {
  private static final SourceClock BERLIN =
      new SourceClock(ZoneId.of("Europe/Berlin"), SourceClock.Fold.UNSAID);

  private static Object value(ColumnType type, String text) {
    return ValueParser.value(type, List.of("open", "closed"), text, BERLIN);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "MONEY | 1.234,56",
        "MONEY | 1,234.56",
        "MONEY | 1.23456",
        "MONEY | +1",
        "MONEY | 1e3",
        "MONEY | .5",
        "MONEY | 5.",
        "MONEY | NaN",
        "MONEY | 1234567890123456",
        "MONEY | 12 000",
        "DATE | 31/02/2026",
        "DATE | 2026-02-31",
        "DATE | 2026-2-3",
        "DATE | 20260203",
        "INSTANT | 2026-10-31",
        "INSTANT | 2026-03-29T02:30:00",
        "INSTANT | 2026-10-31T25:00:00Z",
        "COUNT | 1.0",
        "BOOLEAN | yes",
        "PERIOD | 2026-13",
        "PERIOD | 2026-P14",
        "POSTING_PERIOD | 2026-17",
        "POSTING_PERIOD | 2026-00",
        "HOURS | 0.1234567",
        "RATE | 0.00003621234",
        "CURRENCY | EURO",
        "WORD | opened"
      })
  void what_could_be_read_in_two_ways_or_in_none_is_not_read(ColumnType type, String text) {
    assertThatThrownBy(() -> value(type, text)).isInstanceOf(ValueParser.Unfit.class);
  }

  @Test
  void what_is_plain_is_read() {
    assertThat(value(ColumnType.MONEY, "-1234.5")).isEqualTo(new BigDecimal("-1234.5000"));
    assertThat(value(ColumnType.MONEY, "1.50000000")).isEqualTo(new BigDecimal("1.5000"));
    assertThat(value(ColumnType.DATE, "2028-02-29")).isEqualTo(LocalDate.of(2028, 2, 29));
    assertThat(value(ColumnType.INSTANT, "2026-10-31 22:15:00.5+01:00"))
        .isEqualTo(Instant.parse("2026-10-31T21:15:00.5Z"));
    assertThat(value(ColumnType.INSTANT, "2026-07-31T22:15"))
        .isEqualTo(Instant.parse("2026-07-31T20:15:00Z"));
    assertThat(value(ColumnType.PERIOD, "2026-P13")).isEqualTo("2026-P13");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "TIME | 8:00",
        "TIME | 24:01",
        "TIME | 25:00",
        "TIME | noon",
        "ZONE | Mars/Olympus",
        "ZONE | CEST+2",
        "WINDOWS | Mon-Fri 8:00-18:00",
        "WINDOWS | 8:00-18:00",
        "WINDOWS | Mon-Fri 18:00-18:00",
        "WINDOWS | Mon 08:00-25:00",
        "WINDOWS | -",
        "WORDS | open;waiting"
      })
  void k9_hours_that_nobody_can_read_are_refused(ColumnType type, String text) {
    assertThatThrownBy(() -> value(type, text)).isInstanceOf(ValueParser.Unfit.class);
  }

  @Test
  void k9_hours_are_read_as_people_write_them() {
    assertThat(value(ColumnType.TIME, "24:00")).isEqualTo("24:00");
    assertThat(value(ColumnType.TIME, "08:00:00")).isEqualTo("08:00");
    assertThat(value(ColumnType.ZONE, "Pacific/Apia")).isEqualTo("Pacific/Apia");
    assertThat(value(ColumnType.WINDOWS, "Mon-Sun 00:00-24:00")).isEqualTo("Mon-Sun 00:00-24:00");
    assertThat(value(ColumnType.WORDS, "open; closed ;")).isEqualTo("open;closed");
  }

  @Test
  void k15_a_system_may_say_which_of_two_hours_it_means() {
    String twice = "2026-10-25T02:30:00";
    assertThatThrownBy(() -> value(ColumnType.INSTANT, twice)).hasMessageContaining("hour twice");
    assertThat(said(SourceClock.Fold.EARLIER, twice))
        .isEqualTo(Instant.parse("2026-10-25T00:30:00Z"));
    assertThat(said(SourceClock.Fold.LATER, twice))
        .isEqualTo(Instant.parse("2026-10-25T01:30:00Z"));
    assertThat(said(SourceClock.Fold.LATER, "2026-10-25T03:30:00"))
        .isEqualTo(Instant.parse("2026-10-25T02:30:00Z"));
    assertThatThrownBy(() -> said(SourceClock.Fold.LATER, "2026-03-29T02:30:00"))
        .hasMessageContaining("skip this hour");
    LocalDateTime local = LocalDateTime.parse(twice);
    SourceClock later = new SourceClock(BERLIN.zone(), SourceClock.Fold.LATER);
    assertThat(TypedValue.value(ColumnType.INSTANT, local, later))
        .contains(Instant.parse("2026-10-25T01:30:00Z"));
    assertThat(TypedValue.value(ColumnType.INSTANT, local, BERLIN)).isEmpty();
  }

  private static Object said(SourceClock.Fold fold, String text) {
    return ValueParser.value(
        ColumnType.INSTANT, List.of(), text, new SourceClock(BERLIN.zone(), fold));
  }

  @Test
  void typed_values_become_the_text_that_a_file_would_have() {
    assertThat(ValueText.of(new BigDecimal("12.500000000000000000"))).isEqualTo("12.5");
    assertThat(ValueText.of(new BigDecimal("1E+3"))).isEqualTo("1000");
    assertThat(ValueText.of(1.0e10)).isEqualTo("10000000000");
    assertThat(ValueText.of(0.1f)).isEqualTo("0.1");
    assertThat(ValueText.of(LocalDateTime.of(2026, 10, 31, 0, 0))).isEqualTo("2026-10-31T00:00");
    assertThat(ValueText.of("  ")).isNull();
  }

  @Test
  void m7_what_closes_a_year_has_a_period_and_what_was_carried_forward_is_kept_out_by_name() {
    for (String period : List.of("2025-12", "2025-13", "2025-16", "2025-P14")) {
      assertThat(value(ColumnType.POSTING_PERIOD, period)).isEqualTo(period);
    }
    assertThatThrownBy(() -> value(ColumnType.POSTING_PERIOD, "2026-00"))
        .hasMessageContaining("carried forward from the year before");
  }

  @Test
  void m8_a_rate_keeps_ten_decimals_and_m9_an_hour_six() {
    assertThat(value(ColumnType.RATE, "0.0000362")).isEqualTo(new BigDecimal("0.0000362000"));
    assertThat(value(ColumnType.HOURS, "0.133333")).isEqualTo(new BigDecimal("0.133333"));
  }
}
