package io.countersign.schedules.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.countersign.schedules.plan.Slot;
import io.countersign.schedules.slot.Claim;
import io.countersign.schedules.slot.ClaimLost;
import io.countersign.schedules.slot.Claims;
import io.countersign.schedules.slot.Slots;
import io.countersign.schedules.state.StateStore;
import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
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
    StateStore store = StateStore.file(folder.resolve("state.db"));
    Slots slots = new Slots(store);
    Instant due = Instant.parse("2026-11-04T06:00:00Z");
    Slot slot = new Slot("pack", LocalDateTime.parse("2026-11-04T06:00"), due, "2026-10");
    slots.plan("pack", List.of(slot), due);
    try (StatusServer window = StatusServer.open(0, slots)) {
      window.looked(due, "");
      assertThat(get(window, "/health")).isEqualTo("200 ok 2026-11-04T06:00:00Z");
      assertThat(get(window, "/metrics")).contains("countersign_slots{state=\"planned\"} 1\n");
      assertThat(get(window, "/slots")).contains("pack@2026-11-04T06:00 planned");
      Claims claims = new Claims(store);
      Claim first = claims.claim(slot, "host/1", due, Duration.ofMinutes(5)).orElseThrow();
      claims.free("host/1"::equals);
      assertThat(claims.claim(slot, "host/2", due.plusSeconds(60), Duration.ofMinutes(5)))
          .isPresent();
      assertThat(get(window, "/slots"))
          .contains("2026-11-04T06:00 running \n  2026-11-04T06:00:00Z host/1 lost The runner was")
          .endsWith("\n  2026-11-04T06:01:00Z host/2 running ");
      assertThatThrownBy(() -> claims.beat(first, due.plusSeconds(61)))
          .isInstanceOf(ClaimLost.class);
      window.looked(due, "STATE_UNREACHABLE");
      assertThat(get(window, "/health")).startsWith("503 STATE_UNREACHABLE");
    }
  }
}
