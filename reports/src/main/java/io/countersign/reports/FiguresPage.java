package io.countersign.reports;

import java.util.List;

/** Every figure of the pack by its id; built last, when all are known. */
final class FiguresPage {
  private final Material material;

  FiguresPage(Material material) {
    this.material = material;
  }

  Section section() {
    List<Row> rows =
        material.figures().all().stream()
            .map(figure -> Row.plain().with("id", figure.id()).with("value", figure.printed()))
            .toList();
    return new Section(
        "figures",
        Print.count(rows.size()) + " figures are printed in this pack; each has an id",
        "As printed, money in "
            + material.unit()
            + " but for bridges and unmatched rows \u00b7 exact values in the attached figures.csv",
        Part.of("figures", rows));
  }
}
