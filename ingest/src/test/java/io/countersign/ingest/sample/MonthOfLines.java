package io.countersign.ingest.sample;

import io.countersign.ingest.sample.Ledger.Line;
import java.time.LocalDate;
import java.time.YearMonth;

/** Turns what a selection costs in a month into the lines that a bookkeeper would have posted. */
final class MonthOfLines {
  private final Selection selection;
  private final Ledger ledger;

  MonthOfLines(Selection selection, Ledger ledger) {
    this.selection = selection;
    this.ledger = ledger;
  }

  /** The lines sum to exactly that many cents. */
  void write(YearMonth month, long cost) {
    Chance chance =
        Chance.of(
            "ledger " + selection.entity() + selection.costObject() + selection.accounts() + month);
    int parts = month.isBefore(Calendar.FIRST) ? 2 : chance.between(5, 9);
    long left = cost;
    for (int part = parts; part > 1; part--) {
      long cents = left / part * chance.between(60, 140) / 100;
      ledger.posts(
          new Line(selection, day(month, chance), "invoice", cents, "Invoice")
              .account(chance.pick(selection.accounts())));
      left -= cents;
    }
    ledger.posts(new Line(selection, day(month, chance), "invoice", left, "Invoice"));
    if (!month.isBefore(Calendar.FIRST)) {
      nothingNet(month, cost / 7, chance);
    }
  }

  /** Pairs that a careless reader counts twice or takes for a saving. */
  private void nothingNet(YearMonth month, long cents, Chance chance) {
    switch (chance.weighted(20, 12, 10)) {
      case 0 -> pair(month, cents, "accrual", "reversal");
      case 1 -> pair(month, cents, "invoice", "credit");
      case 2 -> pair(month, cents, "reclass", "reclass");
      default -> {}
    }
  }

  private void pair(YearMonth month, long cents, String there, String back) {
    LocalDate posted = month.atDay(10);
    String first = ledger.posts(new Line(selection, posted, there, cents, "Posted " + there));
    ledger.posts(
        new Line(selection, posted.plusDays(12), back, -cents, "Took back " + first)
            .reverses(first));
  }

  private static LocalDate day(YearMonth month, Chance chance) {
    return month.atDay(chance.between(2, 27));
  }
}
