package io.countersign.schedules.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.countersign.problem.Problems;
import io.countersign.problem.Sha256;
import io.countersign.problem.TextFile;
import io.countersign.schedules.deliver.Channels;
import io.countersign.schedules.deliver.Delivery;
import io.countersign.schedules.deliver.DeliveryLog;
import io.countersign.schedules.deliver.DeliveryState;
import io.countersign.schedules.deliver.Parcel;
import io.countersign.schedules.people.People;
import io.countersign.schedules.people.Person;
import io.countersign.schedules.plan.Schedules;
import io.countersign.schedules.plan.Slot;
import io.countersign.schedules.plan.WaitFor;
import io.countersign.schedules.slot.Claims;
import io.countersign.schedules.slot.Clocks;
import io.countersign.schedules.slot.RunnerName;
import io.countersign.schedules.slot.SlotRow;
import io.countersign.schedules.slot.SlotState;
import io.countersign.schedules.slot.Slots;
import io.countersign.schedules.state.StateStore;
import io.countersign.time.FiscalCalendar;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class TickTest {
  private static final FiscalCalendar YEAR = FiscalCalendar.startingOn("01-01");
  private static final String PEOPLE =
      """
      people:
        cfo: {name: The CFO, sees: [all]}
        head: {name: A head, sees: [PF-1]}
        desk: {name: The desk, sees: []}
        boss: {name: The boss, sees: []}
      roles: {cfo: [cfo], heads: [head], desk: [desk], boss: [boss]}
      """;
  private static final String PACK =
      """
      schedule: pack
      about: The pack.
      when: {working_day: 3, time: "06:00", calendar: germany}
      issue: [cfo_pack]
      wait_for: [period_closed, released]
      if_waiting: {tell: [desk], after: PT2H, escalate: [boss], escalate_after: P1D}
      if_failed: {retry: 1, every: PT20M, then_tell: [desk]}
      deliver: {to: [cfo, heads], by: [folder]}
      """;

  @TempDir Path folder;
  private Instant now = Instant.parse("2026-11-04T06:00:00Z");
  private final World world = new World();

  /** Where the company's clock is not that on the wall. */
  private Clock company;

  /** What a slot stands on, with switches. */
  private final class World implements SlotWork {
    private boolean closed = true;
    private boolean released = true;
    private int issued;
    private Runnable before = () -> {};
    private Optional<Parcel> later = Optional.empty();

    @Override
    public Optional<Shut> missing(Slot slot, Set<WaitFor> words, Instant asOf) {
      return closed ? Optional.empty() : Optional.of(new Shut("period is not closed", false));
    }

    @Override
    public List<Parcel> issue(Slot slot, List<String> reports, Instant asOf) {
      before.run();
      issued++;
      try {
        Path file = folder.resolve("pack-" + slot.period() + ".pdf");
        Files.writeString(file, "pack of " + slot.period() + " as of " + asOf);
        String id = "CP-" + slot.period();
        return List.of(new Parcel(id, "Pack", "", file, Sha256.hex(file), Set.of(Person.ALL)));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    @Override
    public Instant asOf(Instant asked) {
      return asked;
    }

    @Override
    public Optional<Parcel> released(Parcel issue) {
      return released ? later.or(() -> Optional.of(issue)) : Optional.empty();
    }

    @Override
    public void publish(Slot slot, String target, Instant asOf) {}
  }

  /** As if the process were killed: nothing after it is done. */
  private static final class Killed extends Error {
    private static final long serialVersionUID = 1;
  }

  @BeforeEach
  void schedule() throws IOException {
    declare(PACK);
  }

  private void declare(String yaml) throws IOException {
    Files.createDirectories(folder.resolve("schedules"));
    for (String off : List.of("month_end", "month_end_preview", "weekly_position")) {
      Files.writeString(
          folder.resolve("schedules/" + off + ".yml"),
          "schedule: " + off + "\nabout: Off.\nwhen: {day: 29, month: 2, time: \"06:00\"}\n");
    }
    Files.writeString(folder.resolve("schedules/pack.yml"), yaml);
  }

  private StateStore store() {
    return StateStore.file(folder.resolve("state.db"));
  }

  private List<Ticker.Worked> tick() {
    return tick(RunnerName.self());
  }

  private List<Ticker.Worked> tick(String owner) {
    Problems problems = new Problems();
    WorkspaceTicker.Context bureau =
        new WorkspaceTicker.Context(
            Schedules.read(folder, ZoneId.of("Europe/Berlin"), YEAR, problems),
            YEAR,
            store(),
            People.read(Optional.of(new TextFile("people.yml", PEOPLE)), problems),
            Channels.read(folder, folder.resolve("out"), Optional.empty(), text -> text, problems),
            node -> Optional.empty(),
            folder.resolve("out"));
    assertThat(problems.list()).isEmpty();
    Clock clock = Clock.fixed(now, ZoneOffset.UTC);
    Clocks clocks = company == null ? new Clocks(clock, clock) : new Clocks(company, clock);
    return bureau.ticker(world, owner, clocks, new PrintWriter(Writer.nullWriter())).tick();
  }

  private List<SlotState> states() {
    return new Slots(store())
        .all().stream().filter(one -> !one.slot().due().isAfter(now)).map(SlotRow::state).toList();
  }

  private List<String> deliveries() {
    return new DeliveryLog(store())
        .list(Optional.empty()).stream()
            .map(one -> one.issue() + " " + one.recipient() + " " + one.state())
            .sorted()
            .toList();
  }

  @Test
  void the_pack_waits_for_release_leaves_once_and_a_second_tick_sends_nothing() {
    world.released = false;
    assertThat(tick()).extracting(Ticker.Worked::state).containsExactly(SlotState.waiting);
    assertThat(folder.resolve("out/delivered/cfo")).doesNotExist();
    world.released = true;
    assertThat(tick()).extracting(Ticker.Worked::state).containsExactly(SlotState.done);
    assertThat(folder.resolve("out/delivered/cfo/pack-2026-10.pdf"))
        .hasContent("pack of 2026-10 as of 2026-11-04T06:00:00Z");
    assertThat(tick()).isEmpty();
    assertThat(world.issued).isOne();
    assertThat(deliveries()).containsExactly("CP-2026-10 cfo accepted", "CP-2026-10 head refused");
    assertThat(folder.resolve("out/delivered/head")).doesNotExist();
  }

  /** Each process begins again where the company's clock stands; days lie between them here. */
  @Test
  void n2_where_the_company_s_clock_begins_again_in_each_process_what_waited_is_due_in_the_next() {
    company = Clock.fixed(Instant.parse("2026-11-04T06:00:00Z"), ZoneOffset.UTC);
    for (String wall : List.of("2026-11-29T12:00:00Z", "2026-08-01T12:00:00Z")) {
      folder = folder.resolve(wall.substring(0, 4) + wall.substring(5, 7));
      assertThat(walked(Instant.parse(wall))).as(wall).isEqualTo("waiting waiting done nothing");
    }
  }

  private String walked(Instant wall) {
    try {
      declare(PACK);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    now = wall;
    world.closed = false;
    String first = said(tick());
    now = now.plusSeconds(9);
    world.closed = true;
    world.released = false;
    String second = said(tick());
    now = now.plusSeconds(9);
    world.released = true;
    String third = said(tick());
    now = now.plusSeconds(9);
    return String.join(" ", first, second, third, said(tick()));
  }

  private static String said(List<Ticker.Worked> worked) {
    return worked.isEmpty() ? "nothing" : worked.get(0).state().name();
  }

  @Test
  void n2_a_retry_a_lost_runner_and_a_shut_gate_count_on_the_wall_s_clock() {
    company = Clock.fixed(Instant.parse("2026-11-04T06:00:00Z"), ZoneOffset.UTC);
    now = Instant.parse("2026-11-29T12:00:00Z");
    world.before =
        () -> {
          throw new IllegalStateException("no disk");
        };
    assertThat(said(tick())).isEqualTo("retrying");
    now = now.plusSeconds(1199);
    assertThat(said(tick())).isEqualTo("nothing");
    now = now.plusSeconds(1);
    world.before =
        () -> {
          throw new Killed();
        };
    assertThatThrownBy(() -> tick("elsewhere/1")).isInstanceOf(Killed.class);
    world.before = () -> {};
    world.released = false;
    now = now.plusSeconds(299);
    assertThat(said(tick())).isEqualTo("nothing");
    now = now.plusSeconds(2);
    assertThat(said(tick())).isEqualTo("waiting");
    now = now.plusSeconds(7199);
    tick();
    assertThat(deliveries()).isEmpty();
    now = now.plusSeconds(1);
    tick();
    assertThat(deliveries()).singleElement().asString().contains("waiting desk accepted");
  }

  @Test
  void a_gate_that_stays_shut_is_told_after_two_hours_and_goes_up_after_a_day_each_once() {
    world.closed = false;
    tick();
    assertThat(deliveries()).isEmpty();
    now = now.plusSeconds(7200);
    tick();
    tick();
    assertThat(deliveries()).singleElement().asString().contains("waiting desk accepted");
    now = now.plusSeconds(86400);
    tick();
    tick();
    assertThat(deliveries())
        .hasSize(2)
        .anyMatch(one -> one.contains("still waiting boss accepted"));
    assertThat(states()).containsExactly(SlotState.waiting);
  }

  @Test
  void after_three_months_off_the_latest_runs_and_the_others_are_skipped_with_the_reason() {
    tick();
    now = Instant.parse("2027-02-10T06:00:00Z");
    assertThat(tick())
        .extracting(one -> one.slot().period() + " " + one.state())
        .containsExactlyInAnyOrder("2026-11 skipped", "2026-12 skipped", "2027-01 done");
    assertThat(new Slots(store()).all())
        .filteredOn(one -> one.state() == SlotState.skipped)
        .allMatch(one -> one.reason().contains("only the latest runs"));
  }

  @Test
  void late_slots_all_run_where_the_schedule_says_so() throws IOException {
    declare(PACK + "if_late: run_all\n");
    tick();
    now = Instant.parse("2027-02-10T06:00:00Z");
    assertThat(tick())
        .extracting(one -> one.slot().period() + " " + one.state())
        .containsExactly("2026-11 done", "2026-12 done", "2027-01 done");
  }

  @Test
  void late_slots_are_skipped_where_the_schedule_says_so() throws IOException {
    declare(PACK + "if_late: skip\n");
    tick();
    now = Instant.parse("2027-02-10T06:00:00Z");
    assertThat(tick()).extracting(Ticker.Worked::state).containsOnly(SlotState.skipped).hasSize(3);
  }

  @Test
  void a_clock_that_is_set_back_runs_nothing_twice() {
    tick();
    now = now.minusSeconds(3600);
    assertThat(tick()).isEmpty();
    now = now.plusSeconds(7200);
    assertThat(tick()).isEmpty();
    assertThat(world.issued).isOne();
  }

  @Test
  void a_killed_runner_s_slot_is_taken_over_and_the_pack_still_leaves_once() {
    world.before =
        () -> {
          throw new Killed();
        };
    assertThatThrownBy(() -> tick("elsewhere/1")).isInstanceOf(Killed.class);
    assertThat(states()).containsExactly(SlotState.running);
    world.before = () -> {};
    assertThat(tick()).isEmpty();
    now = now.plus(Claims.LEASE).plusMillis(1);
    assertThat(tick()).extracting(Ticker.Worked::state).containsExactly(SlotState.done);
    assertThat(deliveries()).contains("CP-2026-10 cfo accepted");
  }

  @Test
  void a_failure_is_tried_again_later_and_then_told() {
    world.before =
        () -> {
          throw new IllegalStateException("no disk");
        };
    assertThat(tick()).extracting(Ticker.Worked::state).containsExactly(SlotState.retrying);
    assertThat(tick()).isEmpty();
    now = now.plusSeconds(1200);
    assertThat(tick()).extracting(Ticker.Worked::state).containsExactly(SlotState.failed);
    assertThat(deliveries()).singleElement().asString().contains("failed desk accepted");
  }

  @Test
  void an_unknown_role_keeps_everything_from_being_sent() throws IOException {
    declare(PACK.replace("to: [cfo, heads]", "to: [cfo, hed]"));
    assertThat(tick().get(0).reason()).contains("ROLE_UNKNOWN").contains("heads");
    assertThat(new TreeSet<>(deliveries())).isEmpty();
  }

  @Test
  void a_delivery_that_a_person_asks_for_again_is_made_again_once() {
    tick();
    Delivery sent = new DeliveryLog(store()).list(Optional.of("CP-2026-10")).get(0);
    new DeliveryLog(store()).resend("CP-2026-10", "cfo", "folder", now, "Anna: lost it");
    new Slots(store()).again("CP-2026-10", now);
    assertThat(tick()).extracting(Ticker.Worked::state).containsExactly(SlotState.done);
    Delivery again = new DeliveryLog(store()).list(Optional.of("CP-2026-10")).get(0);
    assertThat(again.state()).isEqualTo(DeliveryState.accepted);
    assertThat(again.sends()).isEqualTo(sent.sends() + 1);
    assertThat(again.messageId()).isNotEqualTo(sent.messageId());
  }

  @Test
  void whoever_got_an_issue_that_another_one_replaced_is_told_once_and_gets_the_other_one()
      throws IOException {
    tick();
    Path file = Files.writeString(folder.resolve("pack-restated.pdf"), "restated");
    world.later =
        Optional.of(
            new Parcel("CP-2", "Pack", "", file, Sha256.hex(file), Set.of(Person.ALL))
                .saying("CP-2 takes the place of CP-2026-10. Why: a late invoice"));
    for (int again = 0; again < 2; again++) {
      new Slots(store()).again("CP-2026-10", now);
      assertThat(tick()).extracting(Ticker.Worked::state).containsExactly(SlotState.done);
    }
    assertThat(deliveries())
        .containsExactly(
            "CP-2 cfo accepted",
            "CP-2 head refused",
            "CP-2026-10 cfo accepted",
            "CP-2026-10 head refused",
            "notice CP-2026-10 is replaced by CP-2 cfo accepted");
    assertThat(folder.resolve("out/delivered/cfo/notice_CP-2026-10_is_replaced_by_CP-2.txt"))
        .content()
        .contains("not valid any more")
        .contains("a late invoice");
  }
}
