package io.countersign.reports.words;

import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.contract.Contracts;
import io.countersign.reports.pack.HeadlineTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class GermanTest {
  private final Language german = Language.of("de", "cfo_pack");

  private String say(String text) {
    return german.say(text.replace('~', '\u00a0')).replace('\u00a0', ' ');
  }

  private String headline(Long... amounts) {
    return german.say(HeadlineTest.sentence(amounts)).replace('\u00a0', ' ');
  }

  @Test
  void the_headline_is_right_for_zero_negative_and_missing_data() {
    assertThat(headline(7_400_000L, 6_800_000L, 4_210_000L, 1_300_000L))
        .isEqualTo(
            "Controller haben EUR 4,21 Mio. von gemeldeten EUR 6,80 Mio. bestätigt;"
                + " EUR 1,30 Mio. sind offen, EUR 1,29 Mio. kommen nicht");
    assertThat(headline(1_000_000L, 500_000L, null, 500_000L))
        .isEqualTo(
            "Controller haben von gemeldeten EUR 0,50 Mio. nichts bestätigt;"
                + " EUR 0,50 Mio. sind offen, nichts geht verloren");
    assertThat(headline(1_000_000L, 500_000L, 620_000L, 0L))
        .endsWith("bestätigt; nichts ist offen, EUR 0,12 Mio. mehr als gemeldet gelten");
    assertThat(headline(1_000_000L, null, null, 0L))
        .isEqualTo("Bisher wurde kein Wert gemeldet; EUR 1,00 Mio. waren geplant");
    assertThat(headline(null, null, null, null))
        .startsWith("Keine Maßnahme hat in dieser Zeit Wert geplant");
    assertThat(headline(0L, -300_000L, -100_000L, 0L))
        .isEqualTo(
            "Controller haben EUR −0,10 Mio. von gemeldeten EUR −0,30 Mio. bestätigt;"
                + " nichts ist offen, EUR 0,20 Mio. mehr als gemeldet gelten");
    assertThat(german.missing()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          −1,234.50               | −1.234,50
          +0.4                    | +0,4
          59.1 %                  | 59,1 %
          100                     | 100
          2026-10                 | 2026-10
          –                       | –
          EUR~20~k                | EUR 20 Tsd.
          EUR m                   | Mio. EUR
          2 Nov 2026              | 02.11.2026
          October 2026            | Oktober 2026
          1 Jan – 31 Oct 2026     | 01.01.2026 – 31.10.2026
          1 Nov 2025 – 31 Oct 2026 | 01.11.2025 – 31.10.2026
          2026-11-04              | 04.11.2026
          2026-11-04 06:00 UTC    | 04.11.2026 06:00 UTC
          19 of 296, 6.4 %        | 19 von 296, 6,4 %
          """)
  void numbers_and_days_are_written_as_germans_write_them(String english, String expected) {
    assertThat(say(english)).isEqualTo(expected);
  }

  @Test
  void a_name_stays_as_it_is_even_where_it_reads_like_words_of_the_house() {
    assertThat(say("All portfolios are behind plan; furthest is Planned; Lost, 1.5, by EUR~0.82~m"))
        .isEqualTo(
            "Alle Portfolios liegen hinter dem Plan, am weitesten Planned; Lost, 1.5 um EUR 0,82 Mio.");
    assertThat(
            say(
                "10 measures lose EUR~1.00~k of what they claimed; the largest over-claim is “A, B”"))
        .endsWith("am stärksten überhöht ist „A, B“");
  }

  @Test
  void a_text_of_which_a_part_is_unknown_stays_whole_in_english_and_is_noted() {
    assertThat(say("nothing waits, the moon is full")).isEqualTo("nothing waits, the moon is full");
    assertThat(german.missing()).containsExactly("nothing waits, the moon is full");
    assertThat(say("1,234.50 m tall")).isEqualTo("1,234.50 m tall");
  }

  @ParameterizedTest
  @CsvSource({
    "approval_checks, invalid_reason",
    "change_verdicts, authorisation_reason",
    "change_verdicts, failed_because",
    "evidence, kind",
    "ledger_effects, problem",
    "measures, stage",
    "org_paths, problem",
    "signoff_checks, invalid_reason",
    "sla_clock, excluded_reason",
    "sla_clock, disagreement_reason"
  })
  void every_reason_that_a_control_can_give_is_said_in_german(String table, String column) {
    assertThat(Contracts.all().get(table).columns().get(column).words())
        .isNotEmpty()
        .allSatisfy(word -> assertThat(german.detail(word)).isNotEqualTo(word.replace('_', ' ')));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          no valid sign-off, closure not proven      | keine gültige Abzeichnung, Abschluss nicht belegt
          change CHG-0001: after_start               | Änderung CHG-0001: nach Beginn
          the tool says kept: clock_change_ignored   | das Werkzeug sagt gehalten: Zeitumstellung übersehen
          test_result;rollback_plan                  | Testergebnis; Rückfallplan
          11640 seconds inside                       | 11640 Sekunden innerhalb
          set off by the account pipeline            | ausgelöst vom Konto pipeline
          ctl.berger and ctl.lang; a.b until 2026-03 | ctl.berger und ctl.lang; a.b bis 2026-03
          since 2026-07                              | seit 2026-07
          booked by 4711                             | gebucht von 4711
          time_card                                  | Zeitkarte
          2026-08                                    | 2026-08
          what nobody has German for                 | what nobody has German for
          """)
  void what_a_mart_found_is_said_in_german_where_there_are_words(String english, String expected) {
    assertThat(german.detail(english)).isEqualTo(expected);
    assertThat(german.missing()).isEmpty();
  }
}
