package io.countersign.ingest.sample;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;

/** What surrounds the measures: budgets, milestones, risks, and who waits for whom. */
final class Outlook {
  private static final Instant BUDGETED = Instant.parse("2025-10-06T09:00:00Z");
  private static final Instant REVISED = Instant.parse("2026-06-15T09:00:00Z");
  private static final List<String> TARGETS =
      List.of("Contract signed", "Pilot done", "Rolled out");
  private static final List<String> FEARS =
      List.of(
          "Supplier may not deliver",
          "Key person may leave",
          "Savings may come later",
          "Users may not follow");
  private static final List<String> LIGHTS = List.of("green", "amber", "red");
  private final SampleTables tables;

  Outlook(SampleTables tables) {
    this.tables = tables;
  }

  void write(List<Node> tree) {
    List<Node> projects = tree.stream().filter(node -> node.level().equals("project")).toList();
    projects.forEach(this::budget);
    projects.forEach(this::milestones);
    for (int i = 0; i < projects.size(); i++) {
      risk(projects.get(i), i + 1);
    }
    for (int i = 3; i < projects.size(); i += 3) {
      waits(projects.get(i), projects.get(i - 1));
    }
    typedByHand();
  }

  private void waits(Node from, Node to) {
    tables.sheet("dependencies").add(from.id(), to.id(), "amber", "2026-09-30", "", "");
  }

  private void typedByHand() {
    tables
        .sheet("risks")
        .add(
            List.of("R-900", "PJ-01", "Date typed by hand", "red", "", "", "p.novotny"),
            List.of("2026-03-02T10:00:00Z", "31/02/2026", ""));
  }

  private void budget(Node project) {
    Chance chance = Chance.of("budget " + project.id());
    for (String account : List.of("6600", "6100")) {
      long monthly = Cents.units(chance.between(40, 160) * 850L);
      for (YearMonth month : Calendar.months(Calendar.FIRST, Calendar.LAST_PLANNED)) {
        budget(project, account, month, "original", monthly, BUDGETED);
        if (month.isAfter(YearMonth.of(2026, 6))) {
          budget(project, account, month, "revised", Cents.percent(monthly, 95), REVISED);
        }
      }
    }
  }

  private void budget(
      Node project, String account, YearMonth month, String kind, long amount, Instant entered) {
    tables
        .sheet("budgets")
        .add(
            project.id(),
            account,
            month,
            kind,
            Cents.text(amount),
            "EUR",
            entered,
            Words.SPONSORS.get(0));
  }

  private void milestones(Node project) {
    Chance chance = Chance.of("milestones " + project.id());
    LocalDate due = LocalDate.of(2026, 1, 30);
    for (int i = 0; i < TARGETS.size(); i++) {
      due = due.plusDays(chance.between(60, 130));
      LocalDate done = due.plusDays(chance.between(-5, 20));
      boolean reached = done.isBefore(LocalDate.of(2026, 11, 1));
      tables
          .sheet("milestones")
          .add(
              "MS-" + project.id() + "-" + (i + 1),
              project.id(),
              TARGETS.get(i),
              "green",
              due,
              reached ? done : "");
    }
  }

  private void risk(Node project, int number) {
    Chance chance = Chance.of("risk " + project.id());
    String fear = chance.pick(FEARS);
    String light = chance.pick(LIGHTS);
    String atStake = Cents.text(Cents.units(chance.between(5, 60) * 1_000L));
    String owner = chance.pick(Words.OWNERS);
    Instant reported = Calendar.utc(LocalDate.of(2026, chance.between(1, 10), 12), 10);
    tables
        .sheet("risks")
        .add(
            List.of("R-%03d".formatted(number), project.id(), fear, light, atStake, "EUR", owner),
            List.of(reported, "2026-12-15", ""));
  }
}
