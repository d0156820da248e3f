package io.countersign.schedules.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.Browser;
import io.countersign.lake.CommitInfo;
import io.countersign.problem.TextFile;
import io.countersign.problem.YamlToken;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;

final class CataloguePageTest {
  /** Words in capitals that are no codes of problems. */
  private static final Set<String> OTHERS =
      Set.of(
          "DONE_NOTE",
          "BACKOUT_PLAN",
          "TIMESTAMP_NTZ",
          "TIMESTAMP_MICROS",
          "NO_CODEGEN",
          "UNRESOLVED_COLUMN");

  private final CatalogueEntries declared = CatalogueEntries.read();
  private final CommitInfo commit =
      CommitInfo.of("2026-10 | 2026-11-04T06:00:00Z", "", Map.of())
          .with(7, List.of("every_path_is_whole"));
  private final String page =
      new CataloguePage(
              declared,
              Map.of("org_paths", commit),
              List.of("{\"ended\":\"run\",\"exit\":0}"),
              Runbook.read())
          .page();

  private String section(String name) {
    String from = page.substring(page.indexOf("<section id=\"" + name + "\">"));
    return from.substring(0, from.indexOf("</section>"));
  }

  @Test
  void everything_declared_has_its_section_and_every_link_leads_to_one() {
    Set<String> there = new TreeSet<>();
    Pattern.compile("<section id=\"([^\"]+)\">")
        .matcher(page)
        .results()
        .forEach(one -> assertThat(there.add(one.group(1))).as(one.group(1)).isTrue());
    assertThat(there)
        .containsAll(declared.contracts().keySet())
        .containsAll(declared.reports().keySet().stream().map(one -> "report-" + one).toList())
        .contains("definitions", "runs", "runbook");
    List<String> links =
        Pattern.compile("href=\"#([^\"]+)\"").matcher(page).results().map(r -> r.group(1)).toList();
    assertThat(links).isNotEmpty().allMatch(there::contains);
  }

  @Test
  void a_way_leads_from_a_source_through_feed_table_and_mart_to_a_report() {
    assertThat(section("tickets")).contains("request_tracker").contains("href=\"#sla_clock\"");
    assertThat(section("sla_clock")).contains("href=\"#sla_instances\"");
    assertThat(section("sla_instances")).contains("href=\"#report-sla_breaches\"");
    assertThat(section("report-sla_breaches")).contains("Which promises").contains("S1");
  }

  @Test
  void definitions_last_runs_their_checks_and_what_to_do_stand_in_it() {
    assertThat(section("definitions")).contains("Verified: What is left of the claims");
    assertThat(section("org_paths")).contains("7 rows").contains("every_path_is_whole");
    assertThat(section("runs")).contains("\"exit\":0");
    assertThat(section("runbook")).contains("130").contains("LAKE_BUSY");
  }

  /**
   * Counts what a reader meets: links that lead nowhere, sections that show nothing, a page too
   * wide.
   */
  private static final String LOOK =
      """
      <script>
      const links = [...document.querySelectorAll('a')];
      const dead = links.filter(a => { a.click(); return !document.querySelector(':target'); });
      const empty = [...document.querySelectorAll('section')].filter(s => s.getBoundingClientRect().height < 40);
      const wide = document.documentElement.scrollWidth > innerWidth;
      document.title = [links.length > 300, dead.length, empty.length, wide].join(' ');
      </script>
      """;

  @Test
  @EnabledIf(
      value = "io.countersign.Browser#there",
      disabledReason = "there is no Chromium on the path")
  void a_browser_opens_it_from_the_disk_and_every_link_leads_to_what_it_shows(@TempDir Path folder)
      throws Exception {
    Path file = folder.resolve("catalogue.html");
    Files.writeString(file, page.replace("</body>", LOOK + "</body>"));
    assertThat(Browser.opened(file, folder)).contains("<title>true 0 0 false</title>");
  }

  @Test
  void every_code_that_a_problem_can_have_stands_in_the_runbook_and_no_other() throws IOException {
    Set<String> codes = new TreeSet<>();
    for (Path file : files("java", ".java")) {
      codes.addAll(codes(file));
    }
    codes.removeAll(OTHERS);
    assertThat(Runbook.read().codes().keySet()).containsExactlyInAnyOrderElementsOf(codes);
  }

  @Test
  void a_code_stands_in_the_problems_of_a_room_that_says_it_and_of_no_second_one()
      throws IOException {
    Set<String> all = new TreeSet<>();
    for (Path file : files("resources", "problems.yml")) {
      Path room = Path.of(file.getParent().toString().replace("/resources/", "/java/"));
      Set<String> said = new TreeSet<>();
      try (Stream<Path> files = Files.list(room)) {
        for (Path java : files.filter(one -> one.toString().endsWith(".java")).toList()) {
          said.addAll(codes(java));
        }
      }
      for (YamlToken code : YamlToken.keys(new TextFile(file.toString(), Files.readString(file)))) {
        if (code.path().equals("problems")) {
          assertThat(said).as(file.toString()).contains(code.text());
          assertThat(all.add(code.text())).as(code.text()).isTrue();
        }
      }
    }
    assertThat(all).isEqualTo(Runbook.read().codes().keySet());
  }

  private static List<Path> files(String kind, String ending) throws IOException {
    Path root = Path.of(System.getProperty("countersign.root"));
    List<Path> all = new ArrayList<>();
    for (String module : List.of("ingest", "transform", "marts", "reports", "schedules")) {
      Path folder = root.resolve(module).resolve("src/main").resolve(kind);
      if (Files.exists(folder)) {
        try (Stream<Path> files = Files.walk(folder)) {
          files.filter(one -> one.toString().endsWith(ending)).forEach(all::add);
        }
      }
    }
    return all;
  }

  /** Words of capitals with an underscore, and whatever else a problem is made of. */
  private static Set<String> codes(Path java) throws IOException {
    return Pattern.compile("\"([A-Z]+(?:_[A-Z]+)+)\"|Problem(?:\\.of)?\\(\\s*\"([A-Z_]+)\"")
        .matcher(Files.readString(java))
        .results()
        .map(one -> one.group(1) == null ? one.group(2) : one.group(1))
        .collect(Collectors.toCollection(TreeSet::new));
  }
}
