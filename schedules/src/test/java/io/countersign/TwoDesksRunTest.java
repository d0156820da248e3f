package io.countersign;

import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.lake.Lake;
import io.countersign.lake.LakeSession;
import io.countersign.reports.register.Entry;
import io.countersign.reports.register.LakeRegister;
import io.countersign.schedules.cli.LakeQuery;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A company with one desk, and one with two whose records bear the same numbers, from files to
 * reports.
 */
final class TwoDesksRunTest {
  private static final Clock NOW =
      Clock.fixed(Instant.parse("2026-11-04T06:00:00Z"), ZoneOffset.UTC);
  private static final List<String> REPORTS =
      List.of("sla_breaches", "change_outcomes", "approval_ageing");

  private static final String COMPANY =
      """
      company: Twofold
      group_currency: EUR
      zone: UTC
      fiscal_year: {starts: "01-01"}
      as_of: 2026-11-04T06:00:00Z
      systems:
        register: {product: files, folder: register}
        berlin: {product: files, folder: berlin}
      """;

  private static final Map<String, String> REGISTER =
      Map.of(
          "calendars",
          """
          calendar_id,valid_from,zone,windows
          always,2026-01-01,UTC,Mon-Sun 00:00-24:00
          """,
          "services",
          """
          service_id,valid_from,name,department,department_head,calendar_id,cost_of_delay_per_hour
          MAIL,2026-01-01,Mail,Office,h.vidal,always,100
          """,
          "sla_policies",
          """
          policy_id,valid_from,metric,target_seconds,calendar_id,pause_statuses,on_priority_change,on_reopen
          solve,2026-01-01,resolution,7200,always,pending,keep,continue
          """,
          "change_rules",
          """
          category,path,valid_from,required_evidence,observation_seconds
          other,normal,2026-01-01,test_result@start,86400
          """);

  private static final Map<String, String> DESK =
      Map.of(
          "tickets",
          """
          ticket_id,kind,service_id,priority,status,requester,opened_at,resolved_at,caused_by_change_id
          1001,incident,MAIL,high,closed,rita,2026-10-05T08:00:00Z,2026-10-05T13:00:00Z,7
          1002,incident,MAIL,high,closed,rita,2026-10-06T20:00:00Z,2026-10-06T21:00:00Z,
          """,
          "ticket_events",
          """
          ticket_id,at,sequence,field,old_value,new_value
          1001,2026-10-05T08:00:00Z,1,status,new,pending
          1001,2026-10-05T09:00:00Z,2,status,pending,open
          """,
          "changes",
          """
          change_id,path,service_id,requester,implementer,actual_start_at,actual_end_at
          7,normal,MAIL,rita,ivan,2026-10-05T06:00:00Z,2026-10-05T07:00:00Z
          8,normal,MAIL,rita,ivan,2026-10-20T06:00:00Z,2026-10-20T07:00:00Z
          """,
          "approvals",
          """
          approval_id,step,subject_kind,subject_id,waiting_for,approver,requested_at,decided_at,decision
          A1,1,change,7,manager,mona,2026-10-04T06:00:00Z,2026-10-04T07:00:00Z,approved
          A2,1,change,8,manager,ivan,2026-10-19T06:00:00Z,2026-10-19T07:00:00Z,approved
          A3,1,change,8,manager,mona,2026-10-30T06:00:00Z,,
          """,
          "evidence",
          """
          evidence_id,subject_kind,subject_id,kind,attached_at
          E1,change,7,test_result,2026-10-05T05:00:00Z
          """);

  @TempDir static Path folder;
  private static Path one;
  private static Path two;

  @BeforeAll
  static void both_run() throws IOException {
    one = company("one", COMPANY);
    two = company("two", COMPANY + "  sydney: {product: files, folder: sydney}\n");
    write(two.resolve("sydney"), DESK);
    // Sydney's register knows the service, too, and says it is dearer.
    write(
        two.resolve("sydney"),
        Map.of("services", REGISTER.get("services").replace(",100", ",900")));
    for (Path workspace : List.of(one, two)) {
      assertThat(call(workspace, "ingest")).as("ingest").contains("Read");
      call(workspace, "report", "sla_breaches", "change_outcomes", "approval_ageing");
    }
  }

  private static Path company(String name, String declaration) throws IOException {
    Path workspace = Files.createDirectories(folder.resolve(name));
    Files.writeString(workspace.resolve("countersign.yml"), declaration);
    write(workspace.resolve("register"), REGISTER);
    write(workspace.resolve("berlin"), DESK);
    return workspace;
  }

  private static void write(Path to, Map<String, String> feeds) throws IOException {
    Files.createDirectories(to);
    for (Map.Entry<String, String> feed : feeds.entrySet()) {
      Files.writeString(to.resolve(feed.getKey() + ".csv"), feed.getValue());
    }
  }

  private static String call(Path workspace, String... command) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    List<String> words = new java.util.ArrayList<>(List.of(command));
    words.addAll(List.of("--workspace", workspace.toString()));
    int exit =
        new Commands(NOW, new PrintWriter(out, true), new PrintWriter(err, true))
            .run(words.toArray(String[]::new));
    assertThat(exit).as(out.toString() + err).isZero();
    return out.toString();
  }

  private static Lake lake(Path workspace) {
    return new Lake(LakeSession.open("local[2]"), workspace.resolve("lake").toString());
  }

  private static String ask(Path workspace, String sql) {
    return new LakeQuery(lake(workspace), Optional.empty(), OptionalLong.empty())
        .run(sql).rows().stream()
            .map(row -> row.stream().map(String::valueOf).collect(Collectors.joining("|")))
            .collect(Collectors.joining("\n"));
  }

  /** Figure to what it is, of the issues of one report. */
  private static Map<String, BigDecimal> figures(Path workspace, String report) {
    Map<String, BigDecimal> figures = new TreeMap<>();
    new LakeRegister(lake(workspace))
        .register().latest("2026-10").stream()
            .filter(entry -> isOf(entry, report))
            .map(Entry::figures)
            .forEach(
                all ->
                    all.forEach(
                        (figure, said) -> {
                          if (!said.get(0).isEmpty()) {
                            figures.put(figure, new BigDecimal(said.get(0)));
                          }
                        }));
    return figures;
  }

  /** The report itself, or a copy of it for somebody. */
  private static boolean isOf(Entry issue, String report) {
    String name = issue.subject().report();
    return name.equals(report) || name.startsWith(report + "/");
  }

  private static String issue(Path workspace, String report) {
    return new LakeRegister(lake(workspace))
        .register().latest("2026-10").stream()
            .filter(entry -> isOf(entry, report))
            .map(entry -> entry.subject().issue())
            .findFirst()
            .orElseThrow();
  }

  @Test
  void k4_two_desks_with_the_same_numbers_count_twice_what_one_counts() {
    for (String report : REPORTS) {
      Map<String, BigDecimal> single = figures(one, report);
      Map<String, BigDecimal> both = figures(two, report);
      assertThat(single).as(report).isNotEmpty();
      single.forEach(
          (figure, value) -> {
            if (figure.matches("(attainment|breaches|implemented|rates|waits)\\..*")
                && !figure.matches(".*(rate|median|p90|target|elapsed|over|paused|stretches|cost)")
                && !figure.matches("(attainment|implemented|rates|waits)\\.rows")
                && !figure.matches("breaches\\.\\d.*")) {
              assertThat(both.get(figure))
                  .as(report + " " + figure)
                  .isEqualByComparingTo(value.add(value));
            }
          });
    }
    assertThat(figures(two, "sla_breaches").get("breaches.total.cost")).isEqualByComparingTo("400");
  }

  @Test
  void k4_a_printed_id_carries_its_system_only_where_it_alone_would_name_two() {
    assertThat(figures(one, "sla_breaches")).containsKey("breaches.1001 resolution 1.over");
    assertThat(figures(two, "sla_breaches"))
        .doesNotContainKey("breaches.1001 resolution 1.over")
        .containsKeys(
            "breaches.1001 resolution 1 berlin.over", "breaches.1001 resolution 1 sydney.over");
  }

  @Test
  void k4_a_figure_of_one_desk_is_traced_to_that_desks_row() {
    String traced =
        call(
            two,
            "trace",
            issue(two, "sla_breaches"),
            "attainment.resolution.due",
            "--format",
            "csv");
    assertThat(traced.lines().filter(line -> line.contains(",feed,")))
        .hasSize(4)
        .anyMatch(line -> line.contains("source_system=berlin"))
        .anyMatch(line -> line.contains("source_system=sydney"));
    String open =
        call(
            two, "trace", issue(two, "approval_ageing"), "open.A3 1 sydney.age", "--format", "csv");
    assertThat(open.lines().filter(line -> line.contains(",feed,")))
        .singleElement()
        .asString()
        .contains("source_system=sydney");
  }

  @Test
  void k4_nothing_is_lost_and_what_two_registers_name_is_kept_once() {
    assertThat(ask(two, "select count(*) from reconciliation where status = 'break'"))
        .isEqualTo("0");
    assertThat(ask(two, "select count(*) from unmatched_items")).isEqualTo("0");
    assertThat(
            ask(
                two,
                "select feed, source_system, reason from lake.quarantine where deleted_at is null"))
        .startsWith("services|sydney|")
        .contains("told_twice: register delivers it, too")
        .doesNotContain("\n");
  }
}
