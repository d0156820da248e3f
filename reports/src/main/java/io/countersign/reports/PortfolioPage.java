package io.countersign.reports;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** Portfolios and programs: plan, claim, verified, and the variance to plan as bars. */
final class PortfolioPage {
  private final Material material;
  private final Ladder ladder;
  private final Axis axis;

  PortfolioPage(Material material) {
    this.material = material;
    this.ladder = material.fine();
    this.axis =
        Axis.over(
            ladder.rungs().stream()
                .map(Ladder.Rung::portfolio)
                .map(Value::toPlan)
                .filter(Objects::nonNull)
                .toList());
  }

  Section section() {
    Part part =
        Part.table(
                "portfolios",
                null,
                "No measure has a plan, a claim or a sign-off in this span.",
                rows())
            .with("month", material.span().period())
            .with("note", note());
    return new Section("portfolios", title(), subtitle(), part);
  }

  private String title() {
    List<Value> portfolios =
        material.ladder().rungs().stream().map(Ladder.Rung::portfolio).toList();
    List<Value> behind =
        portfolios.stream().filter(v -> v.toPlan() != null && v.toPlan().signum() < 0).toList();
    if (portfolios.isEmpty()) {
      return "There is no portfolio with a plan, a claim or a sign-off";
    }
    Optional<Value> furthest = behind.stream().min(Comparator.comparing(Value::toPlan));
    return furthest
        .map(
            value ->
                (behind.size() == portfolios.size()
                        ? "All"
                        : behind.size() + " of " + portfolios.size())
                    + (portfolios.size() == 1 ? " portfolio is" : " portfolios are")
                    + " behind plan; furthest is "
                    + value.name()
                    + " with "
                    + material.ladder().scale().sentence(value.toPlan()))
        .orElse("No portfolio is behind plan");
  }

  private String subtitle() {
    return "Portfolios and programs, "
        + ladder.scale().unit()
        + " \u00b7 \u0394PL: verified against plan \u00b7 year to date, "
        + material.span().toDate();
  }

  private String note() {
    return "Lost: claimed, and neither verified nor pending. Realised: verified of planned; n/a where nothing was planned."
        + " Rounded so that programs add up to portfolios and portfolios to the whole.";
  }

  private List<Row> rows() {
    List<Row> rows = new ArrayList<>();
    for (Ladder.Rung rung : ladder.rungs()) {
      rows.add(row(Row.strong(), "portfolio." + rung.portfolio().id(), rung.portfolio(), ""));
      rung.programs()
          .forEach(value -> rows.add(row(Row.plain(), "program." + value.id(), value, "    ")));
    }
    if (!rows.isEmpty()) {
      rows.add(row(Row.total(), "total", ladder.total(), ""));
    }
    return rows;
  }

  private Row row(Row row, String id, Value value, String indent) {
    BigDecimal delta = value.toPlan();
    boolean whole = id.equals("total");
    row.data("name", indent + value.name());
    for (Amount amount : Amount.values()) {
      row.with(
          amount.column(),
          material.money(id + "." + amount.column(), value.exact(amount), value.printed(amount)));
    }
    return row.with("lost", material.money(id + ".lost", value.exactLost(), value.lost()))
        .with(
            "realisation",
            material.percent(
                id + ".realisation",
                value.exact(Amount.VERIFIED_AT_PLAN_RATE),
                value.exact(Amount.PLANNED)))
        .with("delta", Print.signed(delta))
        .with("delta_ink", Ink.ofEffect(delta).hex())
        .with("bar", new Drawing(new LengthSketch(whole ? null : delta, Bar.Look.EFFECT, axis)));
  }
}
