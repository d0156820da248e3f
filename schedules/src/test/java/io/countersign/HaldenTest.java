package io.countersign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import io.countersign.ingest.workspace.Workspace;
import io.countersign.lake.JobCounter;
import io.countersign.lake.Lake;
import io.countersign.lake.LakeSession;
import io.countersign.reports.issue.Conformance;
import io.countersign.reports.proof.Trace;
import io.countersign.reports.register.Entry;
import io.countersign.schedules.cli.LakeQuery;
import io.countersign.schedules.month.IssueLifecycle;
import io.countersign.schedules.publish.BiQueries;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import jakarta.mail.internet.MimeMultipart;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The whole month end on the sample company, by the commands that people use. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class HaldenTest {
  private static final Clock LATER =
      Clock.fixed(Instant.parse("2030-01-01T00:00:00Z"), ZoneOffset.UTC);

  @TempDir static Path folder;
  private static Path workspace;
  private static Lake lake;
  private static final Map<String, PlainAnswer> ANSWERS = new HashMap<>();
  private static String said;
  private static EmbeddedPostgres bi;

  /** Tables of which a reader of one portfolio once saw nothing, with the column that says why. */
  private static final Map<String, String> BELOW =
      Map.of(
          "initiative_value", "measure_id",
          "value_bridge", "measure_id",
          "labour", "measure_id",
          "run_rate", "measure_id",
          "ledger_claims", "measure_id",
          "change_outcomes", "measure_id",
          "decisions_needed", "measure_id",
          "control_exceptions", "measure_id",
          "sla_instances", "measure_id",
          "initiative_scorecard", "node_id");

  record Story(String story, String about, String query, String answer) {}

  @BeforeAll
  static void the_demo_runs() throws Exception {
    workspace = folder.resolve("a path with spaces");
    said = SampleDemo.run().said();
    SampleDemo.workspace(workspace);
    lake = new Lake(LakeSession.open("local[2]"), workspace.resolve("lake").toString());
  }

  private static int call(StringWriter out, StringWriter err, String... arguments) {
    return new Commands(LATER, new PrintWriter(out, true), new PrintWriter(err, true))
        .run(arguments);
  }

  @TestFactory
  Stream<DynamicTest> every_planted_story_reads_from_the_marts_as_it_was_written_down()
      throws IOException {
    try (InputStream stories =
        getClass().getResourceAsStream("/ingest/systems/sample_company/stories.yml")) {
      return new YAMLMapper()
          .readValue(stories, new TypeReference<List<Story>>() {}).stream()
              .map(
                  story ->
                      dynamicTest(
                          story.story(),
                          () ->
                              assertThat(ask(story.query()))
                                  .as(story.about())
                                  .isEqualTo(story.answer())));
    }
  }

  /** The single row of an answer, its values parted by bars. */
  private static String ask(String sql) {
    return new LakeQuery(lake, Optional.empty(), OptionalLong.empty())
        .run(sql).rows().stream()
            .map(row -> row.stream().map(String::valueOf).collect(Collectors.joining("|")))
            .collect(Collectors.joining("\n"));
  }

  @Test
  void it_says_where_the_pack_lies_and_the_pack_is_there() throws IOException {
    Path pack = workspace.resolve("out/2026-10/cfo_pack-2026-10.pdf");
    assertThat(said)
        .contains("halden/out/2026-10/cfo_pack-2026-10.pdf")
        .contains("Quarantine 6 rows")
        .contains("every 'must' held");
    assertThat(Files.readAllBytes(pack))
        .startsWith("%PDF".getBytes(java.nio.charset.StandardCharsets.US_ASCII));
  }

  @Test
  void every_pdf_of_the_month_can_be_archived_and_read_aloud() throws IOException {
    try (Stream<Path> files = Files.list(workspace.resolve("out/2026-10"))) {
      List<Path> pdfs = files.filter(file -> file.toString().endsWith(".pdf")).toList();
      assertThat(pdfs).hasSizeGreaterThan(1);
      for (Path pdf : pdfs) {
        assertThat(Conformance.failures(Files.readAllBytes(pdf))).as(pdf.toString()).isEmpty();
      }
    }
  }

  /** Those of now, and the one below the top as it was at the end of each period. */
  private static final List<String> LEVELS =
      List.of(
          "measure_id",
          "measure_package_id",
          "project_id",
          "program_id",
          "portfolio_id",
          "organization_id",
          "split(path_then, ' / ')[1]");

  @Test
  void both_bridges_close_exactly_at_every_level() {
    for (String level : LEVELS) {
      assertThat(ask(residuals(level, "claimed", "claim_to_verified"))).as(level).isEqualTo("0");
      assertThat(ask(residuals(level, "planned", "plan_to_verified"))).as(level).isEqualTo("0");
    }
  }

  private static String residuals(String level, String start, String bridge) {
    return """
    with start as (
      select %1$s as node, period, currency, sum(coalesce(%2$s, 0)) - sum(coalesce(verified, 0)) as gap,
             sum(coalesce(%2$s_group, 0)) - sum(coalesce(verified_group, 0)) as gap_group
      from initiative_value group by all),
    parts as (
      select %1$s as node, period, v.currency, sum(b.amount) as amount, sum(b.amount_group) as amount_group
      from value_bridge b join initiative_value v using (measure_id, period, benefit_type)
      where b.bridge = '%3$s' group by all)
    select count(*) from start full join parts
      on start.node <=> parts.node and start.period = parts.period and start.currency = parts.currency
    where coalesce(gap, 0) <> coalesce(amount, 0) or coalesce(gap_group, 0) <> coalesce(amount_group, 0)
    """
        .formatted(level, start, bridge);
  }

  /** Row by row where there are rows; to the cent where rates are rounded. */
  @ParameterizedTest
  @MethodSource("io.countersign.PlainAnswer#all")
  void what_adds_up_is_worked_out_again_in_plain_sql_on_the_landed_feeds(
      String script, String again, String marts) {
    PlainAnswer plain = ANSWERS.computeIfAbsent(script, named -> new PlainAnswer(lake, named));
    assertThat(plain.lines(marts))
        .isNotEmpty()
        .containsExactlyInAnyOrderElementsOf(plain.lines(again));
  }

  @Test
  void one_measure_can_be_followed_from_plan_to_verified_in_one_query() {
    assertThat(ask(PlainAnswer.text("one_measure")).lines())
        .contains(
            "10|plan, version 1 (V2): value_plans|60000.0000",
            "31|claimed, each claim once (V4): initiative_value|60000.0000",
            "52|movement that can be claimed (V13): ledger_claims|100000.0000",
            "53|claimed of it by M102: ledger_claims|70000.0000",
            "70|less double_count (W, V12): value_bridge|-13846.1500",
            "80|verified (V6): initiative_value|46153.8500");
  }

  @Test
  void nothing_is_lost_between_a_source_and_a_mart() {
    assertThat(ask("select count(*) from reconciliation where status = 'break'")).isEqualTo("0");
    assertThat(Long.parseLong(ask("select count(*) from reconciliation"))).isGreaterThan(100);
    assertThat(
            ask(
                "select count(*) from lake.source_totals where read_count <> repeated_count + quarantined_count + landed_count"))
        .isEqualTo("0");
  }

  @Test
  void a_query_answers_in_every_format() {
    String count = "select count(distinct measure_id) as measures from initiative_value";
    StringWriter out = new StringWriter();
    assertThat(query(out, new StringWriter(), "--format", "csv", count)).isZero();
    assertThat(out.toString().lines()).containsExactly("measures", ask(count));
    out = new StringWriter();
    assertThat(query(out, new StringWriter(), "--format", "json", count)).isZero();
    assertThat(out.toString().strip()).isEqualTo("[{\"measures\":" + ask(count) + "}]");
  }

  @Test
  void fifty_figures_picked_at_random_end_in_source_rows_that_sum_to_them() {
    IssueLifecycle issues = new IssueLifecycle(Workspace.read(workspace), lake, LATER.instant());
    Random random = new Random(50);
    int picked = 0;
    for (Entry issue : issues.register().latest("2026-10")) {
      List<String> figures = new ArrayList<>(new TreeSet<>(issue.figures().keySet()));
      Collections.shuffle(figures, random);
      Trace trace = issues.tracer(issue.subject().issue());
      int some = issue.subject().report().equals("cfo_pack") ? 30 : 5;
      figures.subList(0, some).forEach(figure -> sums(trace.of(figure), issue));
      if (some == 30) {
        figures.stream()
            .filter(figure -> figure.startsWith("quarantine."))
            .forEach(figure -> sums(trace.of(figure), issue));
      }
      picked += some;
    }
    assertThat(picked).isEqualTo(50);
  }

  /**
   * A share ends in the rows of its two parts; all else in rows of feeds that add up to it. A part
   * that is not printed itself has no figure to meet: mart, step and feed say the same of it.
   */
  private static void sums(Trace.Traced traced, Entry issue) {
    traced.from().forEach(part -> sums(part, issue));
    if (traced.from().isEmpty()) {
      BigDecimal printed = traced.value() == null ? BigDecimal.ZERO : traced.value();
      List<Trace.Level> levels = traced.levels();
      assertThat(levels).last().returns("feed", Trace.Level::level);
      BigDecimal value =
          issue.figures().containsKey(traced.figure())
              ? printed
              : levels.get(levels.size() - 1).sum();
      assertThat(levels)
          .as(traced.figure())
          .allSatisfy(level -> assertThat(level.sum()).isEqualByComparingTo(value));
    }
  }

  @Test
  void a_figure_is_traced_as_a_table_as_csv_and_as_json_and_of_an_unknown_one_the_nearest_is_named()
      throws IOException {
    String issue = ask("select issue_id from lake.issues where number = 1");
    String table = heard("trace", issue, "total.verified");
    assertThat(table)
        .containsPattern("total.verified = [0-9.]+, printed as [0-9.]+")
        .containsPattern(
            "mart: the parts add up to (.+)\\R[^\\000]*feed: the parts add up to \\1\\R")
        .containsPattern("\\Rsource +record +part +detail\\R");
    JsonNode json = new YAMLMapper().readTree(heard("trace", issue, "total.verified", "--json"));
    BigDecimal value = json.get("value").decimalValue();
    assertThat(json.get("levels").findValuesAsText("level"))
        .containsExactly("mart", "step", "feed");
    Map<String, BigDecimal> sums = new TreeMap<>();
    String csv = heard("trace", issue, "total.verified", "--format", "csv");
    try (CsvReader<NamedCsvRecord> rows = CsvReader.builder().ofNamedCsvRecord(csv)) {
      for (NamedCsvRecord row : rows) {
        assertThat(row.getHeader())
            .containsExactly("figure", "level", "source", "record", "part", "detail");
        sums.merge(row.getField("level"), new BigDecimal(row.getField("part")), BigDecimal::add);
      }
    }
    assertThat(sums).containsOnlyKeys("mart", "step", "feed");
    assertThat(sums.values()).allSatisfy(sum -> assertThat(sum).isEqualByComparingTo(value));
    StringWriter err = new StringWriter();
    List<String> wrong = List.of("--workspace", workspace.toString(), issue, "total.verifeid");
    String[] call = Stream.concat(Stream.of("trace"), wrong.stream()).toArray(String[]::new);
    assertThat(call(new StringWriter(), err, call)).isEqualTo(2);
    assertThat(err.toString()).contains("FIGURE_UNKNOWN", "as total.verified", "figures.csv");
  }

  @Test
  void an_issue_comes_again_from_a_lake_that_was_vacuumed_elsewhere_and_by_another_java()
      throws Exception {
    Elsewhere copy = Elsewhere.copied(workspace, lake, folder.resolve("elsewhere"));
    List<String> tables = List.of("initiative_value", "value_claims");
    for (String table : tables) {
      copy.overwrite(table, 2);
      copy.overwrite(table, 1);
    }
    StringWriter out = new StringWriter();
    int exit = call(out, new StringWriter(), "vacuum", "--workspace", copy.workspace().toString());
    assertThat(exit).isZero();
    assertThat(out.toString()).contains("2 older versions were kept because an issue was made");
    for (String table : tables) {
      long pinned = lake.version(table);
      assertThat(copy.files(table, pinned)).isEqualTo(lake.files(table, pinned).size());
      assertThat(copy.files(table, pinned + 1)).isZero();
    }
    String issue = ask("select issue_id from lake.issues where number = 1");
    assertThat(copy.reissue(issue))
        .isEqualTo(Files.readAllBytes(workspace.resolve("out/2026-10/cfo_pack-2026-10.pdf")));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "drop table initiative_value",
        "select no_such_column from initiative_value",
        "select * from no_such_mart",
        "select 1 / 0",
        "selct 1"
      })
  void a_query_that_cannot_be_answered_says_so_and_writes_nothing(String sql) {
    StringWriter err = new StringWriter();
    assertThat(query(new StringWriter(), err, sql)).isEqualTo(2);
    assertThat(err.toString()).contains("QUERY_WRONG").doesNotContain("\tat ");
  }

  private static int query(StringWriter out, StringWriter err, String... arguments) {
    List<String> all = new ArrayList<>(List.of("query", "--workspace", workspace.toString()));
    all.addAll(List.of(arguments));
    return call(out, err, all.toArray(String[]::new));
  }

  @Test
  void a_process_that_lives_on_keeps_little_of_what_it_has_done() {
    SparkSession spark = lake.spark();
    assertThat(spark.sharedState().statusStore().executionsCount()).isLessThan(50);
    assertThat(spark.sparkContext().statusStore().jobsList(null).size()).isLessThan(50);
  }

  @Test
  void published_marts_say_the_same_to_postgresql_to_duckdb_and_to_spark() throws Exception {
    try (Connection postgres = published("postgres");
        Connection duck = duck()) {
      postgres.createStatement().execute("set search_path = countersign");
      for (String mart : BiQueries.ask(postgres, "select mart from publication order by mart")) {
        String sums = BiQueries.sums(postgres, mart);
        List<String> expected = BiQueries.ask(postgres, sums + mart);
        assertThat(BiQueries.ask(duck, sums + mart)).as(mart).isEqualTo(expected);
        assertThat(BiQueries.ask(lake.spark(), sums + parquet(mart))).as(mart).isEqualTo(expected);
      }
      assertThat(BiQueries.all()).hasSize(20).noneMatch(sql -> sql.contains(" join "));
      for (String sql : BiQueries.all()) {
        List<String> answer = BiQueries.ask(postgres, sql);
        assertThat(answer).as(sql).isNotEmpty();
        assertThat(BiQueries.ask(duck, sql)).as(sql).isEqualTo(answer);
      }
      System.out.printf(
          "p95 of 20 queries on PostgreSQL: %.1f ms%n",
          BiQueries.p95(postgres, BiQueries.all(), 10));
    }
  }

  /** A connection to where the marts were published, once for all tests. */
  private static Connection published(String user) throws IOException, SQLException {
    if (bi == null) {
      bi = EmbeddedPostgres.start();
      try (Connection postgres = bi.getPostgresDatabase().getConnection()) {
        postgres.createStatement().execute("create role pf01 login; create role stranger login");
      }
      Files.writeString(
          workspace.resolve("publish.yml"),
          "targets: {bi: {kind: postgresql, host: localhost, database: postgres, user: postgres, port: "
              + bi.getPort()
              + "}}");
      Path people = workspace.resolve("people.yml");
      Files.writeString(
          people,
          Files.readString(people)
              .replaceFirst(
                  "people:\n",
                  "people:\n  bi.reader: {name: Reader, login: pf01, sees: [PF-01]}\n"));
      assertThat(exit("publish", "bi", "duckdb", "parquet")).isZero();
    }
    return DriverManager.getConnection(bi.getJdbcUrl(user, "postgres"));
  }

  private static Connection duck() throws SQLException {
    return DriverManager.getConnection(
        "jdbc:duckdb:" + workspace.resolve("out/bi/countersign.duckdb"));
  }

  private static String parquet(String mart) {
    return "parquet.`" + workspace.resolve("out/bi/parquet/current").resolve(mart) + "`";
  }

  @AfterAll
  static void the_database_stops() throws IOException {
    if (bi != null) {
      bi.close();
    }
  }

  @Test
  void n6_joined_to_measures_the_bridge_adds_up_to_what_it_is_and_each_row_has_a_name()
      throws Exception {
    String sum = "select round(sum(amount_group), 2), count(m.name) - count(*) from ";
    String where = " where bridge = 'claim_to_verified'";
    try (Connection postgres = published("postgres");
        Connection duck = duck()) {
      postgres.createStatement().execute("set search_path = countersign");
      String joined = "value_bridge join measures m using (measure_id)";
      assertThat(BiQueries.ask(postgres, sum + joined + where)).containsExactly("2603930.23|0");
      assertThat(BiQueries.ask(duck, sum + joined + where)).containsExactly("2603930.23|0");
      String flat =
          parquet("value_bridge") + " join " + parquet("measures") + " m using (measure_id)";
      assertThat(BiQueries.ask(lake.spark(), sum + flat + where)).containsExactly("2603930.23|0");
    }
  }

  @Test
  void n5_a_reader_of_one_portfolio_sees_all_rows_below_it_in_every_table() throws Exception {
    try (Connection all = published("postgres");
        Connection reader = published("pf01");
        Connection stranger = published("stranger")) {
      for (Connection one : List.of(all, reader, stranger)) {
        one.createStatement().execute("set search_path = countersign");
      }
      String below = " where %s in (select node_id from node_closure where ancestor_id = 'PF-01')";
      for (String table : BELOW.keySet()) {
        String count = "select count(*) from " + table;
        List<String> rows = BiQueries.ask(all, count + below.formatted(BELOW.get(table)));
        assertThat(rows).as(table).doesNotContain("0");
        assertThat(BiQueries.ask(reader, count + below.formatted(BELOW.get(table))))
            .as(table)
            .isEqualTo(rows);
        assertThat(BiQueries.ask(stranger, count)).as(table).containsExactly("0");
      }
      assertThat(BiQueries.ask(reader, "select count(*) from initiative_value"))
          .containsExactly("294");
      assertThat(BiQueries.ask(reader, "select count(*) from reconciliation")).containsExactly("0");
      assertThat(BiQueries.ask(reader, "select says from my_access"))
          .allMatch(says -> says.startsWith("You see the rows of PF-01 and of what lies below it"));
      assertThat(BiQueries.ask(stranger, "select says from my_access"))
          .allMatch(says -> says.startsWith("You see no rows"));
    }
  }

  @Test
  @Order(Integer.MAX_VALUE - 2)
  void running_again_changes_nothing_and_asks_nothing() throws Exception {
    Map<String, Long> versions = versions();
    Map<Path, Instant> files = written();
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    JobCounter counted =
        JobCounter.of(
            lake.spark(),
            () ->
                assertThat(call(out, err, "run", "--explain", "--workspace", workspace.toString()))
                    .as(err.toString())
                    .isZero());
    assertThat(counted.jobs()).isZero();
    assertThat(counted.executions()).isZero();
    assertThat(out.toString()).contains("38 pages, unchanged", "58 were up to date");
    assertThat(err.toString().lines().filter(line -> line.startsWith("because ")))
        .hasSize(58)
        .allMatch(line -> line.endsWith(" nothing that it depends on changed"));
    assertThat(versions()).isEqualTo(versions);
    assertThat(written()).isEqualTo(files);
  }

  @Test
  @Order(Integer.MAX_VALUE - 1)
  void on_the_third_working_day_the_pack_waits_for_its_release_and_then_reaches_everybody_once()
      throws Exception {
    GreenMail mail = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
    mail.start();
    try {
      Files.writeString(
          workspace.resolve("channels.yml"),
          "channels: {mail: {kind: smtp, host: 127.0.0.1, tls: none, from: pack@halden.example, port: "
              + mail.getSmtp().getPort()
              + "}}");
      String issue = ask("select issue_id from lake.issues where number = 1");
      assertThat(heard("tick")).contains("waiting").contains("countersign close 2026-10");
      assertThat(exit("close", "2026-10")).isZero();
      assertThat(heard("tick")).contains("waiting").contains(issue + " is not released");
      assertThat(mail.getReceivedMessages()).isEmpty();
      assertThat(exit("release", issue, "--by", "cornelius.voss")).isZero();
      assertThat(heard("tick")).contains("done").contains("4 accepted, 0 failed");
      byte[] pack = Files.readAllBytes(workspace.resolve("out/2026-10/cfo_pack-2026-10.pdf"));
      assertThat(workspace.resolve("out/delivered/ingrid.halden/cfo_pack-2026-10.pdf"))
          .hasBinaryContent(pack);
      MimeMultipart letter = (MimeMultipart) mail.getReceivedMessages()[0].getContent();
      assertThat(letter.getBodyPart(1).getInputStream().readAllBytes()).isEqualTo(pack);
      String hash = HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(pack));
      assertThat(heard("deliveries").lines().filter(line -> line.contains(hash.substring(0, 12))))
          .hasSize(4)
          .allMatch(line -> line.startsWith("accepted"));
      assertThat(heard("deliveries", "--issue", issue)).contains("4 deliveries");
      assertThat(refused("deliveries", "--issue", issue.replace("CP-2026", "CP-2062")))
          .contains("ISSUE_UNKNOWN", "Did you mean '" + issue + "'?");
      assertThat(heard("tick")).contains("Nothing was due.");
      assertThat(mail.getReceivedMessages()).hasSize(2);
    } finally {
      mail.stop();
    }
  }

  @Test
  @Order(Integer.MAX_VALUE)
  void a_pack_is_verified_released_by_a_second_person_closed_and_made_again_without_the_lake()
      throws IOException {
    Path pack = workspace.resolve("out/2026-10/cfo_pack-2026-10.pdf");
    String issue = ask("select issue_id from lake.issues where number = 1");
    assertThat(exit("verify", pack.toString())).isZero();
    assertThat(exit("release", issue, "--by", "Countersign")).isEqualTo(2);
    assertThat(exit("release", issue, "--by", "cornelius.voss")).isZero();
    assertThat(exit("close", "2026-10")).isZero();
    assertThat(exit("close", "2026-10")).isZero();
    // Prepared, closed, released, and closed with what was released.
    assertThat(ask("select count(*) from lake.issues where report = 'cfo_pack'")).isEqualTo("4");
    byte[] released = Files.readAllBytes(pack);
    forgetHistory();
    Path again = workspace.resolve("again.pdf");
    assertThat(exit("reissue", issue, "--out", again.toString())).isZero();
    assertThat(Files.readAllBytes(again)).isEqualTo(released);
    assertThat(exit("trace", issue, "total.verified")).isZero();
    assertThat(exit("trace", issue, "total.no_such_figure")).isEqualTo(2);
    Files.delete(evidence(issue).resolve("tables/value_claims/0.parquet"));
    StringWriter err = new StringWriter();
    String[] call = {"reissue", issue, "--workspace", workspace.toString()};
    assertThat(call(new StringWriter(), err, call)).isEqualTo(1);
    assertThat(err.toString())
        .contains("EVIDENCE_DAMAGED", "tables/value_claims/0.parquet", "missing");
  }

  private static Path evidence(String issue) {
    return workspace.resolve("lake/closed/2026-10").resolve(issue);
  }

  /** Takes away every table but the register. */
  private static void forgetHistory() throws IOException {
    for (String table : lake.tables()) {
      if (!table.equals("issues")) {
        Files.move(Path.of(lake.path(table)), folder.resolve("gone-" + table));
      }
    }
  }

  private static int exit(String command, String... arguments) {
    List<String> all = new ArrayList<>(List.of(command, "--workspace", workspace.toString()));
    all.addAll(List.of(arguments));
    return call(new StringWriter(), new StringWriter(), all.toArray(String[]::new));
  }

  /** What a command says that is wrong. */
  private static String refused(String command, String... arguments) {
    StringWriter err = new StringWriter();
    List<String> all = new ArrayList<>(List.of(command, "--workspace", workspace.toString()));
    all.addAll(List.of(arguments));
    assertThat(call(new StringWriter(), err, all.toArray(String[]::new))).isEqualTo(2);
    return err.toString();
  }

  /** What a command that goes well says. */
  private static String heard(String command, String... arguments) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    List<String> all = new ArrayList<>(List.of(command, "--workspace", workspace.toString()));
    all.addAll(List.of(arguments));
    int exit = call(out, err, all.toArray(String[]::new));
    assertThat(exit).as(err.toString()).isZero();
    return out.toString();
  }

  private static Map<String, Long> versions() {
    return lake.tables().stream().collect(Collectors.toMap(table -> table, lake::version));
  }

  private static Map<Path, Instant> written() throws IOException {
    Map<Path, Instant> written = new TreeMap<>();
    try (Stream<Path> files = Files.walk(workspace.resolve("out"))) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        written.put(file, Files.getLastModifiedTime(file).toInstant());
      }
    }
    return written;
  }
}
