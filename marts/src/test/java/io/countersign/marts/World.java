package io.countersign.marts;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * A small company made up from a seed: measures of all methods, several on one contract, some in
 * dollars, with claims that are early, late, doubled, taken back, and sign-offs of every kind. Of
 * an odd seed it is a spiteful one: amounts are nothing, a cent, millions, and again and again the
 * same. The same seed gives the same company under every prefix.
 */
final class World {
  static final Map<String, String> HEADERS = new LinkedHashMap<>();

  static {
    HEADERS.put(
        "initiatives",
        "node_id | parent_id | level | name | owner | controller | currency | value_from_on |"
            + " ends_on");
    HEADERS.put("gate_events", "measure_id | gate | event | decided_at");
    HEADERS.put(
        "measurement_plans",
        "measure_id | version | method | legal_entity | accounts | cost_objects |"
            + " baseline_monthly_amount | baseline_currency | baseline_from | baseline_to |"
            + " driver_id | split_percent | frozen_at");
    HEADERS.put("drivers", "driver_id | period | quantity");
    HEADERS.put("evidence", "evidence_id | subject_kind | subject_id | kind | attached_at");
    HEADERS.put(
        "value_plans",
        "measure_id | version | period | benefit_type | amount | currency | one_off");
    HEADERS.put(
        "value_claims",
        "claim_id | measure_id | period | benefit_type | amount | currency | one_off | claimed_by |"
            + " claimed_at | known_at | batch_id");
    HEADERS.put(
        "value_signoffs",
        "signoff_id | measure_id | period | benefit_type | decision | amount | currency |"
            + " controller | decided_at | evidence_id | withdraws_signoff_id | known_at");
    HEADERS.put(
        "ledger_lines",
        "line_id | legal_entity | account | cost_object | posted_on | fiscal_period | document_kind"
            + " | amount | currency | known_at");
  }

  private static final String[] METHODS = {
    "contract", "price", "unit_cost", "headcount", "one_off", "avoidance"
  };

  private static final long[] SPITE = {0, 1, 1, 3333, 3333, 3333, 10_000, 10_001, 999_999_999, -1};

  private final Map<String, List<String>> lines = new LinkedHashMap<>();
  private final String prefix;
  private final Random random;
  private final int factor;
  private final boolean spiteful;

  /**
   * A company.
   *
   * @param factor what every amount is multiplied by
   */
  World(String prefix, long seed, int factor) {
    this.prefix = prefix;
    this.random = new Random(seed);
    this.factor = factor;
    this.spiteful = seed % 2 != 0;
    HEADERS.keySet().forEach(feed -> lines.put(feed, new ArrayList<>()));
    add("initiatives", prefix + "H", "", "organization", "Top", "", "", "", "", "");
    add("initiatives", prefix + "P", prefix + "H", "portfolio", "One", "", "", "", "", "");
    add("initiatives", prefix + "Q", prefix + "H", "portfolio", "Two", "", "", "", "", "");
    int measures = 5 + random.nextInt(36);
    int cells = 1 + measures / 2;
    for (int cell = 0; cell < cells; cell++) {
      ledger(cell);
    }
    for (int i = 0; i < measures; i++) {
      measure(prefix + "M" + (100 + i), prefix + (i % 3 == 0 ? "P" : "Q"), random.nextInt(cells));
    }
  }

  Map<String, List<String>> lines() {
    return lines;
  }

  /** Facts of a day after the question was asked: they must not be seen. */
  World withTheFuture() {
    for (String claim : List.copyOf(lines.get("value_claims"))) {
      String[] cells = claim.split(" \\| ", -1);
      cells[0] += "later";
      cells[8] = "2026-11-05T00:00:00Z";
      lines.get("value_claims").add(String.join(" | ", cells));
      cells[0] = cells[0].replace("later", "");
      cells[4] = "1";
      cells[9] = "2026-11-06T00:00:00Z";
      lines.get("value_claims").add(String.join(" | ", cells));
    }
    for (String signoff : List.copyOf(lines.get("value_signoffs"))) {
      String[] cells = signoff.split(" \\| ", -1);
      cells[4] = "rejected";
      cells[8] = "2026-11-05T00:00:00Z";
      lines.get("value_signoffs").add("later" + String.join(" | ", cells));
    }
    for (String plan : List.copyOf(lines.get("measurement_plans"))) {
      String id = plan.substring(0, plan.indexOf(" | "));
      add("gate_events", id, "implemented", "cancelled", "2026-11-05T00:00:00Z");
      add(
          "measurement_plans",
          id,
          "2",
          "avoidance",
          "",
          "",
          "",
          "",
          "",
          "",
          "",
          "",
          "",
          "2026-11-05T00:00:00Z");
    }
    add(
        "ledger_lines",
        prefix + "late",
        prefix + "E",
        "6100",
        prefix + "C0",
        "2026-09-30",
        "2026-09",
        "invoice",
        "77777",
        "EUR",
        "2026-11-05T00:00:00Z");
    return this;
  }

  /**
   * The same tree under other labels: the top has another name, P is called Q and Q is called P.
   */
  World underOtherLabels() {
    lines
        .get("initiatives")
        .replaceAll(
            line ->
                line.replace(prefix + "H |", prefix + "ZZ |")
                    .replace(prefix + "P |", prefix + "was P |")
                    .replace(prefix + "Q |", prefix + "P |")
                    .replace(prefix + "was P |", prefix + "Q |"));
    return this;
  }

  /** Claims and postings come in two drops instead of one, and then every claim a second time. */
  World droppedInPartsAndTwice() {
    lines.get("value_claims").replaceAll(line -> inParts(line, 9));
    lines.get("ledger_lines").replaceAll(line -> inParts(line, 9));
    for (String claim : List.copyOf(lines.get("value_claims"))) {
      String[] cells = claim.split(" \\| ", -1);
      cells[9] = "2026-11-01T00:00:00Z";
      cells[10] = "000001 again";
      lines.get("value_claims").add(String.join(" | ", cells));
    }
    return this;
  }

  private static String inParts(String line, int knownAt) {
    String[] cells = line.split(" \\| ", -1);
    cells[knownAt] = cells[0].length() % 2 == 0 ? "2026-10-05T00:00:00Z" : "2026-10-06T00:00:00Z";
    return String.join(" | ", cells);
  }

  private void ledger(int cell) {
    for (int month = 1; month <= 10; month++) {
      String period = period(month);
      for (int line = 0; line < 1 + random.nextInt(3); line++) {
        String kind = pick("invoice", "invoice", "accrual", "reversal", "reclass", "credit");
        add(
            "ledger_lines",
            prefix + cell + "-" + month + "-" + line,
            prefix + "E",
            "6100",
            prefix + "C" + cell,
            period + "-15",
            period,
            kind,
            amount(-2000, 9000),
            "EUR",
            "");
      }
      add("drivers", prefix + "D" + cell, period, String.valueOf(1 + random.nextInt(20)));
    }
    add("drivers", prefix + "D" + cell, "2025-12", "10");
  }

  private void measure(String id, String parent, int cell) {
    String currency = pick("EUR", "EUR", "USD");
    add(
        "initiatives",
        id,
        parent,
        "measure",
        id,
        prefix + "olga",
        pick(prefix + "carl", prefix + "olga"),
        currency,
        pick("", "2026-03-01", "2026-03-16"),
        pick("", "", "2026-08-31"));
    if (random.nextInt(8) > 0) {
      add(
          "gate_events",
          id,
          "implemented",
          "entered",
          pick("2026-01-05T00:00:00Z", "2026-05-05T00:00:00Z"));
    }
    if (random.nextInt(6) == 0) {
      add(
          "gate_events",
          id,
          "implemented",
          pick("held", "stopped", "cancelled"),
          "2026-07-05T00:00:00Z");
    }
    if (random.nextInt(8) > 0) {
      add(
          "measurement_plans",
          id,
          "1",
          pick(METHODS),
          prefix + "E",
          pick("6100", "6100", "6100;6200"),
          prefix + "C" + cell,
          random.nextInt(5) > 0 ? amount(5000, 9000) : "",
          "EUR",
          "2026-01",
          "2026-02",
          pick("", prefix + "D" + cell),
          pick("", "", "60", "40", "50", "70"),
          pick("2026-01-01T00:00:00Z", "2026-06-15T00:00:00Z"));
    }
    add("evidence", id + "-e", "measure", id, "finance_signoff", "2026-01-02T00:00:00Z");
    for (int month = 1; month <= 10; month++) {
      month(id, currency, month);
    }
  }

  private void month(String id, String currency, int month) {
    String period = period(month);
    String type = pick("cost_saving", "cost_saving", "cost_avoidance", "productivity");
    add("value_plans", id, "1", period, type, amount(-100, 4000), currency, "false");
    if (random.nextInt(4) > 0) {
      String claim = id + "-" + month;
      String amount = amount(-300, 5000);
      add(
          "value_claims",
          claim,
          id,
          period,
          type,
          amount,
          currency,
          pick("false", "true"),
          prefix + "olga",
          "2026-10-02T00:00:00Z",
          "",
          "");
      if (random.nextInt(8) == 0) {
        add(
            "value_claims",
            claim + "r",
            id,
            period,
            type,
            amount.startsWith("-") ? amount.substring(1) : "-" + amount,
            currency,
            "false",
            prefix + "olga",
            "2026-10-03T00:00:00Z",
            "",
            "");
      }
    }
    for (int i = 0; i < random.nextInt(3); i++) {
      signoff(id + "-" + month + "-" + i, id, period, type, currency);
    }
  }

  private void signoff(String signoff, String id, String period, String type, String currency) {
    String decision = pick("confirmed", "confirmed", "confirmed", "partial", "rejected");
    add(
        "value_signoffs",
        signoff,
        id,
        period,
        type,
        decision,
        pick("", amount(0, 5000)),
        currency,
        pick(prefix + "carl", prefix + "carl", prefix + "olga"),
        "2026-10-1" + random.nextInt(9) + "T00:00:00Z",
        pick(id + "-e", id + "-e", ""),
        "",
        "");
    if (random.nextInt(10) == 0) {
      add(
          "value_signoffs",
          signoff + "w",
          id,
          period,
          type,
          "withdrawn",
          "",
          currency,
          prefix + "carl",
          "2026-10-20T00:00:00Z",
          "",
          signoff,
          "");
    }
  }

  private void add(String feed, String... cells) {
    lines.get(feed).add(String.join(" | ", cells));
  }

  private String pick(String... words) {
    return words[random.nextInt(words.length)];
  }

  /** In whole cents; doubled, it is still the same company. */
  private String amount(int least, int most) {
    long cents = least * 100L + random.nextInt((most - least) * 100);
    if (spiteful) {
      cents = SPITE[(int) Math.floorMod(cents, (long) SPITE.length)];
    }
    return java.math.BigDecimal.valueOf(cents * factor, 2).toPlainString();
  }

  private static String period(int month) {
    return "2026-%02d".formatted(month);
  }
}
