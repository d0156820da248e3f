package io.countersign;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.countersign.ingest.workspace.Workspace;
import io.countersign.lake.CodeVersion;
import io.countersign.problem.Refusal;
import io.countersign.schedules.setup.ScheduleSetup;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a newcomer, an operator or a script meets first. */
final class FirstRunTest {
  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-11-04T06:00:00Z"), ZoneOffset.UTC);

  @TempDir Path folder;
  private StringWriter out = new StringWriter();
  private StringWriter err = new StringWriter();
  private Path mine;

  @BeforeEach
  void init() {
    mine = folder.resolve("mine");
    assertThat(call("init", mine.toString())).isZero();
  }

  private int call(String... arguments) {
    out = new StringWriter();
    err = new StringWriter();
    int exit =
        new Commands(CLOCK, new PrintWriter(out, true), new PrintWriter(err, true)).run(arguments);
    assertThat(err.toString()).doesNotContain("\tat ").doesNotContain("Exception");
    return exit;
  }

  private int at(String command, String... more) {
    Stream<String> workspace = Stream.of(command, "--workspace", mine.toString());
    return call(Stream.concat(workspace, Stream.of(more)).toArray(String[]::new));
  }

  private void write(String file, String text) {
    try {
      Path path = mine.resolve(file);
      Files.createDirectories(path.getParent());
      Files.writeString(path, text);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  @Test
  void n1_with_nothing_to_read_check_run_and_ingest_say_what_to_put_where_and_make_nothing() {
    for (String command : List.of("check", "run", "ingest")) {
      assertThat(at(command)).as(command).isEqualTo(2);
      assertThat(err.toString())
          .contains("FEED_MISSING", mine.resolve("register").toString(), "tickets.csv")
          .contains("what now")
          .hasLineCount(4);
    }
    assertThat(mine.resolve("lake")).doesNotExist();
    write("countersign.yml", "company: X\ngroup_currency: EUR\nfiscal_year: {starts: \"01-01\"}\n");
    assertThat(at("run")).isEqualTo(2);
    assertThat(err.toString()).contains("FEED_MISSING", "systems");
    write("register/tikets.csv", "ticket_id\nT-1\n");
    write(
        "countersign.yml",
        """
        company: X
        group_currency: EUR
        fiscal_year: {starts: "01-01"}
        systems: {register: {product: files, folder: register}}
        """);
    assertThat(at("run")).isEqualTo(2);
    assertThat(err.toString()).contains("FEED_UNKNOWN", "Did you mean 'tickets'?");
  }

  @Test
  void n1_one_ticket_makes_the_reports_of_the_service() {
    write(
        "register/tickets.csv",
        "ticket_id,kind,status,opened_at\nT-1,incident,open,2026-10-05T08:00:00Z\n");
    assertThat(at("check")).as(err.toString()).isZero();
    assertThat(at("run", "--period", "2026-10")).as(err.toString()).isZero();
    assertThat(out.toString())
        .contains(
            "Read       1 row of 1 feed", "sla_breaches-2026-10", "incident_trend-2026-10.pdf")
        .doesNotContain("cfo_pack");
    assertThat(at("query", "select count(*) as rows from lake.quarantine", "--format", "csv"))
        .as("nothing is in quarantine: " + err)
        .isZero();
    assertThat(out.toString()).isEqualToIgnoringNewLines("rows0");
  }

  @Test
  void n3_check_names_every_reference_that_leads_nowhere_at_once_beside_a_misspelt_key() {
    write("register/tickets.csv", "ticket_id,kind,status,opened_at\n");
    write(
        "people.yml",
        """
        people:
          a.lind: {name: A Lind, sees: [all]}
        roles:
          cfo: [a.lind]
          controlling: [a.lnid]
          data_on_call: [a.lind]
        rights: {release: [cf0], relaese: [cfo]}
        """);
    write("channels.yml", "channels: {mail: {kind: folder, path: out/mailbox}}\n");
    write("publish.yml", "targets: {bi: {kind: parquet, path: out/bi}}\n");
    write(
        "schedules/mine.yml",
        """
        schedule: mine
        about: Each month.
        when: {working_day: 3, time: "06:00", calendar: germnay}
        isue: [cfo_pack]
        issue: [cfo_pack, cfo_pakc]
        publish: [bi, bii]
        if_waiting: {tell: [data_on_cal], escalate: [controling]}
        if_failed: {retry: 2, then_tell: [nobody_at_all]}
        deliver: {to: [cfo, cof], by: [mial, folder]}
        """);
    assertThat(at("check", "--json")).isEqualTo(2);
    List<String> where = said("where");
    assertThat(said("code").size()).isEqualTo(where.size());
    assertThat(Stream.iterate(0, i -> i < where.size(), i -> i + 1).map(this::line))
        .contains(
            "REPORT_UNKNOWN schedules/mine.yml:5 Did you mean 'cfo_pack'?",
            "TARGET_UNKNOWN schedules/mine.yml:6 Did you mean 'bi'?",
            "ROLE_UNKNOWN schedules/mine.yml:7 Did you mean 'data_on_call'?",
            "ROLE_UNKNOWN schedules/mine.yml:7 Did you mean 'controlling'?",
            "ROLE_UNKNOWN schedules/mine.yml:8 ",
            "ROLE_UNKNOWN schedules/mine.yml:9 Did you mean 'cfo'?",
            "CHANNEL_UNKNOWN schedules/mine.yml:9 Did you mean 'mail'?",
            "PERSON_UNKNOWN people.yml:5 Did you mean 'a.lind'?",
            "ROLE_UNKNOWN people.yml:7 Did you mean 'cfo'?",
            "RIGHT_UNKNOWN people.yml:7 Did you mean 'release'?");
    assertThat(where).anyMatch(file -> file.startsWith("schedules/mine.yml:4")); // isue
  }

  @Test
  void n3_check_resolves_the_product_the_mapping_and_the_sql_of_a_workspace_s_own_systems()
      throws IOException {
    write("register/tickets.csv", "ticket_id,kind,status,opened_at\n");
    write(
        "countersign.yml",
        """
        company: X
        group_currency: EUR
        fiscal_year: {starts: "01-01"}
        systems:
          register: {product: files, folder: register}
          board: {product: kanbord, folder: exports}
          spend: {product: our_spend, folder: exports}
        """);
    write("exports/spend.csv", "id\n1\n");
    write("systems/kanboard/system.yml", "product: kanboard\nkind: exports\nabout: X.\n");
    write(
        "systems/our_spend/system.yml",
        "product: our_spend\nkind: exports\nabout: X.\ntables: {spend: {files: spend.csv}}\n");
    write("systems/our_spend/tickts.sql", "select 1\n");
    write(
        "systems/our_spend/mapping.yml",
        "tickets.status: {Backlog: new,\n  Ready: opne}\ntickts.kind: {A: incident}\n");
    assertThat(at("check", "--json")).isEqualTo(2);
    assertThat(Stream.iterate(0, i -> i < said("where").size(), i -> i + 1).map(this::line))
        .anyMatch(one -> one.contains("countersign.yml:6") && one.contains("'kanboard'"))
        .anyMatch(one -> one.contains("mapping.yml:2") && one.contains("Did you mean 'open'?"))
        .anyMatch(one -> one.contains("mapping.yml:3") && one.contains("Did you mean 'tickets'?"))
        .anyMatch(one -> one.contains("tickts.sql") && one.contains("Did you mean 'tickets'?"));
  }

  private List<String> said(String field) {
    try {
      return new ObjectMapper().readTree(out.toString()).get("problems").findValuesAsText(field);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(out.toString(), e);
    }
  }

  private String line(int problem) {
    return said("code").get(problem)
        + " "
        + said("where").get(problem)
        + " "
        + said("now").get(problem);
  }

  @Test
  void
      n10_help_and_version_are_where_every_command_line_has_them_and_a_wrong_word_has_its_nearest() {
    for (String help : List.of("--help", "-h")) {
      assertThat(call("run", help)).isZero();
      assertThat(out.toString()).contains("Usage: countersign run", "--period");
      assertThat(call("deliveries", "resend", help)).isZero();
      assertThat(call(help)).isZero();
      assertThat(out.toString()).contains("release", "publish");
    }
    assertThat(call("--version")).isZero();
    assertThat(out.toString()).contains("countersign " + CodeVersion.current());
    assertThat(call("rnu")).isEqualTo(2);
    assertThat(err.toString()).contains("Did you mean 'run'?");
    assertThat(call("run", "--perod", "2026-10")).isEqualTo(2);
    assertThat(err.toString()).contains("Did you mean '--period'?");
    assertThat(call("help", "pubilsh")).isEqualTo(2);
    assertThat(err.toString()).contains("Did you mean 'publish'?");
  }

  @Test
  void n10_whoever_asked_for_json_gets_json_on_errors_too() throws IOException {
    for (String[] wrong :
        List.of(
            new String[] {"run", "--json", "--perod", "2026-10"},
            new String[] {"run", "--json", "--workspace", folder.toString()},
            new String[] {"run", "--json", "--workspace", mine.toString()})) {
      assertThat(call(wrong)).isEqualTo(2);
      JsonNode said = new ObjectMapper().readTree(out.toString());
      assertThat(said.get("exit").asInt()).isEqualTo(2);
      assertThat(said.get("problems").get(0).get("code").asText()).isNotBlank();
      assertThat(err.toString()).isNotBlank();
    }
  }

  @Test
  void n13_only_a_person_of_people_yml_with_the_right_may_release_or_allow_a_restatement() {
    assertThat(refused("anna", false)).contains("PERSON_UNKNOWN", "no people.yml of its own");
    write(
        "people.yml",
        """
        people:
          anna: {name: Anna}
          berta: {name: Berta}
        roles: {cfo: [anna], desk: [berta]}
        rights: {release: [cfo], restate: [cfo]}
        """);
    assertThat(refused("anna", false)).isEmpty();
    assertThat(refused("anna", true)).isEmpty();
    assertThat(refused("anma", false)).contains("PERSON_UNKNOWN", "Did you mean 'anna'?");
    assertThat(refused("berta", false)).contains("RIGHT_MISSING", "anna");
    assertThat(refused("berta", true)).contains("RIGHT_MISSING", "restate");
    write("people.yml", "people: {anna: {name: Anna}}\nroles: {cfo: [anna]}\n");
    assertThat(refused("anna", false)).contains("RIGHT_MISSING", "rights: {release: [a role]}");
  }

  private String refused(String person, boolean restate) {
    try {
      ScheduleSetup setup = ScheduleSetup.open(mine);
      if (restate) {
        setup.mayRestate(person);
      } else {
        setup.mayRelease(person);
      }
      return "";
    } catch (Refusal e) {
      return e.getMessage();
    }
  }

  @Test
  void n16_a_lake_whose_folder_is_written_as_a_uri_is_a_local_one_and_a_remote_one_is_none() {
    for (String lake : List.of("file:///data/lake", "file:/data/lake", "/data/lake")) {
      assertThat(lake(lake).localLake()).as(lake).contains(Path.of("/data/lake"));
      assertThat(lake(lake).lake()).isEqualTo("/data/lake");
    }
    assertThat(lake("lake").localLake()).contains(mine.resolve("lake"));
    assertThat(lake("my:lake").localLake()).contains(mine.resolve("my:lake"));
    for (String lake : List.of("s3a://bucket/lake", "hdfs:/lake", "abfss://c@a.example/lake")) {
      assertThat(lake(lake).localLake()).as(lake).isEmpty();
      assertThat(lake(lake).lake()).isEqualTo(lake);
    }
    assertThat(refusedLake("lake: file://other/lake")).contains("countersign.yml:4", "'lake'");
    assertThat(refusedLake("out: s3a://bucket/out")).contains("countersign.yml:4", "'out'");
  }

  private Workspace lake(String lake) {
    declare("lake: \"" + lake + "\"");
    return Workspace.read(mine);
  }

  private String refusedLake(String line) {
    declare(line);
    try {
      return Workspace.read(mine).lake();
    } catch (Refusal e) {
      return e.getMessage();
    }
  }

  private void declare(String line) {
    write(
        "countersign.yml",
        "company: X\ngroup_currency: EUR\nfiscal_year: {starts: \"01-01\"}\n" + line + "\n");
  }
}
