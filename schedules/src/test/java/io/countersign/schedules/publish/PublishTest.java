package io.countersign.schedules.publish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.countersign.lake.Contract;
import io.countersign.lake.Contracts;
import io.countersign.lake.Problems;
import io.countersign.lake.Refusal;
import io.countersign.lake.Source;
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
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
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
  private static EmbeddedPostgres server;
  @TempDir Path folder;

  @BeforeAll
  static void start() throws IOException, SQLException {
    server = EmbeddedPostgres.start();
    try (Connection connection = connect("postgres");
        Statement statement = connection.createStatement()) {
      statement.execute("create role head login");
      statement.execute("create role cfo login");
      statement.execute("create role nobody login");
    }
  }

  @AfterAll
  static void stop() throws IOException {
    server.close();
  }

  private static Connection connect(String user) throws SQLException {
    return DriverManager.getConnection(server.getJdbcUrl(user, "postgres"));
  }

  private static Contract contract() {
    Problems problems = new Problems();
    Source source =
        new Source(
            "marts/value/contract.yml",
            """
            mart: value
            version: 1
            about: What a controller's people verified.
            grain: [measure_id, period]
            columns:
              measure_id: id
              portfolio_id: id
              period: period
              verified: {type: money, blank: Nobody has looked yet.}
              seen_at: {type: instant, blank: Never.}
            """);
    Contract contract = Contract.read(source, problems).orElseThrow();
    assertThat(problems.list()).isEmpty();
    return contract;
  }

  /** Three rows, all of whose amounts are the edition's number; a blank one, and a hostile text. */
  private Edition edition(long number) throws SQLException, IOException {
    Path files = Files.createDirectories(folder.resolve("value" + number));
    try (Connection duck = Duck.open("");
        Statement statement = duck.createStatement()) {
      statement.execute(
          "copy (select * from (values ('M1', 'PF-1', '2026-10', "
              + number
              + "::decimal(19,4), timestamp '2026-11-01 10:00:00'), ('M2', 'PF-2', '2026-10', "
              + number
              + "::decimal(19,4), null), ('M\"3,'';', 'PF-2', '2026-10', null, null))"
              + " as t(measure_id, portfolio_id, period, verified, seen_at)) to '"
              + files.resolve("part.parquet")
              + "' (format parquet)");
    }
    return new Edition(
        number,
        "2026-10",
        Instant.parse("2026-11-04T06:00:00Z"),
        "code",
        List.of(contract()),
        Map.of("value", files),
        Map.of("value", 7L));
  }

  private static Postgres postgres(String schema) {
    return new Postgres(server.getJdbcUrl("postgres", "postgres"), new Properties(), schema);
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

  @Test
  void the_sums_and_the_hash_are_the_same_in_parquet_in_duckdb_and_in_postgresql()
      throws Exception {
    Edition edition = edition(11);
    Flat.publish(edition, folder.resolve("flat"));
    Flat.publish(edition, folder.resolve("flat"));
    Duck.publish(edition, folder.resolve("marts.duckdb"));
    postgres("same").publish(edition);
    String sum = "select sum(verified) || ' ' || count(*) || ' ' || max(measure_id) from ";
    List<String> expected = List.of("22.0000 3 M2");
    try (Connection duck = Duck.open(folder.resolve("marts.duckdb").toString())) {
      assertThat(ask(duck, sum + "value")).isEqualTo(expected);
      assertThat(ask(duck, sum + "'" + folder.resolve("flat/current/value/*.parquet") + "'"))
          .isEqualTo(expected);
      assertThat(as("postgres", sum.replace("max(measure_id)", "'M2'") + "same.value"))
          .isEqualTo(expected);
      assertThat(ask(duck, "select sha256 from publication"))
          .isEqualTo(as("postgres", "select sha256 from same.publication"));
    }
    assertThat(as("postgres", "select obj_description('same_11.value'::regclass)"))
        .containsExactly("What a controller's people verified.");
    for (String table : List.of("same_11.value", "same.value")) {
      assertThat(as("postgres", "select col_description('" + table + "'::regclass, 4)"))
          .containsExactly("verified. Blank: Nobody has looked yet.");
    }
  }

  @Test
  void a_department_head_sees_that_department_only_through_the_view_and_through_the_table()
      throws Exception {
    postgres("rows").publish(edition(21));
    as(
        "postgres",
        "insert into rows.entitlement values ('head', 'PF-1'), ('cfo', 'all') returning node");
    postgres("rows").publish(edition(22));
    for (String table : List.of("rows.value", "rows_22.value", "rows_21.value")) {
      assertThat(as("head", "select measure_id from " + table)).containsExactly("M1");
      assertThat(as("cfo", "select measure_id from " + table)).hasSize(3);
      assertThat(as("nobody", "select measure_id from " + table)).isEmpty();
    }
    assertThat(as("head", "select login from rows.entitlement")).containsExactly("head");
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
    try (Connection connection = connect("postgres");
        Statement statement = connection.createStatement()) {
      statement.execute(
          "create or replace view hand.value with (security_invoker = true) as"
              + " select * from hand_41.value where measure_id = 'M1'");
      statement.execute("create table hand.mine (a int)");
    }
    assertThatThrownBy(() -> postgres("hand").publish(edition(42)))
        .isInstanceOf(Refusal.class)
        .hasMessageContaining("SCHEMA_CHANGED")
        .hasMessageContaining("mine, value");
    assertThat(as("postgres", "select edition from hand.publication")).containsExactly("41");
  }

  @Test
  void a_database_without_rights_is_refused_in_words() throws Exception {
    Postgres nobody =
        new Postgres(server.getJdbcUrl("nobody", "postgres"), new Properties(), "mine");
    Edition edition = edition(61);
    assertThatThrownBy(() -> nobody.publish(edition))
        .isInstanceOf(Refusal.class)
        .hasMessageContaining("PUBLISH_FAILED")
        .hasMessageContaining("permission denied");
  }

  @Test
  void no_table_and_no_column_that_is_published_bears_a_reserved_word_or_an_invented_key()
      throws Exception {
    Set<String> reserved =
        new TreeSet<>(as("postgres", "select word from pg_get_keywords() where catcode = 'R'"));
    try (Connection duck = Duck.open("")) {
      reserved.addAll(
          ask(
              duck,
              "select keyword_name from duckdb_keywords() where keyword_category = 'reserved'"));
    }
    List<Contract> published =
        Stream.concat(
                Contracts.all().values().stream().filter(one -> one.kind() == Contract.Kind.MART),
                Stream.of(Contracts.all().get("periods"), Days.contract()))
            .toList();
    for (Contract one : published) {
      assertThat(one.columns().keySet()).as(one.name()).doesNotContainAnyElementsOf(reserved);
      assertThat(reserved).doesNotContain(one.name());
      assertThat(one.columns().keySet()).as(one.name()).containsAll(one.grain());
      assertThat(one.grain())
          .as(one.name())
          .noneMatch(key -> key.matches("(row_)?(id|key|sk)|.*_sk"));
    }
  }
}
