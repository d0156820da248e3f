package io.countersign.schedules.slot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.countersign.schedules.plan.Slot;
import io.countersign.schedules.state.StateStore;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** What must hold of the state of slots, wherever it is kept. */
abstract class SlotsContract {
  private static final Instant NOON = Instant.parse("2026-11-04T12:00:00Z");
  private static final Duration LEASE = Duration.ofMinutes(5);

  abstract StateStore store();

  private Claims claims() {
    return new Claims(store());
  }

  private Slots slots(String schedule, int number) {
    Slots slots = new Slots(store());
    slots.plan(schedule, made(schedule, number), NOON);
    return slots;
  }

  private static List<Slot> made(String schedule, int number) {
    List<Slot> made = new ArrayList<>();
    for (int i = 0; i < number; i++) {
      Instant due = NOON.minusSeconds(60L * (number - i));
      made.add(new Slot(schedule, LocalDateTime.ofInstant(due, ZoneOffset.UTC), due, "2026-10"));
    }
    return made;
  }

  @Test
  void a_slot_that_is_planned_twice_is_there_once() {
    Slots slots = slots("twice", 3);
    slots.plan("twice", made("twice", 3), NOON);
    assertThat(slots.all()).filteredOn(one -> one.slot().schedule().equals("twice")).hasSize(3);
  }

  @Test
  void only_one_of_two_gets_a_slot_until_the_lease_ends_and_then_the_first_may_say_nothing_more() {
    slots("fenced", 1);
    Slot slot = made("fenced", 1).get(0);
    Claim first = claims().claim(slot, "first", NOON, LEASE).orElseThrow();
    assertThat(claims().claim(slot, "second", NOON.plusSeconds(299), LEASE)).isEmpty();
    claims().beat(first, NOON.plusSeconds(200));
    assertThat(claims().claim(slot, "second", NOON.plusSeconds(400), LEASE)).isEmpty();
    Claim second = claims().claim(slot, "second", NOON.plusSeconds(501), LEASE).orElseThrow();
    assertThat(second.token()).isGreaterThan(first.token());
    assertThatThrownBy(() -> claims().beat(first, NOON.plusSeconds(502)))
        .isInstanceOf(ClaimLost.class);
    AttemptResult done = AttemptResult.done(first.standing(), NOON, "by the first");
    assertThatThrownBy(() -> claims().end(first, done, NOON)).isInstanceOf(ClaimLost.class);
    claims().end(second, AttemptResult.done(second.standing(), NOON, "by the second"), NOON);
    assertThat(new Slots(store()).attempts().get(slot.id()))
        .extracting(Slots.Attempt::outcome)
        .containsExactly("lost", "done");
    assertThat(claims().claim(slot, "third", NOON.plusSeconds(9999), LEASE)).isEmpty();
  }

  @Test
  void two_runners_at_two_hundred_slots_work_on_each_once() throws Exception {
    slots("crowd", 200);
    assertThat(workedByTwo("crowd", NOON)).hasSize(200).doesNotHaveDuplicates();
  }

  @Test
  void two_runners_that_take_over_what_a_dead_one_held_work_on_each_once() throws Exception {
    slots("orphans", 50);
    for (Slot slot : made("orphans", 50)) {
      assertThat(claims().claim(slot, "dead", NOON, LEASE)).isPresent();
    }
    assertThat(workedByTwo("orphans", NOON.plusSeconds(299))).isEmpty();
    assertThat(workedByTwo("orphans", NOON.plusSeconds(301))).hasSize(50).doesNotHaveDuplicates();
  }

  private List<String> workedByTwo(String schedule, Instant now) throws Exception {
    List<String> worked = Collections.synchronizedList(new ArrayList<>());
    ExecutorService runners = Executors.newFixedThreadPool(2);
    List<Future<?>> both = new ArrayList<>();
    for (String owner : List.of("one", "two")) {
      both.add(runners.submit(() -> work(schedule, owner, now, worked)));
    }
    for (Future<?> one : both) {
      one.get();
    }
    runners.shutdown();
    return worked;
  }

  private void work(String schedule, String owner, Instant now, List<String> worked) {
    Slots slots = new Slots(store());
    for (SlotRow one : slots.due(at(now), LEASE)) {
      if (one.slot().schedule().equals(schedule)) {
        claims()
            .claim(one.slot(), owner, now, LEASE)
            .ifPresent(
                claim -> {
                  worked.add(one.slot().id());
                  claims().end(claim, AttemptResult.done(one, now, ""), now);
                });
      }
    }
  }

  @Test
  void a_slot_that_its_schedule_makes_no_more_is_withdrawn_and_one_that_was_missed_is_not() {
    Slots slots = slots("changed", 1);
    Instant later = NOON.plusSeconds(3600);
    Slot coming =
        new Slot("changed", LocalDateTime.ofInstant(later, ZoneOffset.UTC), later, "2026-10");
    slots.plan("changed", List.of(coming), NOON);
    slots.plan("changed", List.of(), NOON);
    assertThat(slots.all())
        .filteredOn(one -> one.slot().schedule().equals("changed"))
        .extracting(SlotRow::state)
        .containsExactly(SlotState.planned, SlotState.withdrawn);
  }

  @Test
  void what_failed_is_tried_again_after_a_pause_that_doubles_and_then_given_up() {
    SlotRow was =
        new SlotRow(made("x", 1).get(0), SlotState.running, "", 0, Instant.EPOCH, 0, "one");
    AttemptResult first = AttemptResult.failed(was, NOON, "no disk", 2, Duration.ofMinutes(20));
    assertThat(first.nextAt()).isEqualTo(NOON.plus(Duration.ofMinutes(20)));
    SlotRow again = new SlotRow(was.slot(), SlotState.running, "", 1, Instant.EPOCH, 0, "one");
    assertThat(AttemptResult.failed(again, NOON, "no disk", 2, Duration.ofMinutes(20)).nextAt())
        .isEqualTo(NOON.plus(Duration.ofMinutes(40)));
    SlotRow last = new SlotRow(was.slot(), SlotState.running, "", 2, Instant.EPOCH, 0, "one");
    assertThat(AttemptResult.failed(last, NOON, "no disk", 2, Duration.ofMinutes(20)).state())
        .isEqualTo(SlotState.failed);
  }

  private static Clocks at(Instant now) {
    Clock clock = Clock.fixed(now, ZoneOffset.UTC);
    return new Clocks(clock, clock);
  }
}
