package io.countersign.transform.sla;

import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.time.Holiday;
import io.countersign.time.WorkingCalendar;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.constraints.IntRange;

/** The clock against a slow one that looks at the ticket and at the wall minute by minute. */
class SlaClockProperties {
  private static final List<String> ZONES =
      List.of(
          "Europe/Berlin",
          "America/Sao_Paulo",
          "Asia/Tehran",
          "Australia/Sydney",
          "Australia/Lord_Howe");
  private static final List<String> STATUSES =
      List.of("new", "open", "in_progress", "pending", "stalled");

  /** Around the days on which the clocks of these zones change; half of 24 March is off. */
  private static final List<Instant> BEGINNINGS =
      List.of(
          Instant.parse("2018-11-02T00:00:00Z"),
          Instant.parse("2022-03-20T00:00:00Z"),
          Instant.parse("2026-03-27T00:00:00Z"),
          Instant.parse("2026-04-03T00:00:00Z"),
          Instant.parse("2026-10-02T00:00:00Z"),
          Instant.parse("2026-10-23T00:00:00Z"));

  private static final LocalDate HALF_OFF = LocalDate.of(2022, 3, 24);

  @Property(tries = 300, shrinking = ShrinkingMode.OFF)
  void elapsed_and_deadline_are_what_a_slow_counter_counts(
      @ForAll long seed,
      @ForAll @IntRange(min = 0, max = 4) int zone,
      @ForAll @IntRange(min = 0, max = 5) int beginning) {
    Random random = new Random(seed);
    ZoneId where = ZoneId.of(ZONES.get(zone));
    SlaCase it = new SlaCase();
    it.calendars.put(
        "desk",
        WorkingCalendar.parse(
            where.getId(),
            "Mon-Fri 08:00-12:00,13:00-18:00; Sat 22:00-06:00",
            List.of(new Holiday(HALF_OFF, LocalTime.NOON, LocalTime.MIDNIGHT))));
    Instant opened = BEGINNINGS.get(beginning).plusSeconds(60L * random.nextInt(2000));
    int minutes = 60 + random.nextInt(6000);
    long target = 60L * (1 + random.nextInt(1500));
    it.opened = opened.toString();
    it.promise(null, 1);
    it.policies.set(0, withTarget(it.policies.get(0), target));
    it.resolved(opened.plusSeconds(60L * minutes).toString());
    history(it, random, opened, minutes);

    long counted = 0;
    Instant reached = null;
    for (int minute = 0; minute < minutes; minute++) {
      Instant at = opened.plusSeconds(60L * minute);
      counted += runs(it, at) && works(at.atZone(where)) ? 60 : 0;
      reached = reached == null && counted == target ? at.plusSeconds(60) : reached;
    }
    SlaStatus reading = it.only().reading();
    assertThat(reading.elapsed()).isEqualTo(counted);
    assertThat(reading.state()).isEqualTo(counted > target ? "breached" : "met");
    if (reached != null) {
      assertThat(reading.earliest()).isEqualTo(reached);
    } else {
      assertThat(reading.earliest()).isAfterOrEqualTo(it.resolved);
    }
    long proof = it.only().counted(opened, SlaCase.at(it.resolved));
    assertThat(proof).isEqualTo(counted);
  }

  private static SlaPolicy withTarget(SlaPolicy policy, long seconds) {
    return new SlaPolicy(
        policy.id(),
        LocalDate.of(2010, 1, 1),
        null,
        null,
        null,
        null,
        policy.metric(),
        seconds,
        null,
        null,
        policy.calendar(),
        policy.pauses(),
        "keep",
        "continue");
  }

  /** Up to eight changes of status, delivered in any order. */
  private static void history(SlaCase it, Random random, Instant opened, int minutes) {
    List<Integer> when = new ArrayList<>();
    for (int i = random.nextInt(8); i > 0; i--) {
      when.add(1 + random.nextInt(minutes));
    }
    when.sort(null);
    String before = "new";
    for (int minute : when) {
      String next = STATUSES.get(random.nextInt(STATUSES.size()));
      it.status(opened.plusSeconds(60L * minute).toString(), before, next);
      before = next;
    }
    java.util.Collections.shuffle(it.events, random);
  }

  private static boolean runs(SlaCase it, Instant at) {
    String status = it.ticket().statusAt(at);
    return !status.equals("pending") && !status.equals("stalled");
  }

  /** By the clock on the wall. */
  private static boolean works(ZonedDateTime at) {
    LocalTime time = at.toLocalTime();
    if (at.toLocalDate().equals(HALF_OFF) && !time.isBefore(LocalTime.NOON)) {
      return false;
    }
    DayOfWeek day = at.getDayOfWeek();
    int hour = time.getHour();
    boolean office = day.getValue() <= 5 && hour >= 8 && hour < 18 && hour != 12;
    boolean night =
        (day == DayOfWeek.SATURDAY && hour >= 22) || (day == DayOfWeek.SUNDAY && hour < 6);
    return office || night;
  }
}
