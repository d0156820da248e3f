package io.countersign.schedules.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.schedules.plan.Slot;
import io.countersign.schedules.slot.Slots;
import io.countersign.schedules.state.StateStore;
import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class StatusServerTest {
  @TempDir Path folder;

  private static String get(StatusServer window, String path) throws IOException {
    String address = window.address().replace("/health", path);
    HttpURLConnection call = (HttpURLConnection) URI.create(address).toURL().openConnection();
    try (InputStream body =
        call.getResponseCode() == 200 ? call.getInputStream() : call.getErrorStream()) {
      return call.getResponseCode() + " " + new String(body.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  @Test
  void a_server_says_on_the_loopback_port_how_it_stands() throws IOException {
    Slots slots = new Slots(StateStore.file(folder.resolve("state.db")));
    Instant due = Instant.parse("2026-11-04T06:00:00Z");
    Slot slot = new Slot("pack", LocalDateTime.parse("2026-11-04T06:00"), due, "2026-10");
    slots.plan("pack", List.of(slot), due);
    try (StatusServer window = StatusServer.open(0, slots)) {
      window.looked(due, "");
      assertThat(get(window, "/health")).isEqualTo("200 ok 2026-11-04T06:00:00Z");
      assertThat(get(window, "/metrics")).contains("countersign_slots{state=\"planned\"} 1\n");
      assertThat(get(window, "/slots")).contains("pack@2026-11-04T06:00 planned");
      window.looked(due, "STATE_UNREACHABLE");
      assertThat(get(window, "/health")).startsWith("503 STATE_UNREACHABLE");
    }
  }
}
