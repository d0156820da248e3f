package io.countersign.schedules.publish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.countersign.contract.Contract;
import io.countersign.contract.Contracts;
import io.countersign.ingest.jdbc.PostgresDatabase;
import io.countersign.problem.Problem;
import io.countersign.problem.Problems;
import io.countersign.problem.Refusal;
import io.countersign.problem.TextFile;
import io.countersign.schedules.people.People;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class PublishTest {
  /** A login that PostgreSQL only takes in quotes, with a quote in it. */
  private static final String ODD_LOGIN = "Ünal \"o'dd\"; drop.me";

  private static final String VALUE =
      """
      mart: value
      version: 1
      about: What a controller's people verified [net].
      grain: [measure_id, period]
      columns:
        measure_id: id
        portfolio_id: id
        period: period
        verified: {type: money, blank: Nobody has looked yet.}
        seen_at: {type: instant, blank: Never.}
      """;

  private static EmbeddedPostgres server;
  @TempDir Path folder;

  @BeforeAll
  static void start() throws IOException, SQLException {
    server = EmbeddedPostgres.start();
    for (String login : List.of("head", "cfo", "nobody", "top", "it", "analyst", ODD_LOGIN)) {
      run("create role " + SqlQuoting.name(login) + " login");
    }
    run("create schema analytics");
  }

  @AfterAll
  static void stop() throws IOException {
    server.close();
  }

  private static Connection connect(String user) throws SQLException {
    Properties login = new Properties();
    login.setProperty("user", user);
    return DriverManager.getConnection(
        "jdbc:postgresql://localhost:" + server.getPort() + "/postgres", login);
  }

  private static void run(String sql) throws SQLException {
    try (Connection connection = connect("postgres");
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  /** Three rows, all of whose amounts are the edition's number; a blank one, and an odd id. */
  private SmallCompany company(long number, String contract) {
    String amount = number + ".0000";
    SmallCompany company = new SmallCompany(folder, number).table(SmallCompany.contract(contract));
    company.row("value", of("M1", "PF-1", amount, "2026-11-01 10:00:00"));
    company.row("value", of("M2", "PF-2", amount, null));
    company.row("value", of(SmallCompany.ODD, "PF-2", null, null));
    return company;
  }

  private static Map<String, String> of(String id, String portfolio, String amount, String seen) {
    Map<String, String> row = new TreeMap<>();
    row.put("measure_id", id);
    row.put("portfolio_id", portfolio);
    row.put("period", "2026-10");
    row.put("verified", amount);
    row.put("seen_at", seen);
    return row;
  }

  private Edition edition(long number) throws SQLException, IOException {
    return company(number, VALUE).edition();
  }

  private static PostgresTarget postgres(String schema) {
    return postgres("postgres", schema);
  }

  private static PostgresTarget postgres(String user, String schema) {
    return new PostgresTarget(() -> connect(user), "postgresql", schema);
  }

  private static List<String> ask(Connection connection, String sql) throws SQLException {
    List<String> rows = new ArrayList<>();
    try (Statement statement = connection.createStatement();
        ResultSet found = statement.executeQuery(sql)) {
      while (found.next()) {
        rows.add(found.getString(1));
      }
    }
    return rows;
  }

  private static List<String> as(String user, String sql) throws SQLException {
    try (Connection connection = connect(user)) {
      return ask(connection, sql);
    }
  }

  private static List<String> duck(Path file, String sql) throws SQLException {
    try (Connection duck = DuckdbFile.open();
        Statement statement = duck.createStatement()) {
      statement.execute(
          "attach " + SqlQuoting.quoted(file.toString()) + " as published (read_only)");
      statement.execute("use published");
      return ask(duck, sql);
    }
  }

  @Test
  void the_sums_and_the_hash_are_the_same_in_parquet_in_duckdb_and_in_postgresql()
      throws Exception {
    Edition edition = edition(11);
    Path file = folder.resolve("a 'path'; with? all=of#it%.duckdb");
    ParquetFolder.publish(edition, folder.resolve("flat"));
    ParquetFolder.publish(edition, folder.resolve("flat"));
    DuckdbFile.publish(edition, file);
    postgres("same").publish(edition);
    String sum = "select sum(verified) || ' ' || count(*) from ";
    List<String> expected = List.of("22.0000 3");
    assertThat(duck(file, sum + "value")).isEqualTo(expected);
    assertThat(duck(file, sum + "'" + folder.resolve("flat/current/value/*.parquet") + "'"))
        .isEqualTo(expected);
    assertThat(as("postgres", sum + "same.value")).isEqualTo(expected);
    String hashes = "publication order by mart";
    assertThat(duck(file, "select sha256 from " + hashes))
        .isEqualTo(as("postgres", "select sha256 from same." + hashes));
    assertThat(as("postgres", "select obj_description('same_11.value'::regclass)"))
        .containsExactly("What a controller's people verified [net].");
    for (String table : List.of("same_11.value", "same.value")) {
      assertThat(as("postgres", "select col_description('" + table + "'::regclass, 4)"))
          .containsExactly("verified. Blank: Nobody has looked yet.");
    }
    assertThat(folder.toFile().list()).noneMatch(name -> name.endsWith(".part"));
  }

  @Test
  void n4_what_others_built_on_a_view_goes_on_and_shows_the_next_edition() throws Exception {
    postgres("built").publish(edition(71));
    run("create view analytics.v as select measure_id, verified from built.value");
    run("create materialized view analytics.w as select sum(verified) as s from analytics.v");
    assertThat(postgres("built").publish(edition(72))).isEmpty();
    assertThat(as("postgres", "select max(verified) from analytics.v")).containsExactly("72.0000");
    run("refresh materialized view analytics.w");
    assertThat(as("postgres", "select s from analytics.w")).containsExactly("144.0000");
    run("drop view analytics.v cascade");
  }

  @Test
  void n4_a_new_column_in_the_middle_of_a_contract_follows_the_old_ones_in_the_view()
      throws Exception {
    postgres("grown").publish(edition(73));
    run("create view analytics.g as select * from grown.value");
    postgres("grown")
        .publish(
            company(74, VALUE.replace("  period: period\n", "  owner: text\n  period: period\n"))
                .edition());
    assertThat(columns("grown", "value"))
        .containsExactly("measure_id", "portfolio_id", "period", "verified", "seen_at", "owner");
    assertThat(as("postgres", "select max(verified) from analytics.g")).containsExactly("74.0000");
    run("drop view analytics.g");
  }

  private static List<String> columns(String schema, String table) throws SQLException {
    return as(
        "postgres",
        "select column_name from information_schema.columns where table_schema = '"
            + schema
            + "' and table_name = '"
            + table
            + "' order by ordinal_position");
  }

  @Test
  void n4_where_a_column_goes_its_dependants_are_named_and_the_old_edition_stays()
      throws Exception {
    postgres("used").publish(edition(75));
    run("create view analytics.u as select seen_at from used.value");
    run("create view analytics.\"u'2\" as select count(*) from analytics.u");
    Edition other =
        company(76, VALUE.replace("  seen_at: {type: instant, blank: Never.}\n", "")).edition();
    assertThatThrownBy(() -> postgres("used").publish(other))
        .isInstanceOf(Refusal.class)
        .hasMessageContaining("VIEW_IN_USE")
        .hasMessageContaining("used.value: Its columns change (seen_at goes)")
        .hasMessageContaining("view analytics.u depends on view used.value")
        .hasMessageContaining("analytics.\"u'2\"");
    assertThat(as("postgres", "select edition from used.publication where mart = 'value'"))
        .containsExactly("75");
    assertThat(as("postgres", "select * from analytics.\"u'2\"")).containsExactly("3");
    run("drop view analytics.u cascade");
    postgres("used").publish(other);
    assertThat(columns("used", "value")).doesNotContain("seen_at");
  }

  @Test
  void n4_where_a_type_changes_or_a_mart_goes_without_dependants_the_view_is_made_anew()
      throws Exception {
    postgres("anew").publish(edition(77));
    postgres("anew")
        .publish(company(78, VALUE.replace("{type: instant,", "{type: text,")).edition());
    assertThat(as("postgres", "select pg_typeof(seen_at) from anew.value limit 1"))
        .containsExactly("text");
    postgres("anew").publish(new SmallCompany(folder, 79).edition());
    assertThat(columns("anew", "value")).isEmpty();
  }

  @Test
  void n4_an_old_edition_on_which_others_built_stays_and_everything_else_of_it_works()
      throws Exception {
    postgres("old").publish(edition(81));
    run("create view analytics.o as select * from old_81.value");
    run("create schema old_7"); // somebody else's, whose name looks like ours
    run("create table old_7.mine (a int)");
    postgres("old").publish(edition(82));
    List<String> notes = postgres("old").publish(edition(83));
    assertThat(notes)
        .singleElement()
        .asString()
        .contains("old_81 stays", "view analytics.o depends on table old_81.value");
    assertThat(as("postgres", "select count(*) from analytics.o")).containsExactly("3");
    run("drop view analytics.o");
    run("create table old_81.theirs (a int)");
    assertThat(postgres("old").publish(edition(84)))
        .singleElement()
        .asString()
        .contains("old_81 stays", "table old_81.theirs");
    run("drop table old_81.theirs");
    assertThat(postgres("old").publish(edition(85))).isEmpty();
    assertThat(
            as("postgres", "select nspname from pg_namespace where nspname ~ '^old_' order by 1"))
        .containsExactly("old_7", "old_84", "old_85");
    assertThat(as("postgres", "select count(*) from old_7.mine")).containsExactly("0");
  }

  @Test
  void a_department_head_sees_that_department_only_through_the_view_and_through_the_table()
      throws Exception {
    postgres("rows").publish(edition(21));
    run("insert into rows.entitlement values ('head', 'PF-1'), ('cfo', 'all')");
    postgres("rows").publish(edition(22));
    for (String table : List.of("rows.value", "rows_22.value", "rows_21.value")) {
      assertThat(as("head", "select measure_id from " + table)).containsExactly("M1");
      assertThat(as("cfo", "select measure_id from " + table)).hasSize(3);
      assertThat(as("nobody", "select measure_id from " + table)).isEmpty();
    }
    assertThat(as("head", "select login from rows.entitlement")).containsExactly("head");
  }

  private static Map<String, List<String>> logins(String people) {
    Problems problems = new Problems();
    People read = People.read(Optional.of(new TextFile("people.yml", people)), problems);
    assertThat(problems.list()).isEmpty();
    return read.logins();
  }

  @Test
  void n5_entitlements_come_from_people_yml_at_each_publication_and_those_by_hand_stay()
      throws Exception {
    Map<String, List<String>> first =
        logins(
            """
            people:
              ada: {name: Ada, login: head, sees: [PF-1]}
              ben: {name: Ben, login: "Ünal \\"o'dd\\"; drop.me", sees: [PF-2, IT]}
              cleo: {name: Cleo, sees: [all]}
            roles: {}
            """);
    postgres("given").publish(company(91, VALUE).entitled(first).edition());
    run("insert into given.entitlement values ('cfo', 'all')");
    assertThat(as("head", "select measure_id from given.value")).containsExactly("M1");
    assertThat(as(ODD_LOGIN, "select measure_id from given.value"))
        .containsExactlyInAnyOrder("M2", SmallCompany.ODD);
    assertThat(as(ODD_LOGIN, "select node from given.entitlement order by 1"))
        .containsExactly("IT", "PF-2");
    Map<String, List<String>> then =
        logins("people: {ada: {name: Ada, login: head, sees: [PF-2]}}\nroles: {}");
    postgres("given").publish(company(92, VALUE).entitled(then).edition());
    assertThat(as("head", "select measure_id from given.value")).hasSize(2);
    assertThat(as(ODD_LOGIN, "select measure_id from given.value")).isEmpty();
    assertThat(as("cfo", "select measure_id from given.value")).hasSize(3);
    assertThat(as("postgres", "select login || ' ' || given_by from given.entitlement order by 1"))
        .containsExactly("cfo by hand", "head people.yml");
  }

  @Test
  void n5_two_people_of_one_login_are_refused() {
    Problems problems = new Problems();
    People.read(
        Optional.of(
            new TextFile(
                "people.yml",
                "people:\n  ada: {name: A, login: bi, sees: [all]}\n"
                    + "  ben: {name: B, login: bi, sees: [PF-1]}\nroles: {}")),
        problems);
    assertThat(problems.list())
        .singleElement()
        .extracting(Problem::text)
        .asString()
        .contains("people.yml:3", "login 'bi'");
  }

  @Test
  void n5_an_entitlement_table_of_an_earlier_version_is_brought_up_to_date() throws Exception {
    run("create schema early");
    run(
        "create table early.entitlement (login text not null, node text not null, primary key (login, node))");
    run("insert into early.entitlement values ('cfo', 'all')");
    postgres("early")
        .publish(company(93, VALUE).entitled(Map.of("cfo", List.of("all", "PF-1"))).edition());
    assertThat(as("cfo", "select node || ' ' || given_by from early.entitlement order by 1"))
        .containsExactly("PF-1 people.yml", "all by hand");
    assertThat(as("head", "select node from early.entitlement")).isEmpty();
  }

  @Test
  void n5_a_login_is_told_what_it_sees_and_why_it_sees_nothing() throws Exception {
    Map<String, List<String>> entitled =
        Map.of(
            "head", List.of("PF-2"),
            "cfo", List.of("all"),
            "top", List.of("ORG"),
            "it", List.of("IT"),
            "analyst", List.of("Nowhere"));
    postgres("told").publish(company(94, VALUE).entitled(entitled).edition());
    postgres("told").publish(company(95, VALUE).entitled(entitled).edition());
    String says = "select says from told.my_access";
    assertThat(as("nobody", says))
        .singleElement()
        .asString()
        .startsWith("You see no rows: nothing entitles the login nobody.");
    assertThat(as("head", says))
        .containsExactly(
            "You see the rows of PF-2 and of what lies below it (nodes and services: 3).");
    assertThat(as("cfo", says)).containsExactly("You see every row.");
    assertThat(as("top", says)).containsExactly("You see every row.");
    assertThat(as("it", says))
        .containsExactly(
            "You see the rows of IT and of what lies below it (nodes and services: 1).");
    assertThat(as("analyst", says)).singleElement().asString().startsWith("Nowhere is no node");
    assertThat(as("postgres", says)).singleElement().asString().contains("no policy binds you");
    assertThat(as("nobody", "select obj_description('told.value'::regclass)"))
        .singleElement()
        .asString()
        .contains("No rows? Ask told.my_access.");
    assertThat(as("nobody", "select obj_description('told.entitlement'::regclass)"))
        .singleElement()
        .asString()
        .contains("people.yml");
  }

  /** Tables of whose rows some belong to a node of the tree. */
  private static final Set<String> BY_NODE =
      Set.of(
          "approval_steps",
          "budget_variance",
          "change_backlog",
          "change_outcomes",
          "control_exceptions",
          "decisions_needed",
          "initiative_scorecard",
          "initiative_value",
          "labour",
          "ledger_claims",
          "measures",
          "node_closure",
          "nodes",
          "run_rate",
          "sla_instances",
          "unmatched_items",
          "value_bridge");

  /** Tables of whose rows some belong to a service or a department. */
  private static final Set<String> BY_SERVICE =
      Set.of(
          "approval_steps",
          "catalogue_review",
          "change_backlog",
          "change_outcomes",
          "change_rates",
          "control_exceptions",
          "decisions_needed",
          "measures",
          "sla_attainment",
          "sla_instances");

  /** Sums over the whole company: for whoever sees the top. */
  private static final Set<String> NOBODYS =
      Set.of("calibration", "incident_trend", "payroll_bridge", "reconciliation");

  private static final Set<String> NAMES = Set.of("accounts", "people", "services");
  private static final Set<String> EVERYBODYS = Set.of("calendar", "metric_definitions", "periods");

  private static List<Contract> marts() {
    return Contracts.all().values().stream()
        .filter(one -> one.kind() == Contract.Kind.MART && Dimension.made(one).isEmpty())
        .toList();
  }

  @Test
  void n5_of_every_published_table_it_is_decided_whose_rows_are_whose() {
    Set<String> decided = new TreeSet<>(BY_NODE);
    Stream.of(BY_SERVICE, NOBODYS, NAMES, EVERYBODYS).forEach(decided::addAll);
    Set<String> published = new TreeSet<>(Set.of("node_closure"));
    marts().forEach(one -> published.add(one.name()));
    Dimension.ALL.forEach(one -> published.add(one.name()));
    assertThat(decided).isEqualTo(published);
  }

  /** In every table a row of the first portfolio, one of the second, and one that is nobody's. */
  private SmallCompany everyTable(long number) {
    SmallCompany company = new SmallCompany(folder, number);
    for (Contract mart : marts()) {
      company.table(mart);
      company.row(mart.name(), owned(mart, "M1", "S-1", "IT"));
      company.row(mart.name(), owned(mart, "M2", "S-2", "Sales"));
      company.row(mart.name(), owned(mart, null, null, null));
    }
    return company;
  }

  private static Map<String, String> owned(
      Contract mart, String measure, String service, String department) {
    Map<String, String> row = new TreeMap<>();
    boolean bySubject = mart.columns().containsKey("subject_id");
    row.put("measure_id", blank(mart, "measure_id", bySubject ? null : measure));
    row.put("node_id", measure == null ? "N-404" : measure);
    row.put("service_id", blank(mart, "service_id", service));
    row.put("department", department);
    if (mart.name().equals("change_rates")) {
      row.put("dimension", service == null ? "all" : "service");
      row.put("value", service == null ? "all" : service);
    }
    if (mart.name().equals("unmatched_items")) {
      row.put("reason", "no_measurement_plan");
      row.put("named", measure);
    }
    if (Set.of("control_exceptions", "decisions_needed").contains(mart.name())) {
      row.put("subject_kind", measure == null ? "role" : "measure");
      row.put("subject_id", measure == null ? "M1" : measure);
    } else if (bySubject) {
      row.put("measure_id", measure);
    }
    row.keySet().retainAll(mart.columns().keySet());
    return row;
  }

  private static String blank(Contract mart, String column, String id) {
    boolean mayBe =
        mart.columns().containsKey(column) && mart.columns().get(column).blank().isPresent();
    return id == null && !mayBe ? "unknown-404" : id;
  }

  @Test
  void n5_whoever_is_entitled_to_a_node_sees_all_rows_below_it_in_every_table() throws Exception {
    Map<String, List<String>> entitled =
        Map.of(
            "head", List.of("PF-1"),
            "it", List.of("IT"),
            "cfo", List.of("all"),
            "top", List.of("ORG"));
    postgres("every").publish(everyTable(96).entitled(entitled).edition());
    for (Contract mart : marts()) {
      String count = "select count(*) from every." + mart.name();
      assertSeen(mart.name(), count, "head", BY_NODE.contains(mart.name()) ? 1 : 0);
      assertSeen(mart.name(), count, "it", BY_SERVICE.contains(mart.name()) ? 1 : 0);
      assertSeen(mart.name(), count, "cfo", 3);
      assertSeen(mart.name(), count, "top", 3);
      assertSeen(mart.name(), count, "nobody", 0);
    }
    assertThat(as("head", "select node_id from every.nodes order by 1"))
        .containsExactly("M1", "PF-1");
    assertThat(as("head", "select measure_id from every.measures")).containsExactly("M1");
    assertThat(as("head", "select node_id from every.node_closure where ancestor_id = 'PF-1'"))
        .containsExactlyInAnyOrder("M1", "PF-1");
    assertThat(as("head", "select service_id from every.services where known")).hasSize(2);
    assertThat(as("nobody", "select service_id from every.services")).isEmpty();
    assertThat(as("nobody", "select period from every.periods")).isNotEmpty();
  }

  private static void assertSeen(String mart, String count, String login, int rows)
      throws SQLException {
    int seen = EVERYBODYS.contains(mart) ? 3 : rows;
    assertThat(as(login, count)).as(mart + " as " + login).containsExactly("" + seen);
  }

  @Test
  void n5_where_there_are_two_tops_neither_of_them_sees_what_belongs_to_nobody() throws Exception {
    SmallCompany company = everyTable(97).entitled(Map.of("top", List.of("ORG")));
    Map<String, String> second = new TreeMap<>(Map.of("node_id", "ORG-2"));
    second.put("parent_id", null);
    second.put("gone_at", null);
    company.row("nodes", second);
    postgres("tops").publish(company.edition());
    assertThat(as("top", "select count(*) from tops.initiative_value")).containsExactly("2");
    assertThat(as("top", "select count(*) from tops.reconciliation")).containsExactly("0");
  }

  private static final String JOINED =
      "select m.name || ' ' || m.known || ' ' || sum(v.amount) from %svalue_bridge v"
          + " join %smeasures m using (measure_id) group by m.measure_id, m.name, m.known order by 1";

  @Test
  void n6_a_join_with_a_dimension_names_each_row_once_and_loses_none() throws Exception {
    SmallCompany company = new SmallCompany(folder, 98).table(Contracts.all().get("value_bridge"));
    for (String reason : List.of("pending", "rejected")) {
      for (String id : List.of("M1", SmallCompany.ODD, "M '404'")) {
        company.row(
            "value_bridge",
            Map.of("measure_id", id, "reason", reason, "period", "2026-10", "amount", "10.5"));
      }
    }
    Edition edition = company.edition();
    Path file = folder.resolve("joined.duckdb");
    DuckdbFile.publish(edition, file);
    ParquetFolder.publish(edition, folder.resolve("joined"));
    postgres("joined").publish(edition);
    List<String> expected =
        List.of("Fewer servers true 21.0000", "M '404' false 21.0000", "Odd true 21.0000");
    assertThat(as("postgres", JOINED.formatted("joined.", "joined."))).isEqualTo(expected);
    assertThat(duck(file, JOINED.formatted("", ""))).isEqualTo(expected);
    String flat = "'" + folder.resolve("joined/current") + "/%s/*.parquet' ";
    assertThat(
            duck(
                file,
                JOINED
                    .replace("%svalue_bridge", flat.formatted("value_bridge"))
                    .replace("%smeasures", flat.formatted("measures"))))
        .isEqualTo(expected);
  }

  @Test
  void n6_every_dimension_has_a_key_and_every_mart_refers_to_those_that_it_names()
      throws Exception {
    Edition edition = everyTable(99).edition();
    postgres("keys").publish(edition);
    Path file = folder.resolve("keys.duckdb");
    DuckdbFile.publish(edition, file);
    String references =
        "select c.conrelid::regclass || '.' || a.attname || ' ' || c.confrelid::regclass from pg_constraint c"
            + " join pg_attribute a on a.attrelid = c.conrelid and a.attnum = c.conkey[1]"
            + " where c.contype = 'f' and c.convalidated and c.connamespace = 'keys_99'::regnamespace";
    assertThat(as("postgres", references))
        .contains(
            "keys_99.value_bridge.measure_id keys_99.measures",
            "keys_99.value_bridge.period keys_99.periods",
            "keys_99.initiative_value.portfolio_id keys_99.nodes",
            "keys_99.initiative_value.controller keys_99.people",
            "keys_99.sla_instances.service_id keys_99.services",
            "keys_99.ledger_claims.account keys_99.accounts",
            "keys_99.nodes.parent_id keys_99.nodes",
            "keys_99.calendar.period keys_99.periods")
        .noneMatch(one -> one.contains("reconciliation"));
    for (Dimension one : Dimension.ALL) {
      String all = "select count(*) - count(distinct " + one.key() + ") from ";
      assertThat(as("postgres", all + "keys." + one.name())).as(one.name()).containsExactly("0");
      assertThat(
              duck(
                  file,
                  "select constraint_column_names[1] from duckdb_constraints()"
                      + " where constraint_type = 'PRIMARY KEY' and table_name = '"
                      + one.name()
                      + "'"))
          .containsExactly(one.key());
    }
    assertThat(
            duck(
                file,
                "select count(*) from duckdb_constraints() where constraint_type = 'FOREIGN KEY'"
                    + " and table_name = 'value_bridge'"))
        .containsExactly("2");
  }

  @Test
  void an_edition_without_a_single_row_is_published_everywhere() throws Exception {
    SmallCompany company = new SmallCompany(folder, 100);
    marts().forEach(company::table);
    Dimension.ALL.forEach(one -> company.without(one.name()));
    company.without("node_closure");
    Edition edition = company.edition();
    ParquetFolder.publish(edition, folder.resolve("nothing"));
    DuckdbFile.publish(edition, folder.resolve("nothing.duckdb"));
    assertThat(postgres("nothing").publish(edition)).isEmpty();
    assertThat(as("nobody", "select count(*) from nothing.value_bridge")).containsExactly("0");
    assertThat(duck(folder.resolve("nothing.duckdb"), "select sum(row_count) from publication"))
        .containsExactly("0");
  }

  private Map<String, Target> targets(String yaml, Problems problems) {
    return Targets.read(folder, folder, Optional.of(new TextFile("publish.yml", yaml)), problems);
  }

  @Test
  void n7_the_address_of_a_target_is_built_from_parts_and_all_that_is_wrong_is_said_at_once() {
    Problems problems = new Problems();
    targets(
        """
        targets:
          a: {kind: postgresql, host: "db/x?sslmode=disable&socketFactory=evil", database: bi, user: u}
          b: {kind: postgresql, host: db, database: "bi?user=postgres", user: u}
          c: {kind: postgresql, host: db, database: bi, user: u, port: 70000}
          d: {kind: postgresql, host: db, database: bi, user: u, tls: perhaps}
          e: {kind: postgresql, database: bi}
          f: {kind: postgresql, host: db, database: bi, user: u, schema: "x; drop"}
          g: {kind: duckdb}
        """,
        problems);
    assertThat(problems.list())
        .extracting(Problem::where)
        .containsExactly(
            "publish.yml:2",
            "publish.yml:3",
            "publish.yml:4",
            "publish.yml:5",
            "publish.yml:6",
            "publish.yml:6",
            "publish.yml:7",
            "publish.yml:8");
    assertThat(problems.list()).extracting(Problem::code).containsOnly("DECLARATION_WRONG");
  }

  @Test
  void n7_another_machine_has_to_prove_its_name_by_tls_unless_the_target_says_otherwise()
      throws Exception {
    Edition edition = edition(101);
    String target =
        "targets: {bi: {kind: postgresql, host: 127.0.0.1, port: "
            + server.getPort()
            + ", database: postgres, user: postgres, schema: tls%s}}";
    Problems problems = new Problems();
    Target proven = targets(target.formatted(", tls: verified"), problems).get("bi");
    Target open = targets(target.formatted(""), problems).get("bi");
    assertThat(problems.list()).isEmpty();
    assertThatThrownBy(() -> proven.publish(edition))
        .isInstanceOf(Refusal.class)
        .hasMessageContaining("PUBLISH_FAILED")
        .hasMessageContaining("SSL");
    open.publish(edition);
    assertThat(as("postgres", "select count(*) from tls.value")).containsExactly("3");
  }

  @Test
  void n7_a_secret_is_looked_up_when_the_target_is_opened_and_never_said() throws Exception {
    Files.writeString(folder.resolve("word"), "s3cret");
    String target =
        "targets: {bi: {kind: postgresql, host: localhost, port: 1, database: x, user: u, password: \"%s\"}}";
    Problems problems = new Problems();
    Edition edition = edition(102);
    Target there = targets(target.formatted("${file:word}"), problems).get("bi");
    Target missing = targets(target.formatted("${env:NOT_THERE_AT_ALL}"), problems).get("bi");
    assertThat(problems.list()).isEmpty();
    assertThatThrownBy(() -> there.publish(edition))
        .isInstanceOf(Refusal.class)
        .hasMessageContaining("PUBLISH_FAILED")
        .hasMessageNotContaining("s3cret");
    assertThatThrownBy(() -> missing.publish(edition))
        .isInstanceOf(Refusal.class)
        .hasMessageContaining("SECRET_MISSING")
        .hasMessageContaining("NOT_THERE_AT_ALL");
  }

  @Test
  void n7_a_host_that_is_not_this_machine_is_verified() {
    Problems problems = new Problems();
    PostgresDatabase.Parts parts =
        new PostgresDatabase.Parts(
            Optional.of("db.example.com"),
            Optional.empty(),
            Optional.of("bi"),
            Optional.of("u"),
            Optional.empty(),
            Optional.empty(),
            Optional.empty());
    PostgresDatabase server =
        PostgresDatabase.of(parts, folder, "publish.yml", problems).orElseThrow();
    assertThat(server.url()).isEqualTo("jdbc:postgresql://db.example.com:5432/bi");
    assertThat(server.toString()).contains("verify-full");
  }

  @Test
  void eight_readers_see_one_edition_at_a_time_during_twenty_publications_and_two_are_kept()
      throws Exception {
    postgres("swap").publish(edition(30));
    AtomicBoolean over = new AtomicBoolean();
    ExecutorService readers = Executors.newFixedThreadPool(8);
    List<Future<Integer>> reads = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      reads.add(readers.submit(() -> read(over)));
    }
    for (int number = 31; number <= 50; number++) {
      postgres("swap").publish(edition(number));
    }
    over.set(true);
    for (Future<Integer> one : reads) {
      assertThat(one.get()).isPositive();
    }
    readers.shutdown();
    assertThat(
            as(
                "postgres",
                "select nspname from pg_namespace where nspname like 'swap\\_%' order by 1"))
        .containsExactly("swap_49", "swap_50");
  }

  private static int read(AtomicBoolean over) throws SQLException {
    int reads = 0;
    try (Connection connection = connect("postgres")) {
      while (!over.get()) {
        List<String> seen =
            ask(
                connection,
                "select count(distinct n) from (select verified::bigint as n from swap.value"
                    + " where verified is not null union all select edition from swap.publication) x");
        assertThat(seen).containsExactly("1");
        reads++;
        // A reader does something with what it read; eight that never rest starve two processors.
        LockSupport.parkNanos(Duration.ofMillis(3).toNanos());
      }
    }
    return reads;
  }

  @Test
  void a_schema_that_somebody_changed_by_hand_is_refused_and_readers_see_what_they_saw()
      throws Exception {
    postgres("hand").publish(edition(41));
    run(
        "create or replace view hand.value with (security_invoker = true) as"
            + " select * from hand_41.value where measure_id = 'M1'");
    run("create table hand.mine (a int)");
    assertThatThrownBy(() -> postgres("hand").publish(edition(42)))
        .isInstanceOf(Refusal.class)
        .hasMessageContaining("SCHEMA_CHANGED")
        .hasMessageContaining("mine, value");
    assertThat(as("postgres", "select edition from hand.publication where mart = 'value'"))
        .containsExactly("41");
  }

  @Test
  void a_database_without_rights_is_refused_in_words() throws Exception {
    Edition edition = edition(61);
    assertThatThrownBy(() -> postgres("nobody", "mine").publish(edition))
        .isInstanceOf(Refusal.class)
        .hasMessageContaining("PUBLISH_FAILED")
        .hasMessageContaining("permission denied");
  }

  @Test
  void no_table_and_no_column_that_is_published_bears_a_reserved_word_or_an_invented_key()
      throws Exception {
    Set<String> reserved =
        new TreeSet<>(as("postgres", "select word from pg_get_keywords() where catcode = 'R'"));
    try (Connection duck = DuckdbFile.open()) {
      reserved.addAll(
          ask(
              duck,
              "select keyword_name from duckdb_keywords() where keyword_category = 'reserved'"));
    }
    for (Contract one : everyTable(103).edition().marts()) {
      assertThat(one.columns().keySet()).as(one.name()).doesNotContainAnyElementsOf(reserved);
      assertThat(reserved).doesNotContain(one.name());
      assertThat(one.columns().keySet()).as(one.name()).containsAll(one.grain());
      assertThat(one.grain())
          .as(one.name())
          .noneMatch(key -> key.matches("(row_)?(id|key|sk)|.*_sk"));
    }
  }
}
