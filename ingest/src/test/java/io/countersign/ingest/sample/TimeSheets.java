package io.countersign.ingest.sample;

import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Hours as the ERP keeps them: in minutes, on a day written without signs, in the words of its
 * makers.
 */
final class TimeSheets {
  private static final LocalDate FIRST_MONDAY = LocalDate.of(2025, 11, 3);
  private static final int WORKDAYS = 262;
  private static final List<String> GRADES =
      List.of("ENG", "ENG", "ENG", "ANA", "ANA", "CON", "ARC");
  private static final List<Integer> MINUTES = List.of(30, 45, 60, 60, 90, 120, 120, 150, 180, 240);
  private static final List<String> STATES =
      List.of("OK", "GEBUCHT", "EINGEREICHT", "ABGELEHNT", "STORNO", "OFFEN");
  private static final int PEOPLE = 84;
  private final Sheet cards;
  private final List<Ticket> tickets;

  /** By measure, the day on which it was closed. */
  private final Map<String, LocalDate> closures;

  TimeSheets(SampleTables tables, List<Ticket> tickets) {
    this.cards = tables.sheet("ERP.TIMESHEET");
    this.tickets = tickets;
    this.closures =
        tables.sheet("gate_events").rows().stream()
            .filter(event -> event.get(1).equals("closed"))
            .collect(
                Collectors.toMap(
                    event -> event.get(0),
                    event -> LocalDate.parse(event.get(3).substring(0, 10)),
                    (one, other) -> other));
  }

  void write(int count) {
    stories();
    int ordinary = count - cards.size();
    for (int number = 1; number <= ordinary; number++) {
      int place = number - 1;
      LocalDate worked = workday((int) ((long) place * WORKDAYS / ordinary));
      Ticket ticket = tickets.get((int) ((long) place * tickets.size() / ordinary));
      write(number, worked, ticket);
    }
  }

  private void write(int number, LocalDate worked, Ticket ticket) {
    Chance chance = Chance.of("card " + number);
    int person = number % PEOPLE;
    String grade = GRADES.get(person % GRADES.size());
    Card card = new Card("emp-%03d".formatted(person), grade, worked, chance.pick(MINUTES));
    String state = STATES.get(chance.weighted(80, 13, 3, 2, 1));
    add("TC-%05d".formatted(number), card, job(chance, ticket, worked), state);
  }

  private static LocalDate workday(int index) {
    return FIRST_MONDAY.plusDays(index / 5 * 7L + index % 5);
  }

  private record Card(String person, String grade, LocalDate worked, int minutes) {}

  private String job(Chance chance, Ticket ticket, LocalDate worked) {
    return switch (chance.weighted(46, 34, 13, 5)) {
      case 0 -> measure(chance, worked);
      case 1 -> ticket.number();
      case 2 -> "CHG-%04d".formatted(chance.between(1, 394));
      case 3 -> "";
      default -> "P-1998";
    };
  }

  /** Few book on what is closed. */
  private String measure(Chance chance, LocalDate worked) {
    String measure = "M%03d".formatted(chance.between(1, Words.ORDINARY_MEASURES));
    boolean over = closures.getOrDefault(measure, LocalDate.MAX).isBefore(worked);
    return over && !chance.percent(4) ? measure(chance, worked) : measure;
  }

  private void stories() {
    LocalDate day = LocalDate.of(2026, 5, 12);
    add("TC-90001", new Card("emp-101", "ENG", day, 480), "M119", "STORNO");
    add("TC-90002", new Card("emp-101", "ENG", day, 360), "M119", "OK");
    add("TC-90003", new Card("emp-102", "ARC", LocalDate.of(2026, 6, 30), 600), "M120", "OK");
    add("TC-90004", new Card("emp-102", "ARC", LocalDate.of(2026, 7, 1), 600), "M120", "OK");
    for (int number = 5; number <= 7; number++) {
      String impossible = "202602" + (25 + number);
      add("TC-9000" + number, new Card("emp-103", "ANA", day, 60), "M001", "OK", impossible);
    }
  }

  private void add(String number, Card card, String job, String state) {
    add(number, card, job, state, card.worked().format(DateTimeFormatter.BASIC_ISO_DATE));
  }

  private void add(String number, Card card, String job, String state, String workDay) {
    Instant decided = Calendar.utc(card.worked().plusDays(4), 9);
    boolean known = decided.isBefore(Calendar.AS_OF);
    boolean approved = known && List.of("OK", "GEBUCHT", "STORNO").contains(state);
    String now = known ? state : "EINGEREICHT";
    String by = approved ? "lead-" + card.grade() : "";
    cards.add(
        List.of(number, card.person(), card.grade(), workDay, card.minutes(), job, now),
        List.of(by, approved ? decided : "", "", Calendar.known(decided)));
  }
}
