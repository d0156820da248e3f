package io.countersign.ingest.sample;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/** The initiatives: what they promise, claim and are granted, and what the ledger shows of it. */
final class Value {
  private final SampleTables tables;
  private final Initiatives initiatives;
  private final Ledger ledger;
  private final Map<String, Plot> plots = ValueStories.byMeasure();

  Value(SampleTables tables) {
    this.tables = tables;
    this.initiatives = new Initiatives(tables);
    this.ledger = new Ledger(tables.sheet("ERP.ENTRY"));
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
        initiatives.above(node);
      }
    }
    orphans();
    ledger.closes();
    Overhead.fill(ledger, tables.sheet("ERP.ENTRY"), lines);
  }

  private void write(Measure measure) {
    initiatives.measure(measure);
    if (measure.ledgerBacked()) {
      ledger.opens(measure.selection());
    }
    Course course = new Course(measure, tables, ledger);
    Plot plot = plots.get(measure.id());
    if (plot == null) {
      new Likely(course).happens();
    } else {
      course.passesGates().plans(Cents.units(plot.promised()));
      plot.happens().accept(course);
    }
    new Reports(course).write(plot != null);
  }

  /** What fits nowhere, or came twice, or was taken back: each has its story. */
  private void orphans() {
    Instant at = Instant.parse("2026-08-03T08:00:00Z");
    Sheet claims = tables.sheet("value_claims");
    claims.add(
        List.of("CL-M999-2607-1", "M999", "2026-07", "cost_saving", "5000.00", "EUR"),
        List.of(false, "p.novotny", at, ""));
    Sheet second = tables.sheet(Course.SECOND_DROP);
    claims.rows().stream().filter(row -> row.get(0).equals("CL-M117-2609-1")).forEach(second::add);
    tables.sheet("value_claims.deleted").add("CL-M118-2608-1");
  }
}
