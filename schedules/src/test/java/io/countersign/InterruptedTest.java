package io.countersign;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A server as a process of its own. */
final class InterruptedTest {
  @TempDir Path folder;

  private static void isOwn(Path scratch) {
    try {
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(scratch)))
          .isEqualTo("rwx------");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<Path> scratch(Path temporary) throws IOException {
    try (Stream<Path> all = Files.list(temporary)) {
      return all.toList();
    }
  }

  @Test
  void n15_a_command_that_used_spark_leaves_nothing_in_the_temporary_folder() throws Exception {
    Path temporary = Files.createDirectory(folder.resolve("temporary"));
    Files.createDirectory(folder.resolve("register"));
    Files.writeString(folder.resolve("register/tickets.csv"), "ticket_id,kind,status,opened_at\n");
    Files.writeString(
        folder.resolve("countersign.yml"),
        """
        company: Test
        group_currency: EUR
        fiscal_year: {starts: "01-01"}
        systems: {register: {product: files, folder: register}}
        """);
    Process command =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-Djava.io.tmpdir=" + temporary,
                "-Duser.timezone=UTC",
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName(),
                "query",
                "select 1 as one distribute by rand()",
                "--workspace",
                folder.toString())
            .redirectErrorStream(true)
            .start();
    String said = new String(command.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(command.waitFor()).as(said).isZero();
    assertThat(said).contains("1 row");
    assertThat(temporary).isEmptyDirectory();
  }

  @Test
  void a_server_answers_on_its_loopback_port_and_ends_at_a_signal_with_130_and_one_line()
      throws Exception {
    Files.writeString(
        folder.resolve("countersign.yml"),
        """
        company: Test
        group_currency: EUR
        zone: Europe/Berlin
        fiscal_year: {starts: "01-01"}
        as_of: 2026-11-04T06:00:00Z   # a slot is due, and waits for its period to be closed
        systems: {}
        lake: lake
        out: out
        """);
    Path said = folder.resolve("said");
    Path temporary = Files.createDirectory(folder.resolve("temporary"));
    Process server =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-Djava.io.tmpdir=" + temporary,
                "-Duser.timezone=UTC",
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName(),
                "serve",
                "--port",
                "0",
                "--workspace",
                folder.toString())
            .redirectErrorStream(true)
            .redirectOutput(said.toFile())
            .start();
    try {
      HttpURLConnection call =
          (HttpURLConnection) URI.create(address(said)).toURL().openConnection();
      assertThat(call.getResponseCode()).isEqualTo(200);
      await(said, "is not closed|ROLE|CHANNEL");
      assertThat(scratch(temporary)).singleElement().satisfies(InterruptedTest::isOwn);
      server.destroy();
      assertThat(server.waitFor(30, TimeUnit.SECONDS)).isTrue();
      assertThat(server.exitValue()).isEqualTo(130);
      assertThat(Files.readString(said)).contains("Interrupted.").doesNotContain("\tat ");
      assertThat(temporary).as("n15: nothing is left").isEmptyDirectory();
    } finally {
      server.destroyForcibly();
    }
  }

  private static String address(Path said) throws Exception {
    return await(said, "http://localhost:\\d+/health");
  }

  private static String await(Path said, String wanted) throws Exception {
    Instant patience = Instant.now().plusSeconds(120);
    Pattern where = Pattern.compile(wanted);
    while (Instant.now().isBefore(patience)) {
      Matcher found = where.matcher(Files.readString(said));
      if (found.find()) {
        return found.group();
      }
      Thread.sleep(50);
    }
    throw new AssertionError(Files.readString(said));
  }
}
