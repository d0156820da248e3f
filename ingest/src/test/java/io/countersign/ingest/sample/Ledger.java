package io.countersign.ingest.sample;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The general ledger of the three entities. What a selection costs in a month is its baseline less
 * the effects that were told to it; how that falls apart into invoices, accruals, corrections and
 * credit notes is chance, the sum is not.
 */
final class Ledger {
  private static final Map<String, String> DOC_TYPES =
      Map.of(
          "invoice",
          "RE",
          "accrual",
          "RST",
          "reversal",
          "STO",
          "reclass",
          "UMB",
          "credit",
          "GUT",
          "other",
          "SO");
  private final Sheet entries;
  private final Map<Selection, Map<YearMonth, Long>> effects = new LinkedHashMap<>();
  private int last = 500_000;

  Ledger(Sheet entries) {
    this.entries = entries;
  }

  /** The selection's lines are written even if nothing ever moves on them. */
  void opens(Selection selection) {
    effects.computeIfAbsent(selection, any -> new LinkedHashMap<>());
  }

  void moves(Selection selection, YearMonth month, long effect) {
    opens(selection);
    effects.get(selection).merge(month, effect, Long::sum);
  }

  /**
   * One line.
   *
   * @param period the fiscal period that bears it
   * @param reverses the number of the line that it takes back, or blank
   */
  record Line(
      Selection on,
      String account,
      LocalDate posted,
      YearMonth period,
      String kind,
      String reverses,
      long cents,
      String text) {
    Line(Selection on, LocalDate posted, String kind, long cents, String text) {
      this(on, on.accounts().get(0), posted, YearMonth.from(posted), kind, "", cents, text);
    }

    Line account(String other) {
      return new Line(on, other, posted, period, kind, reverses, cents, text);
    }

    Line period(YearMonth other) {
      return new Line(on, account, posted, other, kind, reverses, cents, text);
    }

    Line reverses(String number) {
      return new Line(on, account, posted, period, kind, number, cents, text);
    }
  }

  /** Writes a line down; its number. */
  String posts(Line line) {
    String number = Integer.toString(++last);
    String currency = line.on().entity().currency();
    long group = Cents.at(line.cents(), Rates.average(currency, line.period()));
    Instant booked =
        Calendar.known(Calendar.utc(line.posted(), 17).plus(last % 3, ChronoUnit.DAYS));
    int period = line.period().getYear() * 100 + line.period().getMonthValue();
    entries.add(
        List.of(number, "J" + last / 2, line.on().entity(), line.account(), line.on().costObject()),
        List.of(line.posted(), period, DOC_TYPES.get(line.kind()), line.reverses()),
        List.of(Math.max(line.cents(), 0), Math.max(-line.cents(), 0), currency, group),
        List.of(booked, line.text()));
    return number;
  }

  /** Writes every month of every selection. */
  void closes() {
    for (Map.Entry<Selection, Map<YearMonth, Long>> cell : effects.entrySet()) {
      Selection selection = cell.getKey();
      MonthOfLines lines = new MonthOfLines(selection, this);
      YearMonth from = selection.declared() ? Calendar.FIRST : Calendar.BASELINE_FROM;
      for (YearMonth month : Calendar.months(from, Calendar.LAST_CLOSED)) {
        lines.write(month, selection.baseline() - cell.getValue().getOrDefault(month, 0L));
      }
    }
  }
}
