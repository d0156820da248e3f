package io.countersign.reports.pack.value;

import io.countersign.reports.ask.ReportData;
import io.countersign.reports.paper.PagePart;
import io.countersign.reports.paper.Row;
import io.countersign.reports.paper.Section;
import io.countersign.reports.table.Counts;
import io.countersign.reports.table.Line;
import io.countersign.reports.table.Rounding;
import io.countersign.reports.table.Scale;
import io.countersign.reports.words.FigureFormat;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Where the value goes: the measures with the largest leakages and over-claims. */
public final class MeasurePage {
  private static final int SHOWN = 10;
  private final ReportData data;
  private final Scale fine;
  private final List<Line> leaks;

  public MeasurePage(ReportData data) {
    this.data = data;
    this.fine = data.rollup().scale().finer();
    this.leaks = data.lines("leakage");
  }

  public Section section() {
    PagePart part =
        PagePart.of("measures").with("leakage", leakage()).with("over_claims", overClaims());
    return new Section("measures", title(), subtitle(), part);
  }

  private String title() {
    return leaks.isEmpty()
        ? "No claimed value is lost"
        : "%s %s of what %s claimed%s"
            .formatted(lose(), lost(fine), leaks.size() == 1 ? "it" : "they", over());
  }

  private String lose() {
    return FigureFormat.count(leaks.size(), "measure loses", "measures lose");
  }

  /** Of all that lose, also of those that are not shown. */
  private String lost(Scale in) {
    BigDecimal sum = new Counts(leaks).sum("lost");
    return in.sentence(in.round(sum));
  }

  private String over() {
    List<Line> over = data.lines("over_claims");
    if (over.isEmpty()) {
      return "; none claims more than the ledger shows";
    }
    String first =
        data.names().getOrDefault(over.get(0).text("measure_id"), over.get(0).text("measure_id"));
    return "; the largest over-claim is \u201c" + first + "\u201d";
  }

  private String subtitle() {
    return "Largest leakages and over-claims by measure, %s \u00b7 year to date, %s"
        .formatted(data.fineUnit(), data.span().toDate());
  }

  private PagePart leakage() {
    return PagePart.table(
            "leakage",
            "Largest leakages: claimed, and neither verified nor pending",
            "Whatever was claimed is verified or still pending.",
            leaks.stream().limit(SHOWN).map(this::leak).toList())
        .with("note", leaks.isEmpty() ? null : "In all, " + lose() + " " + lost(fine) + ".");
  }

  private Row leak(Line line) {
    Row row = measure(line).with("reason", mainReason(line));
    return adding(row, line, "claimed", List.of("verified", "pending", "lost"));
  }

  /** A sum to the nearest, and its parts so that they add up to it within the row. */
  private Row adding(Row row, Line line, String sum, List<String> parts) {
    List<BigDecimal> exact = new ArrayList<>();
    parts.forEach(part -> exact.add(fine.inUnits(line.amount(part))));
    List<BigDecimal> printed = Rounding.parts(fine.round(line.amount(sum)), exact);
    for (int i = 0; i < parts.size(); i++) {
      String id = "measure." + line.text("measure_id") + "." + parts.get(i);
      row.with(parts.get(i), data.money(id, line.amount(parts.get(i)), printed.get(i)));
    }
    return row.with(sum, data.measureMoney(line, sum));
  }

  private Row measure(Line line) {
    Row row =
        Row.plain()
            .data("name", MeasureNames.name(data, line))
            .data("program", MeasureNames.program(data, line));
    String owner = line.text("owner");
    return owner.isBlank() ? row.with("owner", "no owner") : row.data("owner", owner);
  }

  private String mainReason(Line line) {
    return data.lines("lost_by_reason").stream()
        .filter(reason -> reason.text("measure_id").equals(line.text("measure_id")))
        .max(Comparator.comparing(reason -> reason.amount("amount")))
        .map(reason -> data.declaration().step(reason.text("reason")).name())
        .orElse("");
  }

  private PagePart overClaims() {
    return PagePart.table(
            "over_claims",
            "Largest over-claims: claimed beyond what the ledger shows",
            "No measure claims more than the ledger shows.",
            data.lines("over_claims").stream().map(this::overClaim).toList())
        .with("note", null);
  }

  private Row overClaim(Line line) {
    boolean shared = line.amount("shared").signum() != 0;
    boolean alone = line.amount("alone").signum() != 0;
    String why = shared && alone ? "shared and alone" : shared ? "shared cell" : "sole claimant";
    Row row = measure(line).with("claimed", data.measureMoney(line, "claimed")).with("reason", why);
    return adding(row, line, "excess", List.of("shared", "alone"));
  }
}
