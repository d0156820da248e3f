package io.countersign.ingest.sample;

import io.countersign.ingest.sample.Ledger.Line;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;

/** Costs of cost centres that no initiative looks at. */
final class Overhead {
  private static final List<YearMonth> MONTHS =
      Calendar.months(Calendar.FIRST, Calendar.LAST_CLOSED);

  private Overhead() {}

  static void fill(Ledger ledger, Sheet entries, int lines) {
    Chance chance = Chance.of("overhead");
    for (int i = 0; i < 20; i++) {
      post(ledger, chance, LocalDate.of(2026, 11, 2 + i % 2));
    }
    while (entries.size() < lines) {
      post(ledger, chance, chance.pick(MONTHS).atDay(chance.between(2, 27)));
    }
  }

  private static void post(Ledger ledger, Chance chance, LocalDate day) {
    Entity entity = chance.pick(List.of(Entity.values()));
    String costCentre = "C9" + chance.between(10, 49);
    Selection centre = Selection.of(entity, chance.pick(Words.ACCOUNTS), costCentre, 0);
    ledger.posts(
        new Line(
            centre, day, "invoice", chance.between(2_000, 450_000), "Cost centre " + costCentre));
  }
}
