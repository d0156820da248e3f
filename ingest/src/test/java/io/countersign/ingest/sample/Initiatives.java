package io.countersign.ingest.sample;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Collections;
import java.util.List;

/** The tree as the register has it, and how each measure is to be measured. */
final class Initiatives {
  private static final int UNITS_A_MONTH = 1_000;
  private final SampleTables tables;

  Initiatives(SampleTables tables) {
    this.tables = tables;
  }

  void above(Node node) {
    Sheet initiatives = tables.sheet("initiatives");
    List<String> said = List.of(node.id(), node.parent(), node.level(), node.name());
    initiatives.add(said, Collections.nCopies(initiatives.header().size() - said.size(), ""));
  }

  void measure(Measure measure) {
    initiative(measure);
    if (measure.ledgerBacked()) {
      inLedger(measure);
    } else {
      onEvidence(measure);
    }
    if (measure.driven()) {
      driver(measure);
    }
  }

  private void initiative(Measure measure) {
    LocalDate first = measure.dates().valueFrom();
    Chance chance = Chance.of("initiative " + measure.id());
    Measure.People people = measure.people();
    tables
        .sheet("initiatives")
        .add(
            List.of(measure.id(), measure.node().parent(), "measure", measure.node().name()),
            List.of(people.owner(), people.sponsor(), people.controller()),
            List.of(chance.pick(Words.DEPARTMENTS), "IT", measure.entity(), "IT value board"),
            List.of(chance.pick(Words.SERVICES), measure.currency()),
            List.of(first.minusMonths(7), first.minusDays(12), first, ""),
            chance.percent(60) ? "change" : "run");
  }

  private void inLedger(Measure measure) {
    Selection on = measure.selection();
    String amount = on.declared() ? Cents.text(on.baseline()) : "";
    String currency = on.declared() ? on.entity().currency() : "";
    String driver = measure.driven() ? driverOf(measure) : "";
    tables
        .sheet("measurement_plans")
        .add(
            List.of(measure.id(), 1, measure.method()),
            List.of(on.entity(), String.join(";", on.accounts()), on.costObject()),
            List.of(Calendar.BASELINE_FROM, Calendar.BASELINE_TO, amount, currency),
            List.of(
                driver, Measures.split(measure), frozen(measure), measure.people().controller()));
  }

  private void onEvidence(Measure measure) {
    tables
        .sheet("measurement_plans")
        .add(
            List.of(measure.id(), 1, measure.method()),
            Collections.nCopies(9, ""),
            List.of(frozen(measure), measure.people().controller()));
  }

  private static Instant frozen(Measure measure) {
    return Calendar.utc(measure.dates().decided(), 9);
  }

  private static String driverOf(Measure measure) {
    return "UNITS-" + measure.id();
  }

  /**
   * The quantity stays the same, so that the price alone moves; but for one story, in which the
   * volume falls.
   */
  private void driver(Measure measure) {
    boolean story = measure.id().equals("M122");
    for (YearMonth month : Calendar.months(Calendar.BASELINE_FROM, Calendar.LAST_CLOSED)) {
      int quantity = story ? 10_000 : UNITS_A_MONTH;
      boolean fell = story && month.equals(YearMonth.of(2026, 9));
      tables.sheet("drivers").add(driverOf(measure), month, fell ? 8_000 : quantity, "unit");
    }
  }
}
