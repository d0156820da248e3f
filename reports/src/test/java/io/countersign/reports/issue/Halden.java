package io.countersign.reports.issue;

import io.countersign.reports.words.Wording;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.spark.sql.SparkSession;

/**
 * An invented company: 4 portfolios, 10 programs, 120 measures, two years' months up to October.
 */
final class Halden {
  private static final String[] PORTFOLIOS = {
    "Run cheaper", "Service quality", "Grow digital", "Cloud and licences"
  };
  private static final String[] PROGRAMS = {
    "Contract renewal",
    "Shared service desk",
    "Workplace simplification",
    "Incident prevention",
    "Change safety",
    "Online ordering",
    "Customer data",
    "Field service app",
    "Licence harvest",
    "Data centre exit"
  };
  private static final int[] PORTFOLIO_OF = {0, 0, 0, 1, 1, 2, 2, 2, 3, 3};
  private static final String[] SUBJECTS = {
    "Print fleet", "Warehouse scanning", "Second line", "Telephony", "Backup storage",
    "Network access", "Mail archive", "Supplier portal", "Invoice scanning", "Travel booking",
    "Test automation", "Spare parts"
  };
  private static final String[] TURNS = {
    "contract", "offshoring", "consolidation", "renegotiation"
  };
  private static final String[] OWNERS = {
    "A. Brandt", "M. Okafor", "L. Jansen", "S. Weiss", "C. Moreau", "P. Novak", "H. Lind"
  };
  private static final String[] SERVICES = {
    "workplace",
    "telephony",
    "erp",
    "web_shop",
    "data_warehouse",
    "payroll",
    "identity",
    "network",
    "mail",
    "field_service",
    "print"
  };
  private static final String[] LOST = {
    "premature",
    "double_count",
    "unsupported",
    "rejected",
    "invalid",
    "adjusted",
    "one_off_as_recurring",
    "avoidance",
    "wrong_period"
  };
  private final InventedMarts marts;
  private final Random random = new Random(20261031);
  private final HaldenPeople people = new HaldenPeople();

  private Halden(InventedMarts marts) {
    this.marts = marts;
  }

  static InventedMarts marts(SparkSession spark) {
    Halden halden = new Halden(new InventedMarts(spark));
    halden.names();
    IntStream.rangeClosed(1, 120).forEach(halden::measure);
    halden.service();
    halden.changes();
    halden.controls();
    HaldenApprovals.addTo(halden.marts);
    HaldenSpending.addTo(halden.marts);
    HaldenExceptions.addTo(halden.marts);
    halden.people.addTo(halden.marts);
    HaldenGates.addTo(halden.marts, halden.people);
    HaldenPace.addTo(halden.marts.ready());
    return halden.marts.ready();
  }

  private static String id(String prefix, int number, int width) {
    return prefix + "-" + String.format("%0" + width + "d", number);
  }

  private void names() {
    marts.add("org_paths", "node_id", "HG", "name", "Halden Group", "level", "organization");
    for (int i = 0; i < PORTFOLIOS.length; i++) {
      Object[] node = {"node_id", id("PF", i + 1, 2), "name", PORTFOLIOS[i]};
      marts.add("org_paths", with(node, "level", "portfolio", "parent_id", "HG"));
    }
    for (int i = 0; i < PROGRAMS.length; i++) {
      String portfolio = id("PF", PORTFOLIO_OF[i] + 1, 2);
      Object[] node = {"node_id", id("PG", i + 1, 2), "name", PROGRAMS[i]};
      marts.add("org_paths", with(node, "parent_id", portfolio, "portfolio_id", portfolio));
    }
    for (int i = 0; i < 120; i++) {
      String name = SUBJECTS[i % SUBJECTS.length] + " " + TURNS[(i / 7) % TURNS.length];
      String portfolio = id("PF", PORTFOLIO_OF[i / 12] + 1, 2);
      Object[] node = {"node_id", id("M", i + 1, 3), "name", name};
      Object[] measure = with(node, "level", "measure");
      marts.add("org_paths", with(measure, "portfolio_id", portfolio, "parent_id", id("PG", 1, 2)));
    }
  }

  private void measure(int number) {
    int program = (number - 1) / 12;
    String owner = OWNERS[random.nextInt(OWNERS.length)];
    double monthly = 1500 + random.nextInt(9000);
    String cause = random.nextInt(100) < 42 ? LOST[random.nextInt(LOST.length)] : "fine";
    String potential = !cause.equals("fine") && random.nextInt(3) == 0 ? "red" : "green";
    int starts = random.nextInt(6);
    for (int month = starts; month < 12; month++) {
      String period = month < 2 ? "2025-" + (11 + month) : String.format("2026-%02d", month - 1);
      value(number, program, owner, potential, period, cause, monthly, month);
    }
  }

  private void value(
      int number,
      int program,
      String owner,
      String potential,
      String period,
      String cause,
      double monthly,
      int month) {
    BigDecimal planned = cents(monthly);
    boolean late = random.nextInt(100) < 9;
    BigDecimal claimed =
        late ? BigDecimal.ZERO.setScale(4) : cents(monthly * (0.85 + random.nextInt(25) / 100.0));
    BigDecimal lost =
        cause.equals("fine")
            ? BigDecimal.ZERO
            : claimed.multiply(new BigDecimal("0." + (3 + random.nextInt(6)))).setScale(4);
    boolean waits = month >= 10 && random.nextInt(100) < 70;
    BigDecimal pending = waits ? claimed.subtract(lost) : BigDecimal.ZERO.setScale(4);
    BigDecimal fx = number % 5 == 0 ? cents((random.nextInt(61) - 25) / 1.0) : BigDecimal.ZERO;
    if (waits || late) {
      fx = BigDecimal.ZERO;
    }
    BigDecimal atPlanRate = claimed.subtract(lost).subtract(pending);
    BigDecimal verified = atPlanRate.add(fx);
    people.claims(number, owner, claimed, pending, atPlanRate);
    String measure = id("M", number, 3);
    Object[] key = {"measure_id", measure, "period", period, "benefit_type", "cost_saving"};
    marts.add(
        "initiative_value",
        with(
            key,
            "portfolio_id",
            id("PF", PORTFOLIO_OF[program] + 1, 2),
            "program_id",
            id("PG", program + 1, 2),
            "owner",
            owner,
            "implementation_status",
            "green",
            "potential_status",
            potential,
            "planned_group",
            planned,
            "claimed_group",
            claimed,
            "verified_group",
            verified,
            "verified_at_plan_rate",
            atPlanRate,
            "pending_group",
            pending));
    String why = late ? "not_claimed" : number % 7 == 0 ? "volume" : "shortfall";
    step(key, "plan_to_verified", why, planned.subtract(claimed));
    for (String bridge : List.of("plan_to_verified", "claim_to_verified")) {
      step(key, bridge, cause, lost);
      step(key, bridge, "pending", pending);
      step(key, bridge, "fx", fx.negate());
      step(key, bridge, "reversed", BigDecimal.ZERO);
    }
    labour(measure, period, planned, claimed, verified, pending);
  }

  private void labour(String measure, String period, BigDecimal... value) {
    BigDecimal hours = new BigDecimal(4 + random.nextInt(30));
    BigDecimal cost = hours.multiply(new BigDecimal("85.50"));
    Object[] work = {"measure_id", measure, "period", period, "hours", hours, "cost_group", cost};
    marts.add("labour", with(work, "category", "engineer"));
    marts.add("effort", with(work, "time_card_id", measure + period));
    marts.add(
        "initiative_scorecard",
        "node_id",
        measure,
        "level",
        "measure",
        "period",
        period,
        "planned",
        value[0],
        "claimed",
        value[1],
        "verified",
        value[2],
        "pending",
        value[3]);
  }

  private void step(Object[] key, String bridge, String reason, BigDecimal amount) {
    if (!reason.equals("fine")) {
      marts.add(
          "value_bridge", with(key, "bridge", bridge, "reason", reason, "amount_group", amount));
    }
  }

  static Object[] with(Object[] key, Object... more) {
    return Stream.concat(Stream.of(key), Stream.of(more)).toArray();
  }

  private static BigDecimal cents(double amount) {
    return BigDecimal.valueOf(Math.round(amount * 100), 2).setScale(4);
  }

  private void service() {
    LocalDate.of(2026, 1, 1)
        .datesUntil(LocalDate.of(2027, 1, 1), Period.ofMonths(1))
        .forEach(this::period);
    for (String service : SERVICES) {
      marts.add("services", "service_id", service, "name", Wording.sentence(service));
      for (String metric : List.of("first_response", "resolution")) {
        for (int month = 1; month <= 10; month++) {
          String period = String.format("2026-%02d", month);
          long met = 10L + random.nextInt(40);
          long breached = random.nextInt(5);
          long open = month > 8 ? random.nextInt(3) : 0;
          promises(service, metric, period, "due", met, breached, open);
          promises(service, metric, period, "closed", met, breached, 0);
          instances(service, metric, month, met, "met");
          instances(service, metric, month, breached, "breached");
          instances(service, metric, month, open, "running_breached");
        }
      }
    }
  }

  private void period(LocalDate first) {
    String period = YearMonth.from(first).toString();
    marts.add(
        "periods",
        "period",
        period,
        "fiscal_year",
        2026L,
        "starts_on",
        first,
        "starts_at",
        first.atStartOfDay(ZoneOffset.UTC).toInstant(),
        "ends_at",
        first.plusMonths(1).atStartOfDay(ZoneOffset.UTC).toInstant());
    marts.add(
        "fx_rates",
        "from_currency",
        "USD",
        "to_currency",
        "EUR",
        "rate_kind",
        "plan",
        "period",
        period,
        "rate",
        "0.9");
  }

  private void instances(String service, String metric, int month, long count, String state) {
    Instant at = Instant.parse(String.format("2026-%02d-10T12:00:00Z", month));
    String cost = state.equals("met") || service.equals("payroll") ? null : "95.5000";
    for (long i = 0; i < count; i++) {
      Object[] key = {
        "ticket_id",
        String.join(" ", service, state, month + "", i + ""),
        "metric",
        metric,
        "instance",
        1L
      };
      marts.add("service_delay", with(key, "delay_cost", cost));
      marts.add(
          "sla_instances",
          with(
              key,
              "service_id",
              service,
              "delay_cost",
              cost,
              "near_breach",
              false,
              "state",
              state,
              "deadline_earliest",
              at,
              "stopped_at",
              state.equals("running_breached") ? null : at));
    }
  }

  private void promises(
      String service, String metric, String period, String cohort, long... counts) {
    marts.add(
        "sla_attainment",
        "service_id",
        service,
        "priority",
        "2",
        "metric",
        metric,
        "period",
        period,
        "cohort",
        cohort,
        "met",
        counts[0],
        "breached",
        counts[1],
        "running_breached",
        counts[2]);
  }

  private void changes() {
    String[] categories = {
      "application_release", "infrastructure", "access_control", "firewall", "data_integration",
      "cloud_capacity", "payroll", "service_catalog", "emergency_patch", "process"
    };
    for (int i = 1; i <= 320; i++) {
      String path = i % 9 == 0 ? "emergency" : i % 3 == 0 ? "standard" : "normal";
      boolean mature = i % 13 != 0;
      String outcome = random.nextInt(100) < 7 ? "failed" : mature ? "successful" : null;
      Object[] change = {
        "change_id",
        id("C", i, 4),
        "period",
        String.format("2026-%02d", 1 + i % 10),
        "path",
        path,
        "category",
        categories[random.nextInt(categories.length)],
        "state",
        mature ? "mature" : "immature",
        "implemented",
        true,
        "outcome",
        outcome,
        "authorised",
        random.nextInt(100) > 2
      };
      marts.add("change_outcomes", change).add("change_verdicts", change);
    }
  }

  private void controls() {
    String[] feeds = {
      "initiatives",
      "value_claims",
      "value_signoffs",
      "ledger_lines",
      "tickets",
      "time_cards",
      "changes"
    };
    for (String feed : feeds) {
      List.of("rows", "amount", "absolute").forEach(m -> agrees("source_to_feed", feed, m));
    }
    List.of("measures", "value_series", "effort").forEach(t -> agrees("feed_to_table", t, "rows"));
    List.of("initiative_value", "value_bridge", "labour")
        .forEach(mart -> agrees("table_to_mart", mart, "amount"));
    for (int i = 0; i < 9; i++) {
      quarantined("ledger_lines", "spend", "L" + i, "amount is '1.234,56', expected 1234.56");
    }
    quarantined("time_cards", "back_office", "TC77", "hours are blank");
    for (int i = 0; i < 42; i++) {
      unmatched("time_cards", "T" + i, "no_initiative", "7.5", "641.25");
      unmatched("ledger_lines", "S" + i, "no_initiative", null, "1204.99");
    }
    unmatched("value_claims", "CL1", "measure_unknown", null, "5400");
  }

  private void agrees(String hop, String table, String measure) {
    marts.add(
        "reconciliation",
        "hop",
        hop,
        "table_name",
        table,
        "period",
        "2026-10",
        "measure",
        measure,
        "difference",
        "0",
        "status",
        "ok");
  }

  private void quarantined(String feed, String system, String key, String reason) {
    marts.add(
        "quarantine",
        "feed",
        feed,
        "source_system",
        system,
        "record_key",
        key,
        "reason",
        reason,
        "first_seen_at",
        Instant.parse("2026-11-02T05:10:00Z"));
  }

  private void unmatched(String feed, String key, String reason, String hours, String amount) {
    marts.add(
        "unmatched_items",
        "feed",
        feed,
        "record_key",
        key,
        "reason",
        reason,
        "hours",
        hours,
        "amount_group",
        amount);
  }
}
