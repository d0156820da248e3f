package io.countersign.ingest.sample;

import java.time.LocalDate;
import java.time.YearMonth;

/** A measure before anything happens to it. */
record Measure(Node node, People people, Dates dates, Selection selection) {

  record People(String owner, String sponsor, String controller) {}

  /**
   * The days that matter.
   *
   * @param implemented null where that has not been reached
   */
  record Dates(LocalDate decided, LocalDate implemented, LocalDate valueFrom) {
    /** Implemented some days before the first month in which value is promised. */
    static Dates inTime(YearMonth valueFrom) {
      LocalDate first = valueFrom.atDay(1);
      return new Dates(first.minusMonths(5), first.minusDays(12), first);
    }
  }

  String id() {
    return node.id();
  }

  String method() {
    return term(0);
  }

  Entity entity() {
    return Entity.valueOf(term(1));
  }

  String currency() {
    return node.terms().split(" ", -1).length > 2 ? term(2) : entity().currency();
  }

  boolean ledgerBacked() {
    return !method().equals("avoidance");
  }

  boolean oneOff() {
    return method().equals("one_off");
  }

  /** Methods that divide by a quantity. */
  boolean driven() {
    return method().equals("price") || method().equals("unit_cost");
  }

  String benefit() {
    return ledgerBacked() ? "cost_saving" : "cost_avoidance";
  }

  private String term(int index) {
    return node.terms().split(" ", -1)[index];
  }
}
