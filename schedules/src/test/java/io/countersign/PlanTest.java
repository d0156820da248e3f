package io.countersign;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class PlanTest {
  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-11-04T06:00:00Z"), ZoneOffset.UTC);

  @TempDir Path folder;

  private String say(String... arguments) {
    StringWriter out = new StringWriter();
    PrintWriter printer = new PrintWriter(out, true);
    assertThat(new Commands(CLOCK, printer, printer).run(arguments)).as(out.toString()).isZero();
    return out.toString();
  }

  @Test
  void plan_prints_the_coming_slots_with_what_goes_to_whom_and_writes_nothing() {
    String workspace = folder.resolve("w").toString();
    say("init", workspace);
    assertThat(say("plan", "--workspace", workspace, "--for", "P62D").lines())
        .contains(
            "Thu 2026-12-03 06:00 Europe/Berlin  month_end             2026-11"
                + "  cfo_pack -> cfo, controlling by mail, folder")
        .anyMatch(line -> line.startsWith("Mon 2026-11-09 05:00 Europe/Berlin  weekly_position"));
    assertThat(say("plan", "--workspace", workspace, "--json", "--for", "P30D"))
        .contains("\"slot\":\"month_end@2026-12-03T06:00\"")
        .contains("\"due\":\"2026-12-03T05:00:00Z\"");
    assertThat(folder.resolve("w/state")).doesNotExist();
  }
}
