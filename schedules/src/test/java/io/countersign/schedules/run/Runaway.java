package io.countersign.schedules.run;

import io.countersign.problem.Exit;
import io.countersign.problem.Problems;
import io.countersign.problem.Sha256;
import io.countersign.problem.TextFile;
import io.countersign.schedules.deliver.Channels;
import io.countersign.schedules.deliver.Parcel;
import io.countersign.schedules.people.People;
import io.countersign.schedules.people.Person;
import io.countersign.schedules.plan.Schedules;
import io.countersign.schedules.plan.Slot;
import io.countersign.schedules.plan.WaitFor;
import io.countersign.schedules.slot.Clocks;
import io.countersign.schedules.slot.RunnerName;
import io.countersign.schedules.state.StateStore;
import io.countersign.time.FiscalCalendar;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntConsumer;

/**
 * A runner in a process of its own. Its clock stands still; as it is read for the n-th time the
 * process says so and hangs, until somebody kills it. The clock is read before and after each step.
 */
final class Runaway {
  static final Instant DUE = Instant.parse("2026-11-04T06:00:00Z");
  private static final FiscalCalendar YEAR = FiscalCalendar.startingOn("01-01");

  private Runaway() {}

  /**
   * Ticks once.
   *
   * @param arguments the folder, the mail server's port, at which reading of the clock it hangs
   */
  public static void main(String[] arguments) {
    Path folder = Path.of(arguments[0]);
    int reading = Integer.parseInt(arguments[2]);
    tick(folder, Integer.parseInt(arguments[1]), new Dial(now -> hang(folder, now, reading)));
    Runtime.getRuntime().halt(0);
  }

  static List<Ticker.Worked> tick(Path folder, int port, Clock clock) {
    Problems problems = new Problems();
    String mail =
        "channels: {mail: {kind: smtp, host: 127.0.0.1, tls: none, from: a@b.example, port: %d}}";
    WorkspaceTicker.Context bureau =
        new WorkspaceTicker.Context(
            Schedules.read(folder, ZoneId.of("Europe/Berlin"), YEAR, problems).stream()
                .filter(one -> one.name().equals("pack"))
                .toList(),
            YEAR,
            StateStore.file(folder.resolve("state.db")),
            People.read(
                Optional.of(
                    new TextFile(
                        "people.yml",
                        """
                        people: {cfo: {name: The CFO, mail: cfo@halden.example, sees: [all]}}
                        roles: {cfo: [cfo]}
                        """)),
                problems),
            Channels.read(
                folder,
                folder.resolve("out"),
                Optional.of(new TextFile("channels.yml", mail.formatted(port))),
                text -> text,
                problems),
            node -> Optional.empty(),
            folder.resolve("out"));
    problems.refuseIfAny(Exit.WRONG_CALL);
    PrintWriter err = new PrintWriter(System.err, true, java.nio.charset.StandardCharsets.UTF_8);
    return bureau
        .ticker(new World(folder, clock), RunnerName.self(), new Clocks(clock, clock), err)
        .tick();
  }

  /** Issues a pack that says as of when it is. */
  private record World(Path folder, Clock clock) implements SlotWork {
    @Override
    public Optional<Shut> missing(Slot slot, Set<WaitFor> words, Instant asOf) {
      return Optional.empty();
    }

    @Override
    public Instant asOf(Instant now) {
      return now;
    }

    @Override
    public List<Parcel> issue(Slot slot, List<String> reports, Instant asOf) {
      try {
        Path file = folder.resolve("pack.pdf");
        step(clock);
        Files.writeString(file, "pack as of " + asOf);
        step(clock);
        String id = "CP-" + Sha256.hex(file).substring(0, 8);
        return List.of(new Parcel(id, "Pack", "", file, Sha256.hex(file), Set.of(Person.ALL)));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    @Override
    public Optional<Parcel> released(Parcel issue) {
      step(clock);
      return Optional.of(issue);
    }

    @Override
    public void publish(Slot slot, String target, Instant asOf) {}
  }

  private static void step(Clock clock) {
    var unused = clock.instant();
  }

  private static void hang(Path folder, int now, int reading) {
    if (now == reading) {
      try {
        Files.writeString(folder.resolve("hangs"), "");
        Thread.sleep(Duration.ofMinutes(5).toMillis());
      } catch (IOException | InterruptedException e) {
        throw new IllegalStateException(e);
      }
    }
  }

  /** Stands still, and counts how often it is read. */
  static final class Dial extends Clock {
    private final IntConsumer each;
    private int readings;

    Dial(IntConsumer each) {
      this.each = each;
    }

    synchronized int readings() {
      return readings;
    }

    @Override
    public synchronized Instant instant() {
      each.accept(++readings);
      return DUE;
    }

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }
  }
}
