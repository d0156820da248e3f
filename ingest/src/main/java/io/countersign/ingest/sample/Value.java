package io.countersign.ingest.sample;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;

/** The initiatives: what they promise, claim and are granted, and what the ledger shows of it. */
final class Value {
  private static final int UNITS_A_MONTH = 1_000;
  private final Books books;
  private final Ledger ledger;
  private final Map<String, Plot> plots = ValueStories.byMeasure();

  Value(Books books) {
    this.books = books;
    this.ledger = new Ledger(books.sheet("ERP.ENTRY"));
  }

  /**
   * @param lines how many lines the ledger is to have; the last of them are costs that belong to no
   *     initiative
   */
  void write(List<Node> tree, int lines) {
    Measures measures = new Measures(plots);
    for (Node node : tree) {
      if (node.isMeasure()) {
        write(measures.of(node));
      } else {
        books
            .sheet("initiatives")
            .add(
                node.id(),
                node.parent(),
                node.level(),
                node.name(),
                "",
                "",
                "",
                "",
                "",
                "",
                "",
                "",
                "",
                "",
                "",
                "",
                "",
                "");
      }
    }
    orphans();
    ledger.closes();
    Overhead.fill(ledger, books.sheet("ERP.ENTRY"), lines);
  }

  private void write(Measure measure) {
    initiative(measure);
    measurementPlan(measure);
    if (measure.driven()) {
      driver(measure);
    }
    if (measure.ledgerBacked()) {
      ledger.opens(measure.selection());
    }
    Course course = new Course(measure, books, ledger);
    Plot plot = plots.get(measure.id());
    if (plot == null) {
      new Likely(course).happens();
    } else {
      course.passesGates().plans(Cents.units(plot.promised()));
      plot.happens().accept(course);
    }
    new Reports(course).write(plot != null);
  }

  private void initiative(Measure measure) {
    LocalDate first = measure.dates().valueFrom();
    Chance chance = Chance.of("initiative " + measure.id());
    books
        .sheet("initiatives")
        .add(
            measure.id(),
            measure.node().parent(),
            "measure",
            measure.node().name(),
            measure.people().owner(),
            measure.people().sponsor(),
            measure.people().controller(),
            chance.pick(Words.DEPARTMENTS),
            "IT",
            measure.entity(),
            "IT value board",
            chance.pick(Words.SERVICES),
            measure.currency(),
            first.minusMonths(7),
            first.minusDays(12),
            first,
            "",
            chance.percent(60) ? "change" : "run");
  }

  private void measurementPlan(Measure measure) {
    Selection on = measure.selection();
    Object frozen = Calendar.utc(measure.dates().decided(), 9);
    String by = measure.people().controller();
    Sheet plans = books.sheet("measurement_plans");
    if (!measure.ledgerBacked()) {
      plans.add(measure.id(), 1, measure.method(), "", "", "", "", "", "", "", "", "", frozen, by);
      return;
    }
    plans.add(
        measure.id(),
        1,
        measure.method(),
        on.entity(),
        String.join(";", on.accounts()),
        on.costObject(),
        Calendar.BASELINE_FROM,
        Calendar.BASELINE_TO,
        on.declared() ? Cents.text(on.baseline()) : "",
        on.declared() ? on.entity().currency() : "",
        measure.driven() ? driverOf(measure) : "",
        Measures.split(measure),
        frozen,
        by);
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
      books.sheet("drivers").add(driverOf(measure), month, fell ? 8_000 : quantity, "unit");
    }
  }

  /** What fits nowhere, or came twice, or was taken back: each has its story. */
  private void orphans() {
    Instant at = Instant.parse("2026-08-03T08:00:00Z");
    books
        .sheet("value_claims")
        .add(
            "CL-M999-2607-1",
            "M999",
            "2026-07",
            "cost_saving",
            "5000.00",
            "EUR",
            false,
            "p.novotny",
            at,
            "");
    Sheet second = books.sheet(Course.SECOND_DROP);
    books.sheet("value_claims").rows().stream()
        .filter(row -> row.get(0).equals("CL-M117-2609-1"))
        .forEach(row -> second.add(row.toArray()));
    books.sheet("value_claims.deleted").add("CL-M118-2608-1");
  }
}
