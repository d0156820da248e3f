package io.countersign.reports;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
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
    return halden.marts.ready();
  }

  private static String id(String prefix, int number, int width) {
    return prefix + "-" + String.format("%0" + width + "d", number);
  }

  private void names() {
    for (int i = 0; i < PORTFOLIOS.length; i++) {
      marts.add("org_paths", id("PF", i + 1, 2), PORTFOLIOS[i]);
    }
    for (int i = 0; i < PROGRAMS.length; i++) {
      marts.add("org_paths", id("PG", i + 1, 2), PROGRAMS[i]);
    }
    for (int i = 0; i < 120; i++) {
      String name = SUBJECTS[i % SUBJECTS.length] + " " + TURNS[(i / 7) % TURNS.length];
      marts.add("org_paths", id("M", i + 1, 3), name);
    }
  }

  private void measure(int number) {
    int program = (number - 1) / 12;
    String owner = OWNERS[random.nextInt(OWNERS.length)];
    double monthly = 1500 + random.nextInt(9000);
    String fate = random.nextInt(100) < 42 ? LOST[random.nextInt(LOST.length)] : "fine";
    String potential = !fate.equals("fine") && random.nextInt(3) == 0 ? "red" : "green";
    int starts = random.nextInt(6);
    for (int month = starts; month < 12; month++) {
      String period = month < 2 ? "2025-" + (11 + month) : String.format("2026-%02d", month - 1);
      value(number, program, owner, potential, period, fate, monthly, month);
    }
  }

  private void value(
      int number,
      int program,
      String owner,
      String potential,
      String period,
      String fate,
      double monthly,
      int month) {
    BigDecimal planned = cents(monthly);
    boolean late = random.nextInt(100) < 9;
    BigDecimal claimed =
        late ? BigDecimal.ZERO.setScale(4) : cents(monthly * (0.85 + random.nextInt(25) / 100.0));
    BigDecimal lost =
        fate.equals("fine")
            ? BigDecimal.ZERO
            : claimed.multiply(new BigDecimal("0." + (3 + random.nextInt(6)))).setScale(4);
    boolean waits = month >= 10 && random.nextInt(100) < 70;
    BigDecimal pending = waits ? claimed.subtract(lost) : BigDecimal.ZERO.setScale(4);
    BigDecimal fx = number % 5 == 0 ? cents((random.nextInt(61) - 25) / 1.0) : BigDecimal.ZERO;
    if (waits || late) {
      fx = BigDecimal.ZERO;
    }
    BigDecimal verified = claimed.subtract(lost).subtract(pending).add(fx);
    String measure = id("M", number, 3);
    marts.add(
        "initiative_value",
        measure,
        period,
        id("PF", PORTFOLIO_OF[program] + 1, 2),
        id("PG", program + 1, 2),
        owner,
        "green",
        potential,
        planned,
        claimed,
        verified,
        pending);
    BigDecimal short_ = claimed.subtract(planned);
    step(
        measure,
        period,
        "plan_to_verified",
        late ? "not_claimed" : number % 7 == 0 ? "volume" : "shortfall",
        short_);
    for (String bridge : List.of("plan_to_verified", "claim_to_verified")) {
      step(measure, period, bridge, fate, lost.negate());
      step(measure, period, bridge, "pending", pending.negate());
      step(measure, period, bridge, "fx", fx);
      step(measure, period, bridge, "reversed", BigDecimal.ZERO.setScale(4));
    }
    BigDecimal hours = new BigDecimal(4 + random.nextInt(30)).setScale(4);
    BigDecimal cost = hours.multiply(new BigDecimal("85.50")).setScale(4);
    marts.add("labour", measure, period, hours, cost);
    marts.add(
        "initiative_scorecard",
        measure,
        "measure",
        period,
        planned,
        claimed,
        verified,
        pending,
        cost);
  }

  private void step(
      String measure, String period, String bridge, String reason, BigDecimal amount) {
    if (!reason.equals("fine")) {
      marts.add("value_bridge", measure, period, bridge, reason, amount.setScale(4));
    }
  }

  private static BigDecimal cents(double amount) {
    return BigDecimal.valueOf(Math.round(amount * 100), 2).setScale(4);
  }

  private void service() {
    for (String service : SERVICES) {
      for (String metric : List.of("first_response", "resolution")) {
        for (int month = 1; month <= 10; month++) {
          String period = String.format("2026-%02d", month);
          long met = 10L + random.nextInt(40);
          long breached = random.nextInt(5);
          long open = month > 8 ? random.nextInt(3) : 0;
          marts.add("sla_attainment", service, metric, period, "due", met, breached, open);
          marts.add("sla_attainment", service, metric, period, "closed", met, breached, 0L);
        }
      }
    }
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
      marts.add(
          "change_outcomes",
          id("C", i, 4),
          String.format("2026-%02d", 1 + i % 10),
          path,
          categories[random.nextInt(categories.length)],
          mature ? "mature" : "immature",
          outcome,
          random.nextInt(100) > 2);
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
      for (String measure : List.of("rows", "amount", "absolute")) {
        marts.add("reconciliation", "source to feed", feed, "2026-10", measure, "0.0000", "ok");
      }
    }
    for (String table : List.of("measures", "value_series", "effort", "sla_clock")) {
      marts.add("reconciliation", "feed to table", table, "2026-10", "rows", "0.0000", "ok");
    }
    for (String mart : List.of("initiative_value", "value_bridge", "labour", "sla_instances")) {
      marts.add("reconciliation", "table to mart", mart, "2026-10", "amount", "0.0000", "ok");
    }
    Instant seen = Instant.parse("2026-11-02T05:10:00Z");
    for (int i = 0; i < 9; i++) {
      marts.add(
          "quarantine",
          "ledger_lines",
          "spend",
          "L" + i,
          "amount is '1.234,56', expected a number like 1234.56",
          seen);
    }
    marts.add("quarantine", "time_cards", "back_office", "TC77", "hours are blank", seen);
    for (int i = 0; i < 42; i++) {
      marts.add("unmatched_items", "time_cards", "T" + i, "no_initiative", "7.5000", "641.2500");
      marts.add("unmatched_items", "ledger_lines", "S" + i, "no_initiative", null, "1204.9900");
    }
    marts.add("unmatched_items", "value_claims", "CL1", "measure_unknown", null, "5400.0000");
  }
}
