package io.countersign.marts;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;

/**
 * A large company written as a workspace of files: so many measures over 36 months, half of all
 * ledger lines on 5 % of the measures, 3 % of the lines late, every fourth measure on a contract of
 * two, every tenth in dollars. The same sizes give the same files.
 */
final class ScaleCompany {
  private static final int MONTHS = 36;
  private static final int WINDOW = 6;
  private static final int FIRST = 2023 * 12 + 10;

  private final Random random = new Random(7);
  private final Map<String, PrintWriter> feeds = new LinkedHashMap<>();
  private final Path folder;
  private final int measures;
  private final int lines;

  ScaleCompany(Path folder, int measures, int lines) {
    this.folder = folder;
    this.measures = measures;
    this.lines = lines;
  }

  void write() throws IOException {
    Files.createDirectories(folder.resolve("register"));
    Files.writeString(
        folder.resolve("countersign.yml"),
        """
        company: Large
        group_currency: EUR
        zone: Europe/Berlin
        fiscal_year: {starts: "01-01"}
        systems:
          register: {product: files, folder: register}
        """);
    headers();
    shared();
    tree();
    for (int measure = 0; measure < measures; measure++) {
      measure(measure);
    }
    ledger();
    feeds.values().forEach(PrintWriter::close);
  }

  private void headers() throws IOException {
    feed(
        "initiatives",
        "node_id,parent_id,level,name,owner,sponsor,controller,currency,go_live_on,value_from_on");
    feed("role_assignments", "person,role,scope_id,valid_from,valid_to");
    feed("gate_events", "measure_id,gate,event,decided_at");
    feed(
        "status_reports", "measure_id,reported_at,implementation_status,potential_status,reporter");
    feed(
        "measurement_plans",
        "measure_id,version,method,legal_entity,accounts,cost_objects,baseline_monthly_amount,baseline_from,"
            + "baseline_to,driver_id,split_percent,frozen_at,approved_by");
    feed("drivers", "driver_id,period,quantity");
    feed(
        "value_plans",
        "measure_id,version,period,benefit_type,amount,currency,one_off,approved_by,approved_at");
    feed("value_forecasts", "measure_id,period,benefit_type,entered_at,amount,currency");
    feed(
        "value_claims",
        "claim_id,measure_id,period,benefit_type,amount,currency,one_off,claimed_by,claimed_at");
    feed(
        "value_signoffs",
        "signoff_id,measure_id,period,benefit_type,decision,amount,currency,controller,decided_at,evidence_id");
    feed("evidence", "evidence_id,subject_kind,subject_id,kind,attached_at");
    feed(
        "ledger_lines",
        "line_id,journal_id,legal_entity,account,cost_object,posted_on,fiscal_period,document_kind,amount,currency,entered_at");
    feed("accounts", "account,valid_from,name,account_type");
    feed("budgets", "node_id,account,period,kind,amount,currency");
    feed("fx_rates", "from_currency,to_currency,rate_kind,period,rate");
    feed("rate_cards", "category,valid_from,hourly_rate,currency,capitalised");
    feed(
        "time_cards",
        "time_card_id,person,category,worked_on,hours,work_ref,status,approved_by,approved_at,changed_at");
  }

  private void feed(String name, String header) throws IOException {
    Path file = folder.resolve("register").resolve(name + ".csv");
    feeds.put(name, new PrintWriter(Files.newBufferedWriter(file, StandardCharsets.UTF_8)));
    feeds.get(name).println(header);
  }

  private void add(String feed, Object... cells) {
    PrintWriter to = feeds.get(feed);
    for (int i = 0; i < cells.length; i++) {
      to.print(i == 0 ? cells[i] : "," + cells[i]);
    }
    to.print('\n');
  }

  private void shared() {
    for (int month = -WINDOW; month < MONTHS; month++) {
      add("fx_rates", "USD", "EUR", "plan", period(month), "0.9");
      add("fx_rates", "USD", "EUR", "average", period(month), "0.91234");
    }
    add("accounts", "6100", "2020-01-01", "Services", "opex");
    add("accounts", "6200", "2020-01-01", "Licences", "opex");
    add("rate_cards", "internal", "2020-01-01", "80", "EUR", "false");
    add("rate_cards", "build", "2020-01-01", "110", "EUR", "true");
  }

  private void tree() {
    String[] levels = {"organization", "portfolio", "program", "project", "measure_package"};
    int[] breadth = {1, 10, 50, measures / 16 + 1, measures / 4 + 1};
    for (int level = 0; level < levels.length; level++) {
      for (int node = 0; node < breadth[level]; node++) {
        String parent = level == 0 ? "" : levels[level - 1] + node % breadth[level - 1];
        String id = levels[level] + node;
        add("initiatives", id, parent, levels[level], id, "", "", "", "", "", "");
        if (level == 3) {
          budget(id);
        }
      }
    }
  }

  private void budget(String node) {
    for (int month = 0; month < MONTHS; month++) {
      add("budgets", node, "6100", period(month), "original", 100_000, "EUR");
    }
  }

  private void measure(int number) {
    String id = "M" + number;
    String currency = number % 10 == 0 ? "USD" : "EUR";
    String go = period(number % 12) + "-01";
    add(
        "initiatives",
        id,
        "measure_package" + number % (measures / 4 + 1),
        "measure",
        "Measure " + number,
        "o" + number % 400,
        "s" + number % 60,
        "c" + number % 40,
        currency,
        go,
        go);
    String since = "2023-%02d-01".formatted(1 + number % 9);
    add("role_assignments", "c" + number % 40, "controller", id, since, "");
    add("role_assignments", "o" + number % 400, "owner", id, since, "");
    String[] gates = {"defined", "identified", "detailed", "decided", "implemented"};
    for (int gate = 0; gate < gates.length; gate++) {
      add("gate_events", id, gates[gate], "entered", "2023-0" + (gate + 1) + "-10T08:00:00Z");
    }
    add("evidence", id + "e", "measure", id, "finance_signoff", "2023-06-01T08:00:00Z");
    boolean driven = number % 7 == 0;
    add(
        "measurement_plans",
        id,
        1,
        driven ? "unit_cost" : number % 9 == 0 ? "avoidance" : "contract",
        "E" + number % 5,
        "6100;6200",
        "C" + cell(number),
        driven || number % 3 == 0 ? "" : 60_000,
        period(-WINDOW),
        period(-1),
        driven ? "D" + number : "",
        number % 8 == 1 || number % 8 == 6 ? 50 : "",
        "2023-05-01T08:00:00Z",
        "c" + number % 40);
    for (int month = driven ? -WINDOW : MONTHS; month < MONTHS; month++) {
      add("drivers", "D" + number, period(month), 90 + random.nextInt(20));
    }
    for (int month = 0; month < MONTHS; month++) {
      month(number, id, currency, month);
    }
  }

  private void month(int number, String id, String currency, int month) {
    String period = period(month);
    String day = period(month + 1) + "-03T08:00:00Z";
    int amount = 4_000 + random.nextInt(12_000);
    add("value_plans", id, 1, period, "cost_saving", 10_000, currency, "false", "board", "");
    add(
        "value_forecasts",
        id,
        period,
        "cost_saving",
        "2023-10-0" + (1 + number % 9) + "T08:00:00Z",
        9_500,
        currency);
    if (month % 3 == 0) {
      add(
          "status_reports",
          id,
          day.replace("T08", "T07"),
          "green",
          number % 20 == 0 ? "red" : "green",
          "o" + number % 400);
    }
    if (random.nextInt(10) > 0) {
      add(
          "value_claims",
          id + "-" + month,
          id,
          period,
          "cost_saving",
          amount,
          currency,
          "false",
          "o" + number % 400,
          day.replace("-03T", "-01T"));
    }
    if (random.nextInt(5) > 0) {
      boolean part = random.nextInt(6) == 0;
      add(
          "value_signoffs",
          id + "-" + month,
          id,
          period,
          "cost_saving",
          part ? "partial" : "confirmed",
          part ? amount / 2 : "",
          currency,
          "c" + number % 40,
          day,
          id + "e");
    }
    add(
        "time_cards",
        id + "-" + month,
        "p" + random.nextInt(2_000),
        month % 2 == 0 ? "internal" : "build",
        period + "-07",
        1 + random.nextInt(8),
        id,
        "approved",
        "l" + number % 90,
        period + "-09T08:00:00Z",
        period + "-09T08:00:00Z");
  }

  private void ledger() {
    String[] kinds = {"invoice", "invoice", "invoice", "accrual", "credit", "payroll", "reclass"};
    int months = WINDOW + MONTHS;
    for (int line = 0; line < lines; line++) {
      int measure = random.nextInt(random.nextBoolean() ? Math.max(1, measures / 20) : measures);
      int month = line % months - WINDOW;
      boolean late = random.nextInt(33) == 0;
      add(
          "ledger_lines",
          "L" + line,
          "J" + line / 4,
          "E" + measure % 5,
          random.nextBoolean() ? "6100" : "6200",
          "C" + cell(measure),
          period(month) + "-1" + random.nextInt(10),
          period(month),
          kinds[random.nextInt(kinds.length)],
          random.nextInt(200_000) / 100 + "." + (10 + random.nextInt(90)),
          "EUR",
          period(late ? Math.min(month + 2, MONTHS - 1) : month) + "-20T08:00:00Z");
    }
  }

  /** Of every eight measures two stand on one contract. */
  private static int cell(int measure) {
    return measure % 8 == 6 ? measure - 5 : measure;
  }

  private static String period(int month) {
    int at = FIRST + month;
    return "%d-%02d".formatted(at / 12, at % 12 + 1);
  }
}
