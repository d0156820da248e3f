package io.countersign.reports;

import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;

/** Where the value goes: the measures with the largest leakages and over-claims. */
final class MeasurePage {
  private final Material material;

  MeasurePage(Material material) {
    this.material = material;
  }

  Section section() {
    Part part = Part.of("measures").with("leakage", leakage()).with("over_claims", overClaims());
    return new Section("measures", title(), subtitle(), part);
  }

  private String title() {
    List<Line> leaks = material.lines("leakage");
    if (leaks.isEmpty()) {
      return "No claimed value is lost";
    }
    BigDecimal sum =
        leaks.stream().map(l -> l.amount("lost")).reduce(BigDecimal.ZERO, BigDecimal::add);
    Scale scale = material.ladder().scale();
    String measures = leaks.size() == 1 ? "One measure loses " : leaks.size() + " measures lose ";
    return measures + scale.sentence(scale.round(sum)) + " of what they claimed" + over();
  }

  private String over() {
    List<Line> over = material.lines("over_claims");
    if (over.isEmpty()) {
      return "; none claims more than the ledger shows";
    }
    String first =
        material
            .names()
            .getOrDefault(over.get(0).text("measure_id"), over.get(0).text("measure_id"));
    return "; the largest over-claim is \u201c" + first + "\u201d";
  }

  private String subtitle() {
    return "Largest leakages and over-claims by measure, "
        + material.fineUnit()
        + " \u00b7 year to date, "
        + material.span().toDate();
  }

  private Part leakage() {
    return Part.table(
            "leakage",
            "Largest leakages: claimed, and neither verified nor pending",
            "Whatever was claimed is verified or still pending.",
            material.lines("leakage").stream().map(this::leak).toList())
        .with("note", null);
  }

  private Row leak(Line line) {
    return measure(line)
        .with("claimed", material.measureMoney(line, "claimed"))
        .with("verified", material.measureMoney(line, "verified"))
        .with("pending", material.measureMoney(line, "pending"))
        .with("lost", material.measureMoney(line, "lost"))
        .with("reason", mainReason(line));
  }

  private Row measure(Line line) {
    Row row =
        Row.plain()
            .data("name", Measures.name(material, line))
            .data("program", Measures.program(material, line));
    String owner = line.text("owner");
    return owner.isBlank() ? row.with("owner", "no owner") : row.data("owner", owner);
  }

  private String mainReason(Line line) {
    return material.lines("lost_by_reason").stream()
        .filter(reason -> reason.text("measure_id").equals(line.text("measure_id")))
        .max(Comparator.comparing(reason -> reason.amount("amount")))
        .map(reason -> material.declaration().step(reason.text("reason")).name())
        .orElse("");
  }

  private Part overClaims() {
    return Part.table(
            "over_claims",
            "Largest over-claims: claimed beyond what the ledger shows",
            "No measure claims more than the ledger shows.",
            material.lines("over_claims").stream().map(this::overClaim).toList())
        .with("note", null);
  }

  private Row overClaim(Line line) {
    boolean shared = line.amount("shared").signum() != 0;
    boolean alone = line.amount("alone").signum() != 0;
    String why = shared && alone ? "shared and alone" : shared ? "shared cell" : "sole claimant";
    return measure(line)
        .with("claimed", material.measureMoney(line, "claimed"))
        .with("shared", material.measureMoney(line, "shared"))
        .with("alone", material.measureMoney(line, "alone"))
        .with("excess", material.measureMoney(line, "excess"))
        .with("reason", why);
  }
}
