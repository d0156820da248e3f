package io.countersign;

import static org.assertj.core.api.Assertions.assertThat;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/**
 * README.md, as a newcomer follows it: each command in a process of its own, by the launcher, in a
 * fresh copy. Each process is stopped for a while, as a machine under load does. With {@code
 * -Dreadme=accept} the page shows from then on what came.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
final class ReadmeTest {
  private static final Path PAGE = Checkout.here().resolve("README.md");
  private static final boolean ACCEPT = "accept".equals(System.getProperty("readme"));

  @TempDir static Path folder;
  private static Checkout copy;

  @BeforeAll
  static void copied() throws Exception {
    copy = SampleDemo.run().copy();
  }

  @Test
  @Order(1)
  void n2_n9_what_the_readme_shows_is_what_comes_each_command_a_process_that_is_held_up()
      throws Exception {
    List<String> page = new ArrayList<>(Files.readAllLines(PAGE));
    Map<Integer, Transcript> wrong = new TreeMap<>(java.util.Comparator.reverseOrder());
    Map<Transcript, String> all = new java.util.LinkedHashMap<>();
    try (EmbeddedPostgres server = EmbeddedPostgres.start()) {
      for (Transcript one : Transcript.of(page)) {
        Checkout.Came came = came(one, server);
        all.put(one, came.said());
        boolean well = (came.exit() == 0) != one.isRefusal();
        assertThat(well).as(one.command() + "\n" + came.said()).isTrue();
        if (!one.holds(came.said())) {
          wrong.put(one.first(), one);
        }
        if (one.command().startsWith("./countersign demo")) {
          target(server);
        }
      }
    }
    if (ACCEPT) {
      wrong.forEach((first, one) -> replace(page, one, all.get(one)));
      Files.write(PAGE, page);
    } else {
      assertThat(wrong.values()).as(() -> said(wrong, all)).isEmpty();
    }
    assertThat(all).hasSizeGreaterThan(10);
  }

  private static void replace(List<String> page, Transcript one, String came) {
    List<String> lines = page.subList(one.first(), one.first() + one.shown().size());
    lines.clear();
    lines.addAll(one.updated(came));
  }

  private static String said(Map<Integer, Transcript> wrong, Map<Transcript, String> all) {
    StringBuilder said = new StringBuilder("README.md shows something else than what comes.\n");
    wrong.forEach(
        (first, one) ->
            said.append("\n$ " + one.command() + "\n--- shown\n" + String.join("\n", one.shown()))
                .append("\n--- came\n" + all.get(one)));
    return said
        + "\nTo accept it: mvn -pl schedules -am test -Dtest=ReadmeTest -Dreadme=accept"
        + " -Dsurefire.failIfNoSpecifiedTests=false\n";
  }

  private static void target(EmbeddedPostgres server) throws IOException {
    Files.writeString(
        copy.root().resolve("halden/publish.yml"),
        "targets: {bi: {kind: postgresql, host: localhost, database: postgres, user: postgres, port: "
            + server.getPort()
            + "}}\n");
  }

  private static Checkout.Came came(Transcript one, EmbeddedPostgres server) throws Exception {
    if (one.command().equals(SampleDemo.COMMAND)) {
      return new Checkout.Came(0, SampleDemo.run().said());
    }
    Matcher sql = Pattern.compile("(?s)psql -c \"(.*)\"").matcher(one.command());
    if (sql.matches()) {
      try (Connection connection = server.getPostgresDatabase().getConnection()) {
        return new Checkout.Came(0, psql(connection, sql.group(1)));
      }
    }
    return copy.run(one.command());
  }

  /** The answer as psql prints it. */
  private static String psql(Connection connection, String sql) throws Exception {
    connection.createStatement().execute("set search_path = countersign");
    List<List<String>> rows = new ArrayList<>();
    List<Boolean> numbers = new ArrayList<>();
    try (ResultSet found = connection.createStatement().executeQuery(sql)) {
      int columns = found.getMetaData().getColumnCount();
      List<String> header = new ArrayList<>();
      for (int i = 1; i <= columns; i++) {
        header.add(found.getMetaData().getColumnLabel(i));
        numbers.add(
            Number.class.isAssignableFrom(
                Class.forName(found.getMetaData().getColumnClassName(i))));
      }
      rows.add(header);
      while (found.next()) {
        List<String> row = new ArrayList<>();
        for (int i = 1; i <= columns; i++) {
          row.add(found.getString(i));
        }
        rows.add(row);
      }
    }
    return printed(rows, numbers);
  }

  private static String printed(List<List<String>> rows, List<Boolean> numbers) {
    int columns = numbers.size();
    int[] widths = new int[columns];
    rows.forEach(
        row -> {
          for (int i = 0; i < columns; i++) {
            widths[i] = Math.max(widths[i], row.get(i).length());
          }
        });
    StringBuilder text = new StringBuilder();
    for (int r = 0; r < rows.size(); r++) {
      List<String> cells = new ArrayList<>();
      for (int i = 0; i < columns; i++) {
        String cell = rows.get(r).get(i);
        String gap = " ".repeat(widths[i] - cell.length());
        boolean right = r > 0 && numbers.get(i);
        String middle = gap.substring(0, gap.length() / 2) + cell + gap.substring(gap.length() / 2);
        cells.add(" " + (r == 0 ? middle : right ? gap + cell : cell + gap) + " ");
      }
      text.append(String.join("|", cells).stripTrailing()).append('\n');
      if (r == 0) {
        text.append(
            String.join(
                "+", java.util.Arrays.stream(widths).mapToObj(w -> "-".repeat(w + 2)).toList()));
        text.append('\n');
      }
    }
    return text + "(" + (rows.size() - 1) + " rows)\n";
  }

  @Test
  @Order(2)
  void the_commands_of_contributing_run_on_the_sample_company() throws Exception {
    Path sources = folder.resolve("sources");
    Files.createDirectories(sources.resolve("marts"));
    Files.createFile(sources.resolve("countersign"));
    List<String> calls =
        contributing("\\./countersign [^`\\n]*").stream()
            .map(command -> command.replace("--workspace <yours>", ""))
            .map(call -> call.replace("ISSUE FIGURE", "latest total.verified --report cfo_pack"))
            .map(call -> call.replace(" NAME", " lent_devices --in '" + sources + "'"))
            .map(String::strip)
            .distinct()
            .toList();
    assertThat(calls).hasSizeGreaterThan(4);
    for (String call : calls) {
      Checkout.Came came = copy.run(call + " --workspace halden");
      assertThat(came.exit()).as(call + "\n" + came.said()).isZero();
    }
  }

  /** Whole suites are not run again here: what a command names must be there. */
  @Test
  void the_tests_that_contributing_asks_for_are_there_with_the_properties_that_they_take()
      throws IOException {
    List<String> commands = contributing("mvn [^`#\\n]*");
    assertThat(commands).hasSizeGreaterThan(5);
    for (String command : commands) {
      Matcher test = Pattern.compile("-pl (\\w+) -am test -Dtest=([<>\\w]+)(.*)").matcher(command);
      if (test.find()) {
        named(test.group(1), test.group(2).replace("<Table>", "SlaClock"), test.group(3));
      } else {
        assertThat(command.strip())
            .isIn("mvn verify", "mvn verify -Plong", "mvn spotless:apply", "mvn -q");
      }
    }
  }

  private static void named(String module, String test, String more) throws IOException {
    Path sources = Checkout.here().resolve(module).resolve("src/test/java");
    List<Path> found;
    try (Stream<Path> all = Files.walk(sources)) {
      found = all.filter(file -> file.endsWith(test + ".java")).toList();
    }
    assertThat(found).as(module + " has no " + test).hasSize(1);
    Matcher property = Pattern.compile("-D([\\w.]+)").matcher(more);
    while (property.find()) {
      String name = property.group(1);
      assertThat(name.equals("surefire.failIfNoSpecifiedTests") || reads(found.get(0), name))
          .as(test + " reads no property " + name)
          .isTrue();
    }
  }

  private static boolean reads(Path test, String property) throws IOException {
    return Files.readString(test).contains("(\"" + property + "\"");
  }

  private static List<String> contributing(String pattern) throws IOException {
    String text = Files.readString(Checkout.here().resolve(".github/CONTRIBUTING.md"));
    Pattern one = Pattern.compile("(?:^|`)(" + pattern + ")(?:`|$| {2,}#.*$)", Pattern.MULTILINE);
    return one.matcher(text).results().map(found -> found.group(1).strip()).distinct().toList();
  }

  /** Into a file nobody wants the signs that colour a terminal. */
  @Test
  void n11_what_maven_writes_into_a_file_has_no_escape_codes() throws Exception {
    for (String build : List.of("mvn -B validate", "mvn -q -B validate")) {
      Checkout.Came came = copy.run(build);
      assertThat(came.exit()).as(came.said()).isZero();
      assertThat(came.said()).as(build).doesNotContain("\u001b");
    }
  }
}
