package io.countersign;

import io.countersign.time.FiscalCalendar;
import io.countersign.time.Period;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * A small company that nobody tuned, made up from a seed: its currencies, fiscal year, zone, the
 * signs in its ids, how many measures it has (none, one, forty) and how large its amounts are come
 * out of the seed. Every feed has rows. The same seed gives the same company.
 */
final class AnyCompany {
  private static final List<String> CALENDARS =
      List.of(
          "starts: \"01-01\"",
          "starts: \"04-01\"",
          "starts: \"10-01\"",
          "pattern: 4-4-5",
          "pattern: 5-4-4",
          "pattern: \"13\"");
  private static final List<String> ZONES =
      List.of(
          "UTC",
          "Europe/Berlin",
          "Pacific/Apia",
          "America/St_Johns",
          "Australia/Lord_Howe",
          "Asia/Kathmandu",
          "Africa/Casablanca",
          "America/Nuuk");
  private static final List<String> CURRENCIES =
      List.of("EUR", "USD", "JPY", "KWD", "CHF", "INR", "BRL");

  /** What stands between a kind of thing and its number. */
  private static final List<String> SIGNS =
      List.of("-", " ", "/", ".", "'", "\"", "№", "_措施_", "-Мера ", "~ΔΈ ", "-", " & ", "%");

  private static final long[] SCALES = {1, 100, 100_000, 10_000_000L, 100_000_000_000L};

  /** What a second desk has under the same numbers, where the company has one. */
  private static final Set<String> DESK =
      Set.of("tickets", "ticket_events", "incident_causes", "changes", "approvals");

  private final Random random;
  private final boolean twoDesks;
  private final Map<String, List<String>> feeds = new TreeMap<>();
  private final FiscalCalendar calendar;
  private final String fiscalYear;
  private final String zone;
  private final String group;
  private final List<String> currencies = new ArrayList<>();
  private final String sign;
  private final long scale;
  private final List<Period> periods;
  private final int measures;

  /** The company of a seed. */
  AnyCompany(long seed) {
    this(seed, -1);
  }

  /**
   * As the other, with so many measures.
   *
   * @param measures how many; as the seed says, where it is below zero
   */
  AnyCompany(long seed, int measures) {
    this.random = new Random(seed);
    this.twoDesks = seed % 2 == 1;
    this.fiscalYear = pick(CALENDARS);
    this.calendar = calendar(fiscalYear);
    this.zone = pick(ZONES);
    this.group = pick(CURRENCIES);
    currencies.add(group);
    for (int i = random.nextInt(3); i > 0; i--) {
      currencies.add(pick(CURRENCIES));
    }
    this.sign = pick(SIGNS);
    this.scale = SCALES[random.nextInt(SCALES.length)];
    int drawn = pick(List.of(0, 1, 3, 5, 8, 40));
    this.measures = measures < 0 ? drawn : measures;
    Period asked = calendar.periodOf(LocalDate.of(2026, 1 + random.nextInt(12), 15));
    List<Period> back = new ArrayList<>(List.of(asked));
    while (back.size() < 8) {
      back.add(0, calendar.previous(back.get(0)));
    }
    this.periods = List.copyOf(back);
    make();
  }

  private static FiscalCalendar calendar(String said) {
    String value = said.replaceAll(".*: |\"", "");
    return said.startsWith("starts")
        ? FiscalCalendar.startingOn(value)
        : FiscalCalendar.ofWeeks(value);
  }

  /** The last period of facts. */
  String period() {
    return last().name();
  }

  /** Two weeks after the last period. */
  Instant asOf() {
    return last().endsOn().plusDays(14).atStartOfDay(ZoneId.of("UTC")).toInstant();
  }

  private Period last() {
    return periods.get(periods.size() - 1);
  }

  String about() {
    return fiscalYear
        + ", "
        + zone
        + ", "
        + currencies
        + ", "
        + measures
        + " measures, "
        + (twoDesks ? "two desks" : "one desk")
        + ", ids as "
        + id("M", 1)
        + ", amounts to "
        + money(scale);
  }

  /** How many rows its systems hold of a feed. */
  int rows(String feed) {
    return (feeds.get(feed).size() - 1) * (twoDesks && DESK.contains(feed) ? 2 : 1);
  }

  /** Each feed as the lines of a file, the header first. */
  Map<String, List<String>> feeds() {
    return feeds;
  }

  boolean hasMeasures() {
    return measures > 0;
  }

  /** The id of its first measure. */
  String measure() {
    return id("M", 1);
  }

  String currency() {
    return group;
  }

  /** Writes it as a workspace that reads spreadsheets. */
  AnyCompany write(Path folder) throws IOException {
    Files.createDirectories(folder.resolve("register"));
    Files.writeString(
        folder.resolve("countersign.yml"),
        """
        company: Any & Sons
        group_currency: %s
        zone: %s
        fiscal_year: {%s}
        period: %s
        systems:
          register: {product: files, folder: register}
        %s"""
            .formatted(
                group,
                zone,
                fiscalYear,
                period(),
                twoDesks ? "  other_desk: {product: files, folder: other_desk}\n" : ""));
    Files.createDirectories(folder.resolve("other_desk"));
    for (String feed : feeds.keySet()) {
      write(folder, feed);
    }
    return this;
  }

  void write(Path folder, String feed) throws IOException {
    Files.write(folder.resolve("register/" + feed + ".csv"), feeds.get(feed));
    if (twoDesks && DESK.contains(feed)) {
      Files.write(folder.resolve("other_desk/" + feed + ".csv"), feeds.get(feed));
    }
  }

  private void make() {
    headers();
    tree();
    money();
    for (int measure = 1; measure <= measures; measure++) {
      measure(measure);
    }
    services();
    for (int ticket = 1; ticket <= 6; ticket++) {
      ticket(ticket);
    }
    for (int change = 1; change <= 4; change++) {
      change(change);
    }
    effort();
  }

  private void headers() {
    header(
        "initiatives",
        "node_id,parent_id,level,name,owner,sponsor,controller,steering_committee,service_id,currency,go_live_on,value_from_on,ends_on");
    header("role_assignments", "person,role,scope_id,valid_from,valid_to,limit_amount");
    header("gate_events", "measure_id,gate,event,decided_at,decided_by");
    header(
        "status_reports", "measure_id,reported_at,implementation_status,potential_status,reporter");
    header(
        "measurement_plans",
        "measure_id,version,method,legal_entity,accounts,cost_objects,baseline_from,baseline_to,baseline_monthly_amount,baseline_currency,driver_id,split_percent,frozen_at,approved_by");
    header("drivers", "driver_id,period,quantity");
    header(
        "value_plans",
        "measure_id,version,period,benefit_type,amount,currency,one_off,approved_by,approved_at");
    header("value_forecasts", "measure_id,period,benefit_type,entered_at,amount,currency");
    header(
        "value_claims",
        "claim_id,measure_id,period,benefit_type,amount,currency,one_off,claimed_by,claimed_at,reverses_claim_id");
    header(
        "value_signoffs",
        "signoff_id,measure_id,period,benefit_type,decision,amount,currency,controller,decided_at,evidence_id,withdraws_signoff_id");
    header("evidence", "evidence_id,subject_kind,subject_id,kind,result,attached_at");
    header(
        "ledger_lines",
        "line_id,legal_entity,account,cost_object,posted_on,fiscal_period,document_kind,amount,currency,entered_at");
    header("accounts", "account,valid_from,name,account_type");
    header("budgets", "node_id,account,period,kind,amount,currency");
    header("fx_rates", "from_currency,to_currency,rate_kind,period,rate");
    header("milestones", "milestone_id,node_id,name,rating,due_on,done_on");
    header("risks", "risk_id,node_id,name,rating,value_at_stake,currency,owner,reported_at");
    header("dependencies", "from_node_id,to_node_id,rating,due_on");
    header("rate_cards", "category,valid_from,hourly_rate,currency,capitalised");
    header(
        "time_cards",
        "time_card_id,person,category,worked_on,hours,work_ref,status,approved_by,approved_at,reverses_id");
    header(
        "services",
        "service_id,valid_from,name,owner,department,department_head,calendar_id,cost_of_delay_per_hour");
    header("calendars", "calendar_id,valid_from,zone,windows");
    header("holidays", "calendar_id,on_date,from_time,to_time,name");
    header(
        "sla_policies",
        "policy_id,valid_from,service_id,kind,priority,metric,target_seconds,target_days,cut_off,calendar_id,pause_statuses,on_priority_change,on_reopen");
    header(
        "tickets",
        "ticket_id,kind,category,service_id,priority,status,requester,assignee,department,opened_at,first_response_at,resolved_at,closed_at,measure_id,source_sla_breached");
    header("ticket_events", "ticket_id,at,sequence,field,old_value,new_value,by");
    header(
        "changes",
        "change_id,path,category,service_id,owner,requester,implementer,planned_start_at,planned_end_at,actual_start_at,actual_end_at,close_code,measure_id");
    header(
        "change_rules",
        "category,path,valid_from,required_evidence,observation_seconds,retro_approval_seconds,quorum,failing_priorities");
    header("deployments", "deployment_id,service_id,environment,deployed_at,by,change_id,outcome");
    header("incident_causes", "ticket_id,change_id,declared_by,declared_at");
    header(
        "approvals",
        "approval_id,step,subject_kind,subject_id,waiting_for,approver,requested_at,decided_at,decision");
    header("blackouts", "blackout_id,service_id,from_at,to_at,reason");
  }

  private void tree() {
    add(
        "initiatives",
        id("H", 0),
        "",
        "organization",
        "Top " + id("H", 0),
        "olga",
        "sven",
        "carl",
        "board",
        "",
        "",
        "",
        "",
        "");
    add(
        "initiatives",
        id("P", 1),
        id("H", 0),
        "portfolio",
        "One",
        "olga",
        "sven",
        "",
        "board",
        "",
        "",
        "",
        "",
        "");
    add(
        "initiatives",
        id("P", 2),
        id("H", 0),
        "portfolio",
        "Zwei – δύο",
        "",
        "",
        "",
        "",
        "",
        "",
        "",
        "",
        "");
    add(
        "initiatives",
        id("G", 1),
        id("P", 1),
        "program",
        "Program",
        "olga",
        "sven",
        "",
        "",
        "",
        "",
        "",
        "",
        "");
    add("role_assignments", "carl", "controller", id("H", 0), "2020-01-01", "", "");
    add(
        "role_assignments",
        "erna",
        "emergency_approver",
        id("H", 0),
        "2020-01-01",
        "",
        money(scale * 5));
    add("milestones", id("T", 1), id("G", 1), "Half", "amber", day(last(), 3), "");
    add(
        "risks",
        id("R", 1),
        id("G", 1),
        "Late",
        "red",
        money(amount()),
        group,
        "olga",
        at(periods.get(5), 2));
    add("dependencies", id("G", 1), id("P", 2), "green", day(last(), 9));
  }

  private void money() {
    add("accounts", "6100", "2020-01-01", "Licences", "opex");
    add("accounts", "0200", "2020-01-01", "Machines", "capex");
    for (Period period : periods) {
      for (String currency : currencies.stream().distinct().toList()) {
        for (String kind : List.of("plan", "average", "closing")) {
          if (!currency.equals(group)) {
            String rate = BigDecimal.valueOf(1 + random.nextInt(3_000_000), 6).toPlainString();
            add("fx_rates", currency, group, kind, period.name(), rate);
          }
        }
      }
      for (String node : List.of(id("G", 1), id("P", 2))) {
        add("budgets", node, "6100", period.name(), "original", money(amount()), pick(currencies));
      }
      for (int cell = 1; cell <= 3; cell++) {
        for (int line = 0; line < 2; line++) {
          add(
              "ledger_lines",
              id("L", ledger()),
              "E1",
              pick(List.of("6100", "6100", "0200", "9999")),
              id("C", cell),
              day(period, 4 + line),
              pick(List.of("", period.name())),
              pick(List.of("invoice", "accrual", "credit", "other")),
              money(amount()),
              random.nextInt(4) == 0 ? pick(currencies) : currencies.get(0),
              at(period, 6));
        }
        add("drivers", id("D", cell), period.name(), String.valueOf(1 + random.nextInt(50)));
      }
    }
  }

  private int ledger() {
    return feeds.get("ledger_lines").size();
  }

  private void measure(int number) {
    String id = id("M", number);
    String currency = pick(currencies);
    add(
        "initiatives",
        id,
        pick(List.of(id("G", 1), id("P", 2))),
        "measure",
        "Measure " + id,
        "olga",
        "sven",
        pick(List.of("carl", "carl", "")),
        "board",
        id("S", 1),
        currency,
        day(periods.get(2), 1),
        pick(List.of("", day(periods.get(2), 1))),
        pick(List.of("", "", day(last(), 1))));
    for (String gate : List.of("defined", "detailed", "decided", "implemented")) {
      if (random.nextInt(8) > 0) {
        add("gate_events", id, gate, "entered", at(periods.get(0), 2 + gate.length()), "olga");
      }
    }
    if (random.nextInt(5) == 0) {
      add(
          "gate_events",
          id,
          "implemented",
          pick(List.of("held", "stopped", "cancelled")),
          at(periods.get(6), 3),
          "olga");
    }
    add(
        "status_reports",
        id,
        at(last(), 5),
        pick(List.of("green", "amber", "")),
        pick(List.of("green", "red")),
        "olga");
    int cell = 1 + random.nextInt(3);
    add(
        "measurement_plans",
        id,
        "1",
        pick(List.of("contract", "price", "unit_cost", "one_off", "avoidance", "headcount")),
        "E1",
        pick(List.of("6100", "6100;0200")),
        id("C", cell),
        periods.get(0).name(),
        periods.get(1).name(),
        pick(List.of("", money(Math.abs(amount())))),
        "",
        pick(List.of("", id("D", cell))),
        pick(List.of("", "", "50", "33.3333")),
        at(periods.get(1), 3),
        "carl");
    add("evidence", id + "e", "measure", id, "finance_signoff", "passed", at(periods.get(1), 4));
    for (Period period : periods.subList(2, periods.size())) {
      month(id, currency, period);
    }
  }

  private void month(String id, String currency, Period period) {
    String type = pick(List.of("cost_saving", "cost_saving", "revenue", "cost_avoidance"));
    String claim = id + "@" + period.name();
    add(
        "value_plans",
        id,
        "1",
        period.name(),
        type,
        money(amount()),
        currency,
        "false",
        "olga",
        at(periods.get(0), 9));
    add("value_forecasts", id, period.name(), type, at(period, 2), money(amount()), currency);
    if (random.nextInt(4) == 0) {
      return;
    }
    String amount = money(amount());
    add(
        "value_claims",
        claim,
        id,
        period.name(),
        type,
        amount,
        pick(List.of(currency, currency, group)),
        pick(List.of("false", "false", "true")),
        pick(List.of("olga", "sven", "carl")),
        at(last(), 20),
        "");
    if (random.nextInt(6) == 0) {
      add(
          "value_claims",
          claim + "r",
          id,
          period.name(),
          type,
          negated(amount),
          currency,
          "false",
          "olga",
          at(last(), 21),
          claim);
    }
    for (int i = random.nextInt(3); i > 0; i--) {
      add(
          "value_signoffs",
          claim + i,
          id,
          period.name(),
          type,
          pick(List.of("confirmed", "confirmed", "partial", "rejected")),
          pick(List.of("", money(Math.abs(amount())))),
          currency,
          pick(List.of("carl", "carl", "olga")),
          at(last(), 22 + i),
          id + "e",
          "");
    }
  }

  private void services() {
    add(
        "services",
        id("S", 1),
        "2020-01-01",
        "Mail " + id("S", 1),
        "olga",
        "IT",
        "dora",
        "desk",
        money(Math.abs(amount())));
    add("services", id("S", 2), "2020-01-01", "ERP", "", "", "", "", "");
    add("calendars", "desk", "2020-01-01", zone, "Mon-Fri 08:00-18:00");
    add("calendars", "always", "2020-01-01", zone, "Mon-Sun 00:00-24:00");
    add("holidays", "desk", day(last(), 10), "", "", "Off");
    add(
        "sla_policies",
        "quick",
        "2020-01-01",
        "",
        "incident",
        "",
        "resolution",
        "14400",
        "",
        "",
        "always",
        "pending;stalled",
        "retarget",
        "continue");
    add(
        "sla_policies",
        "first",
        "2020-01-01",
        "",
        "",
        "",
        "first_response",
        "3600",
        "",
        "",
        "desk",
        "",
        "keep",
        "continue");
    add(
        "sla_policies",
        "days",
        "2020-01-01",
        "",
        "request",
        "",
        "resolution",
        "",
        "2",
        "15:00",
        "desk",
        "pending",
        "keep",
        "restart");
    for (String path : List.of("normal", "emergency", "standard")) {
      add(
          "change_rules",
          "other",
          path,
          "2020-01-01",
          path.equals("normal") ? "test_result@start" : "",
          "86400",
          "7200",
          "",
          "1;2");
    }
    add("blackouts", id("B", 1), "", at(last(), 12), at(last(), 13), "Year end");
  }

  private void ticket(int number) {
    String id = id("", 1000 + number);
    boolean open = random.nextInt(3) == 0;
    Period period = pick(periods.subList(5, 8));
    add(
        "tickets",
        id,
        pick(List.of("incident", "incident", "request", "problem")),
        "mail",
        id("S", 1 + random.nextInt(2)),
        pick(List.of("1", "2", "3")),
        open ? "open" : "closed",
        "rita",
        "tom",
        "IT",
        at(period, 3),
        at(period, 3 + random.nextInt(2)),
        open ? "" : at(period, 5),
        open ? "" : at(period, 6),
        random.nextInt(3) == 0 && measures > 0 ? id("M", 1) : "",
        pick(List.of("", "true", "false")));
    add("ticket_events", id, at(period, 4), "1", "status", "new", "pending", "tom");
    add("ticket_events", id, at(period, 4), "2", "priority", "3", "2", "tom");
    if (random.nextInt(2) == 0) {
      add("incident_causes", id, id("CH", 1), "tom", at(period, 6));
    }
  }

  private void change(int number) {
    String id = id("CH", number);
    Period period = pick(periods.subList(5, 8));
    boolean open = random.nextInt(3) == 0;
    add(
        "changes",
        id,
        pick(List.of("normal", "emergency", "standard")),
        pick(List.of("other", "payroll", "")),
        id("S", 1 + random.nextInt(2)),
        "olga",
        "rita",
        "tom",
        at(period, 2),
        at(period, 4),
        pick(List.of("", at(period, 2))),
        pick(List.of("", at(period, 3))),
        pick(List.of("", "successful", "failed")),
        "");
    add(
        "approvals",
        id("A", number),
        "1",
        "change",
        id,
        "manager",
        "erna",
        at(period, 1),
        open ? "" : at(period, 1),
        open ? "" : pick(List.of("approved", "rejected")));
    add(
        "deployments",
        id("X", number),
        id("S", 1),
        pick(List.of("production", "test")),
        at(period, 2),
        "svc-bot",
        pick(List.of("", id)),
        pick(List.of("", "successful", "failed")));
    add("evidence", id + "t", "change", id, "test_result", "passed", at(period, 1));
  }

  private void effort() {
    add("rate_cards", "senior", "2020-01-01", money(Math.abs(amount())), pick(currencies), "false");
    for (int card = 1; card <= 8; card++) {
      String work = pick(List.of(id("M", 1), id("", 1001), id("CH", 1), "", "nothing"));
      add(
          "time_cards",
          id("W", card),
          pick(List.of("tom", "olga")),
          pick(List.of("senior", "")),
          day(pick(periods), card),
          pick(List.of("8", "7.25", "0.3333")),
          work,
          pick(List.of("approved", "approved", "submitted", "recalled")),
          "dora",
          at(last(), 9),
          "");
    }
  }

  private String id(String kind, int number) {
    return kind.isEmpty() ? String.valueOf(number) : kind + sign + number;
  }

  private String day(Period period, int days) {
    return period.startsOn().plusDays(days).toString();
  }

  private String at(Period period, int days) {
    return period.startsOn().plusDays(days).atTime(6 + days % 10, 7 * days % 60).toString()
        + ":00Z";
  }

  private long amount() {
    return Math.round((random.nextDouble() * 1.3 - 0.3) * scale);
  }

  private static String money(long cents) {
    return BigDecimal.valueOf(cents, 2).toPlainString();
  }

  private static String negated(String amount) {
    return new BigDecimal(amount).negate().toPlainString();
  }

  private void header(String feed, String columns) {
    feeds.put(feed, new ArrayList<>(List.of(columns)));
  }

  private void add(String feed, String... cells) {
    feeds
        .get(feed)
        .add(
            Arrays.stream(cells)
                .map(cell -> '"' + cell.replace("\"", "\"\"") + '"')
                .collect(Collectors.joining(",")));
  }

  private <T> T pick(List<T> among) {
    return among.get(random.nextInt(among.size()));
  }
}
