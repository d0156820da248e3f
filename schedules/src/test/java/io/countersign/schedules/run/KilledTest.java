package io.countersign.schedules.run;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import io.countersign.schedules.deliver.Delivery;
import io.countersign.schedules.deliver.DeliveryLog;
import io.countersign.schedules.deliver.DeliveryState;
import io.countersign.schedules.slot.SlotRow;
import io.countersign.schedules.slot.SlotState;
import io.countersign.schedules.slot.Slots;
import io.countersign.schedules.state.StateStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Processes that are killed (SIGKILL) between each two steps, and another one that goes on. */
final class KilledTest {
  private static final String PACK =
      """
      schedule: pack
      about: The pack.
      when: {working_day: 3, time: "06:00", calendar: germany}
      issue: [cfo_pack]
      wait_for: [released]
      deliver: {to: [cfo], by: [mail, folder]}
      """;
  private static final Clock LATER =
      Clock.fixed(Runaway.DUE.plus(Duration.ofMinutes(1)), ZoneOffset.UTC);

  @TempDir Path root;

  @Test
  void killed_between_any_two_steps_there_is_one_issue_and_one_delivery_or_one_unknown()
      throws Exception {
    Runaway.Dial dial = new Runaway.Dial(reading -> {});
    outcome(dial);
    // Each step reads the clock: fewer readings would mean that steps are not tried any more.
    assertThat(dial.readings()).isGreaterThan(15);
    ExecutorService both = Executors.newFixedThreadPool(2);
    List<Future<DeliveryState>> all = new ArrayList<>();
    for (int reading = 1; reading <= dial.readings(); reading++) {
      int at = reading;
      all.add(both.submit(() -> outcome(at)));
    }
    Set<DeliveryState> left = EnumSet.noneOf(DeliveryState.class);
    for (Future<DeliveryState> one : all) {
      left.add(one.get());
    }
    both.shutdown();
    assertThat(left).containsExactly(DeliveryState.accepted, DeliveryState.unknown);
  }

  private interface First {
    void tick(Path folder, int port) throws Exception;
  }

  /** Nobody is killed. */
  private void outcome(Clock dial) throws Exception {
    outcome("whole", (folder, port) -> Runaway.tick(folder, port, dial));
  }

  private DeliveryState outcome(int reading) throws Exception {
    return outcome("killed at reading " + reading, (folder, port) -> kill(folder, port, reading));
  }

  private DeliveryState outcome(String when, First first) throws Exception {
    GreenMail mail = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
    mail.start();
    try {
      Path folder = root.resolve(when);
      Path schedules = Files.createDirectories(folder.resolve("schedules"));
      Files.writeString(schedules.resolve("pack.yml"), PACK);
      first.tick(folder, mail.getSmtp().getPort());
      Runaway.tick(folder, mail.getSmtp().getPort(), LATER);
      return outcome(folder, mail.getReceivedMessages().length, when);
    } finally {
      mail.stop();
    }
  }

  private static void kill(Path folder, int port, int reading) throws Exception {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xshare:auto",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                Runaway.class.getName(),
                folder.toString(),
                String.valueOf(port),
                String.valueOf(reading))
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("said").toFile())
            .start();
    Instant patience = Instant.now().plusSeconds(120);
    while (process.isAlive() && !Files.exists(folder.resolve("hangs"))) {
      assertThat(Instant.now()).isBefore(patience);
      Thread.sleep(20);
    }
    boolean hangs = Files.exists(folder.resolve("hangs"));
    process.destroyForcibly();
    assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
    assertThat(hangs).as(Files.readString(folder.resolve("said"))).isTrue();
  }

  private static DeliveryState outcome(Path folder, int mails, String when) throws IOException {
    StateStore store = StateStore.file(folder.resolve("state.db"));
    SlotRow slot = new Slots(store).all().get(0);
    assertThat(slot.state()).as(when).isEqualTo(SlotState.done);
    assertThat(new SlotOutput(store).parcels(slot.slot())).as(when).hasSize(1);
    List<Delivery> packs =
        new DeliveryLog(store)
            .list(Optional.empty()).stream().filter(one -> one.issue().startsWith("CP-")).toList();
    assertThat(packs)
        .as(when)
        .extracting(Delivery::channel)
        .containsExactlyInAnyOrder("mail", "folder");
    assertThat(folder.resolve("out/delivered/cfo/pack.pdf"))
        .as(when)
        .hasSameTextualContentAs(folder.resolve("pack.pdf"));
    DeliveryState mailed =
        packs.stream()
            .filter(one -> one.channel().equals("mail"))
            .findFirst()
            .orElseThrow()
            .state();
    assertThat(mails).as(when).isLessThanOrEqualTo(1);
    if (mailed == DeliveryState.accepted) {
      assertThat(mails).as(when).isOne();
    }
    return mailed;
  }
}
