package io.countersign.schedules;

import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.Main;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A server as a process of its own. */
final class InterruptedTest {
  @TempDir Path folder;

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
        as_of: 2026-11-07T12:00:00Z   # a Saturday on which nothing is due
        systems: {}
        lake: lake
        out: out
        """);
    Path said = folder.resolve("said");
    Process server =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
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
      server.destroy();
      assertThat(server.waitFor(30, TimeUnit.SECONDS)).isTrue();
      assertThat(server.exitValue()).isEqualTo(130);
      assertThat(Files.readString(said)).contains("Interrupted.").doesNotContain("\tat ");
    } finally {
      server.destroyForcibly();
    }
  }

  private static String address(Path said) throws Exception {
    Instant patience = Instant.now().plusSeconds(60);
    Pattern where = Pattern.compile("http://localhost:\\d+/health");
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
