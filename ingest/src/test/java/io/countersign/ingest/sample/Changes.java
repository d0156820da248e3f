package io.countersign.ingest.sample;

import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A year of changes: about one in twelve fails, by being rolled back or by breaking something. */
final class Changes {
  private static final LocalDate FIRST_DAY = LocalDate.of(2025, 11, 4);
  private static final int DAYS = 366;
  private static final List<String> AREAS =
      List.of("REL", "INFRA", "ACC", "DATA", "FW", "CLOUD", "DWH", "CAT", "SDW", "PAY", "OTH");
  private final ChangeDesk desk;
  private final List<Ticket> tickets;
  private final Set<String> blamed = new HashSet<>();

  Changes(SampleTables tables, List<Ticket> tickets) {
    this.desk = new ChangeDesk(tables);
    this.tickets = tickets;
  }

  void write(int count) {
    int ordinary = count - ChangeStories.file(desk);
    for (int number = 1; number <= ordinary; number++) {
      Chance chance = Chance.of("ordinary change " + number);
      LocalDate day = FIRST_DAY.plusDays((long) number * DAYS / ordinary);
      Instant from = Calendar.berlin(day, chance.between(18, 21), chance.between(0, 59));
      String track = List.of("STD", "NRM", "EMG").get(chance.weighted(40, 50));
      String area = track.equals("EMG") ? "EPATCH" : chance.pick(AREAS);
      Instant to = from.plus(chance.between(30, 200), ChronoUnit.MINUTES);
      String id = "CHG-%04d".formatted(number);
      Change change = new Change(id, track, area, chance.pick(Words.SERVICES), from, to, "");
      meets(Outcome.values()[chance.weighted(4, 4, 4, 3)], change, chance);
    }
  }

  /** What becomes of a change, and what its implementer says of it when he closes it. */
  private enum Outcome {
    ROLLED_BACK("BACKOUT"),
    BREAKS_MUCH("OK"),
    BREAKS_A_LITTLE("ISSUES"),
    CALLED_OFF("VOID"),
    HOLDS("OK");

    private final String result;

    Outcome(String result) {
      this.result = result;
    }
  }

  private void meets(Outcome outcome, Change change, Chance chance) {
    boolean closed = change.to().plus(1, ChronoUnit.DAYS).isBefore(Calendar.AS_OF);
    boolean said = closed || outcome == Outcome.CALLED_OFF;
    boolean rolledBack = closed && outcome == Outcome.ROLLED_BACK;
    Instant back = change.to().plus(chance.between(1, 9), ChronoUnit.HOURS);
    Change ended = withResult(change, said ? outcome.result : "");
    desk.files(ended, initiative(chance), rolledBack ? back : null);
    if (outcome == Outcome.BREAKS_MUCH || outcome == Outcome.BREAKS_A_LITTLE) {
      breaks(change, outcome == Outcome.BREAKS_MUCH);
    }
    if (ended.begun()) {
      proves(ended, chance);
    }
    votes(ended, chance);
  }

  private static String initiative(Chance chance) {
    boolean has = chance.percent(30);
    return has ? "M%03d".formatted(chance.between(1, Words.ORDINARY_MEASURES)) : "";
  }

  private static Change withResult(Change change, String result) {
    return new Change(
        change.number(),
        change.track(),
        change.area(),
        change.service(),
        change.from(),
        change.to(),
        result);
  }

  /** Somebody declares it the cause of an incident of the five days after. */
  private void breaks(Change change, boolean severe) {
    Instant until = change.to().plus(5, ChronoUnit.DAYS);
    Optional<Ticket> incident =
        tickets.stream()
            .filter(
                t -> t.sort().equals("INC") && t.severe() == severe && !blamed.contains(t.number()))
            .filter(t -> t.opened().isAfter(change.to()) && t.opened().isBefore(until))
            .findFirst();
    incident.ifPresent(
        ticket -> {
          blamed.add(ticket.number());
          desk.blames(ticket.number(), change.number(), ticket.opened().plus(2, ChronoUnit.DAYS));
        });
  }

  private void proves(Change change, Chance chance) {
    if (!change.track().equals("STD") && chance.percent(95)) {
      desk.attaches(change, "TEST", "PASS", change.from().minus(20, ChronoUnit.HOURS));
    }
    if (change.track().equals("NRM") && chance.percent(93)) {
      desk.attaches(change, "BACKOUT_PLAN", "", change.from().minus(30, ChronoUnit.HOURS));
    }
    if (chance.percent(97)) {
      desk.attaches(change, "DONE_NOTE", "", change.to());
    }
    if (!change.track().equals("STD") && chance.percent(90)) {
      desk.attaches(change, "REVIEW", "PASS", change.to().plus(2, ChronoUnit.DAYS));
    }
    Chance more = Chance.of("proofs of " + change.number());
    change.proofs().stream()
        .filter(sort -> more.percent(94))
        .forEach(sort -> desk.proves(change, sort));
  }

  private void votes(Change change, Chance chance) {
    if (change.track().equals("NRM")) {
      boolean late = chance.percent(4);
      Instant second =
          late ? change.to().plus(1, ChronoUnit.DAYS) : change.from().minus(20, ChronoUnit.HOURS);
      desk.votes(change, 1, "RISK", "risk.olsen", change.from().minus(44, ChronoUnit.HOURS));
      desk.votes(change, 2, "TECH", "chg.moser", second);
    } else if (change.track().equals("EMG")) {
      boolean retro = chance.percent(35);
      desk.votes(
          change,
          1,
          "MGR",
          "emg.dahl",
          retro ? change.to().plus(9, ChronoUnit.HOURS) : change.from().minusSeconds(1_200));
    }
  }
}
