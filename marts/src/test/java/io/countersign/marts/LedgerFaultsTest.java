package io.countersign.marts;

import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.lake.LakeTest;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * What must not be taken for a saving, and what must not be taken from one: one company in euro
 * whose measures each stand on a cost object of their own, from its feeds to what is verified.
 */
class LedgerFaultsTest extends LakeTest {
  private static final Map<String, List<String>> FEEDS = new HashMap<>();
  private static final long SEED = System.nanoTime();
  private static Chain chain;
  private static Dataset<Row> value;

  @BeforeAll
  static void feeds() {
    FEEDS.clear();
    header("initiatives", "node_id | parent_id | level | name | controller | currency");
    header("gate_events", "measure_id | gate | event | decided_at");
    header(
        "measurement_plans",
        "measure_id | version | method | legal_entity | accounts | cost_objects | baseline_from |"
            + " baseline_to | frozen_at");
    header(
        "value_claims",
        "claim_id | measure_id | period | benefit_type | amount | currency |"
            + " claimed_by | claimed_at");
    header(
        "value_signoffs",
        "signoff_id | measure_id | period | benefit_type | decision | controller | decided_at |"
            + " evidence_id");
    header(
        "ledger_lines",
        "line_id | legal_entity | account | cost_object | posted_on | fiscal_period | document_kind"
            + " | amount | currency");
    header("value_plans", "measure_id | version | period | benefit_type | amount | currency");
    header("status_reports", "measure_id | reported_at | implementation_status | potential_status");
    header("fx_rates", "from_currency | to_currency | rate_kind | period | rate");
    header("evidence", "evidence_id | subject_kind | subject_id | kind | attached_at");
    header("role_assignments", "person | role | scope_id | valid_from");
    add("evidence", "EV", "measure", "any", "finance_signoff", "2026-10-05T00:00:00Z");
    add("role_assignments", "ctl.a", "controller", "ORG", "2025-01-01");
    add("role_assignments", "ctl.b", "controller", "RUN / CHANGE", "2025-01-01");
    add("initiatives", "ORG", "", "organization", "Top", "", "");
    add("initiatives", "PF", "ORG", "portfolio", "", "", "");
    add("initiatives", "RUN / CHANGE", "ORG", "portfolio", "Run", "", "");
    months(
        "2025-01",
        "2026-10",
        period -> {
          String gbp = period.startsWith("2025") ? "1.20" : "1.10";
          for (String kind : List.of("plan", "average")) {
            add("fx_rates", "GBP", "EUR", kind, period, gbp);
            add("fx_rates", "USD", "EUR", kind, period, "0.9");
          }
        });
    currencies();
    closings();
    paths();
    stops();
    diverging();
    strangers();
    Map<String, String> texts = new HashMap<>();
    FEEDS.forEach((feed, lines) -> texts.put(feed, String.join("\n", lines)));
    texts.put("labour", "");
    chain = new Chain(texts);
    value = chain.make("initiative_value");
  }

  private static void currencies() {
    for (String id : List.of("ALONE", "STRAY", "NOTHING", "SEVERAL")) {
      measure(id, "PF", "GBP", "2025-10", "2025-12");
      posted(id, "2025-10", "2025-12", "1000", "GBP");
      posted(id, "2026-08", "2026-09", "800", "GBP");
      claim(id, "2026-08", "290", "GBP", "ctl.a");
    }
    line("STRAY", "2026-09", "other", "1", "EUR");
    line("NOTHING", "2026-09", "other", "0", "EUR");
    line("NOTHING", "2025-11", "other", "0", "EUR");
    line("SEVERAL", "2025-11", "invoice", "1", "EUR");
  }

  private static void closings() {
    measure("YEAR", "PF", "EUR", "2025-01", "2025-11");
    posted("YEAR", "2025-01", "2025-12", "1000", "EUR");
    line("YEAR", "2025-12", "closing", "-12000", "EUR");
    claim("YEAR", "2025-12", "12000", "EUR", "ctl.a");
    measure("WINDOW", "PF", "EUR", "2025-10", "2025-12");
    posted("WINDOW", "2025-10", "2025-12", "1000", "EUR");
    posted("WINDOW", "2026-08", "2026-08", "800", "EUR");
    line("WINDOW", "2025-12", "closing", "-3000", "EUR");
    claim("WINDOW", "2026-08", "200", "EUR", "ctl.a");
  }

  private static void paths() {
    for (String id : List.of("SLASHED", "ORPHAN", "STRANGER")) {
      measure(id, id.equals("ORPHAN") ? "GONE" : "RUN / CHANGE", "EUR", "2025-10", "2025-12");
      posted(id, "2025-10", "2025-12", "1000", "EUR");
      posted(id, "2026-08", "2026-08", "900", "EUR");
    }
    claim("SLASHED", "2026-08", "100", "EUR", "ctl.b");
    claim("ORPHAN", "2026-08", "100", "EUR", "ctl.a");
    claim("STRANGER", "2026-08", "100", "EUR", "nobody");
  }

  private static void stops() {
    measure("STOPPED", "PF", "EUR", "2025-10", "2025-12");
    add("gate_events", "STOPPED", "implemented", "cancelled", "2026-05-08T00:00:00Z");
    posted("STOPPED", "2025-10", "2025-12", "1000", "EUR");
    posted("STOPPED", "2026-01", "2026-10", "900", "EUR");
    months("2026-02", "2026-10", period -> claim("STOPPED", period, "100", "EUR", "ctl.a"));
  }

  /** Two that are green and do not pay; one of them was cancelled half a year ago. */
  private static void diverging() {
    measure("GREEN", "PF", "EUR", "2025-10", "2025-12");
    posted("GREEN", "2025-10", "2025-12", "1000", "EUR");
    posted("GREEN", "2026-08", "2026-08", "900", "EUR");
    claim("GREEN", "2026-08", "300", "EUR", "ctl.a");
    for (String id : List.of("GREEN", "STOPPED")) {
      add("value_plans", id, "1", "2026-08", "cost_saving", "300", "EUR");
      add("status_reports", id, "2026-10-25T00:00:00Z", "green", "red");
    }
  }

  /** A company twice: the second time with lines that belong to no month that anybody claims. */
  private static void strangers() {
    for (String company : List.of("a.", "b.")) {
      Random random = new Random(SEED);
      for (int i = 0; i < 4; i++) {
        String id = company + i;
        String currency = List.of("EUR", "GBP", "USD").get(random.nextInt(3));
        measure(id, "PF", currency, "2025-10", "2025-12");
        posted(id, "2025-10", "2025-12", "1000", currency);
        posted(id, "2026-01", "2026-06", String.valueOf(600 + random.nextInt(500)), currency);
        months("2026-01", "2026-06", period -> claim(id, period, "250", currency, "ctl.a"));
      }
    }
    Random random = new Random(SEED + 1);
    for (int i = 0; i < 40; i++) {
      String currency = List.of("EUR", "GBP", "USD").get(random.nextInt(3));
      String amount = String.valueOf(random.nextInt(2000) - 1000);
      String anywhere = YearMonth.of(2025, 1).plusMonths(random.nextInt(22)).toString();
      String later = YearMonth.of(2026, 7).plusMonths(random.nextInt(4)).toString();
      String object = "b." + random.nextInt(4);
      switch (random.nextInt(3)) {
        case 0 -> line(object, later, "invoice", amount, currency);
        case 1 -> line(object, anywhere, "closing", amount, currency);
        default -> line(object, anywhere, "other", "0", currency);
      }
    }
  }

  @Test
  void m1_a_foreign_line_of_a_later_month_turns_no_exchange_rate_into_a_saving() {
    assertThat(verified("STRAY", "2026-08")).isEqualTo("200.0000");
    assertThat(verified("ALONE", "2026-08")).isEqualTo("200.0000");
    assertThat(effect("STRAY", "2026-08")).isEqualTo("GBP 1000.0000 800.0000 null");
  }

  @Test
  void m1_a_window_in_several_currencies_with_none_declared_allows_nothing_and_says_so() {
    assertThat(verified("SEVERAL", "2026-08")).isEqualTo("0.0000");
    assertThat(effect("SEVERAL", "2026-08")).isEqualTo("GBP null null currency_undeclared");
  }

  @Test
  void m2_a_line_of_nothing_in_another_currency_changes_nothing() {
    assertThat(verified("NOTHING", "2026-08")).isEqualTo("200.0000");
  }

  @Test
  void m3_a_closing_entry_is_no_saving_of_a_years_cost() {
    assertThat(verified("YEAR", "2025-12")).isEqualTo("0.0000");
    assertThat(effect("YEAR", "2025-12")).isEqualTo("EUR 1000.0000 1000.0000 null");
  }

  @Test
  void m4_a_closing_entry_in_the_window_takes_no_saving_away() {
    assertThat(verified("WINDOW", "2026-08")).isEqualTo("200.0000");
  }

  @Test
  void m5_an_id_with_a_bar_in_it_is_one_id() {
    assertThat(verified("SLASHED", "2026-08")).isEqualTo("100.0000");
    assertThat(reason("STRANGER", "2026-08")).isEqualTo("wrong_person");
  }

  @Test
  void m16_below_a_node_that_did_not_land_nobody_is_a_wrong_person() {
    assertThat(verified("ORPHAN", "2026-08")).isEqualTo("0.0000");
    assertThat(reason("ORPHAN", "2026-08")).isEqualTo("path_broken");
  }

  @Test
  void m10_what_is_claimed_of_a_cancelled_measure_is_not_in_force_and_not_premature() {
    String parts =
        chain
            .make("value_bridge")
            .where("measure_id = 'STOPPED' and bridge = 'claim_to_verified'")
            .orderBy("period")
            .collectAsList()
            .stream()
            .map(row -> row.getAs("period") + " " + row.getAs("reason"))
            .collect(Collectors.joining(", "));
    assertThat(parts)
        .isEqualTo(
            "2026-05 not_in_force, 2026-06 not_in_force, 2026-07 not_in_force,"
                + " 2026-08 not_in_force, 2026-09 not_in_force, 2026-10 not_in_force");
    assertThat(verified("STOPPED", "2026-04")).isEqualTo("100.0000");
    assertThat(value.where("measure_id = 'STOPPED'").select("stopped", "stopped_at").first())
        .hasToString("[cancelled,2026-05-08 00:00:00.0]");
  }

  @Test
  void p3_who_diverges_and_by_how_much_is_one_answer_wherever_it_is_asked() {
    String table =
        chain.make("divergence").select("measure_id", "money").collectAsList().toString();
    assertThat(table).isEqualTo("[[GREEN,200.0000]]");
    assertThat(subjects("control_exceptions", "control = 'divergence'")).isEqualTo(table);
    assertThat(subjects("decisions_needed", "decision = 'rescue_or_stop'")).isEqualTo(table);
  }

  @Test
  void p10_a_measure_that_was_cancelled_is_nobodys_to_rescue() {
    assertThat(
            subjects("decisions_needed", "subject_id = 'STOPPED' and decision = 'rescue_or_stop'"))
        .isEqualTo("[]");
    assertThat(subjects("control_exceptions", "control = 'claimed_after_stop'"))
        .contains("STOPPED")
        .doesNotContain("GREEN");
    assertThat(
            chain
                .make("value_bridge")
                .where("measure_id = 'STOPPED' and reason = 'premature'")
                .isEmpty())
        .isTrue();
  }

  private static String subjects(String mart, String which) {
    return chain
        .make(mart)
        .where(which)
        .select("subject_id", "amount_at_stake")
        .collectAsList()
        .toString();
  }

  @Test
  void lines_of_another_period_currency_or_kind_never_move_a_month_they_do_not_belong_to() {
    assertThat(months("b.")).as("seed " + SEED).isEqualTo(months("a."));
  }

  @Test
  void all_of_it_comes_out_the_same_worked_out_a_second_time() {
    VerifiedAgain.assertSame(chain, value);
    chain.make("ledger_claims");
  }

  private static Map<String, String> months(String company) {
    return value
        .where("startswith(measure_id, '" + company + "') and period <= '2026-06'")
        .collectAsList()
        .stream()
        .collect(
            Collectors.toMap(
                row -> row.<String>getAs("measure_id").substring(2) + " " + row.getAs("period"),
                row -> row.getAs("verified") + " of " + row.getAs("allowed"),
                (one, other) -> one,
                TreeMap::new));
  }

  private static String verified(String measure, String period) {
    return cell(measure, period, "verified");
  }

  private static String reason(String measure, String period) {
    return cell(measure, period, "invalid_reason");
  }

  private static String cell(String measure, String period, String column) {
    return String.valueOf(
        value
            .where("measure_id = '" + measure + "' and period = '" + period + "'")
            .select(column)
            .first()
            .get(0));
  }

  private static String effect(String measure, String period) {
    return chain
        .make("ledger_effects")
        .where("measure_id = '" + measure + "' and period = '" + period + "'")
        .select("currency", "baseline", "actual", "problem")
        .first()
        .mkString(" ");
  }

  private static void header(String feed, String columns) {
    FEEDS.put(feed, new ArrayList<>(List.of(columns)));
  }

  private static void add(String feed, String... cells) {
    FEEDS.get(feed).add(String.join(" | ", cells));
  }

  private static void months(String from, String to, java.util.function.Consumer<String> each) {
    for (YearMonth at = YearMonth.parse(from);
        !at.isAfter(YearMonth.parse(to));
        at = at.plusMonths(1)) {
      each.accept(at.toString());
    }
  }

  /** On the cost object that bears its name, lest others count it too, with an X behind. */
  private static void measure(String id, String parent, String currency, String from, String to) {
    add("initiatives", id, parent, "measure", id, "", currency);
    add("gate_events", id, "implemented", "entered", "2025-04-01T00:00:00Z");
    add(
        "measurement_plans",
        id,
        "1",
        "contract",
        "L1",
        "6100",
        id + "X",
        from,
        to,
        "2025-04-01T00:00:00Z");
  }

  private static void posted(
      String object, String from, String to, String amount, String currency) {
    months(from, to, period -> line(object, period, "invoice", amount, currency));
  }

  private static void line(
      String object, String period, String kind, String amount, String currency) {
    add(
        "ledger_lines",
        "L" + FEEDS.get("ledger_lines").size(),
        "L1",
        "6100",
        object + "X",
        YearMonth.parse(period).atEndOfMonth().toString(),
        period,
        kind,
        amount,
        currency);
  }

  private static void claim(
      String id, String period, String amount, String currency, String controller) {
    String number = String.valueOf(FEEDS.get("value_claims").size());
    add(
        "value_claims",
        "C" + number,
        id,
        period,
        "cost_saving",
        amount,
        currency,
        "own.a",
        "2026-10-02T00:00:00Z");
    add(
        "value_signoffs",
        "S" + number,
        id,
        period,
        "cost_saving",
        "confirmed",
        controller,
        "2026-10-20T00:00:00Z",
        "EV");
  }
}
