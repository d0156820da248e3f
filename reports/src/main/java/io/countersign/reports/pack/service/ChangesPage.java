package io.countersign.reports.pack.service;

import io.countersign.reports.ask.ReportData;
import io.countersign.reports.draw.Axis;
import io.countersign.reports.draw.Bar;
import io.countersign.reports.draw.Drawing;
import io.countersign.reports.draw.LengthSketch;
import io.countersign.reports.paper.PagePart;
import io.countersign.reports.paper.Row;
import io.countersign.reports.paper.Section;
import io.countersign.reports.table.Counts;
import io.countersign.reports.words.FigureFormat;
import io.countersign.reports.words.Wording;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Which changes worked, under each link rule, and which were allowed (C3, C4, C6, C9 to C11). */
public final class ChangesPage {
  private final ReportData data;
  private final Counts all;
  private final Axis axis;

  public ChangesPage(ReportData data) {
    this.data = data;
    this.all = new Counts(data.lines("changes"));
    this.axis =
        Axis.over(
            Counts.by("category", all.lines()).values().stream()
                .map(ChangesPage::rate)
                .filter(rate -> rate != null)
                .toList());
  }

  public Section section() {
    PagePart part =
        PagePart.table("changes", null, "No change was implemented in this span.", rows())
            .with("note", note());
    return new Section("changes", title(), subtitle(), part);
  }

  private String title() {
    if (all.of("implemented") == 0) {
      return "No change was implemented";
    }
    String outcome =
        all.of("mature") == 0
            ? "No change is mature yet"
            : "%s of %s failed"
                .formatted(
                    FigureFormat.count(all.of("failed")),
                    FigureFormat.count(all.of("mature"), "mature change", "mature changes"));
    long alone = all.of("unauthorised");
    return "%s; %s%s"
        .formatted(
            outcome,
            alone == 0
                ? "all began with authority"
                : FigureFormat.count(alone) + " began without authority",
            praised());
  }

  private String praised() {
    long contradicted = all.of("contradicted");
    return contradicted == 0
        ? ""
        : ", " + FigureFormat.count(contradicted) + " failed though called a success";
  }

  private String subtitle() {
    return "Changes by path, then by category \u00b7 counts and percent \u00b7 year to date, "
        + data.span().toDate();
  }

  private static String note() {
    return "Mature: observed long enough; immature is neither success nor failure. Failed: by declared incidents, roll-back, repair or"
        + " review. Contradicted: failed, and called a success. Evidence: present before its gate. No authority: also deployments without"
        + " a change.";
  }

  private List<Row> rows() {
    List<Row> rows = new ArrayList<>();
    if (!all.lines().isEmpty()) {
      add(rows, "path");
      add(rows, "category");
      rows.add(row(Row.total().with("name", "All changes"), "changes.all", all, true));
    }
    return rows;
  }

  private void add(List<Row> rows, String kind) {
    for (Map.Entry<String, Counts> some : Counts.by(kind, all.lines()).entrySet()) {
      String word = some.getKey();
      String name = word.isBlank() ? "Without a " + kind : Wording.sentence(word);
      Row row = (kind.equals("path") ? Row.strong() : Row.plain()).with("name", name);
      rows.add(row(row, "changes." + kind + "." + word, some.getValue(), kind.equals("path")));
    }
  }

  private Row row(Row row, String id, Counts of, boolean isWhole) {
    long mature = of.of("mature");
    long required = of.of("evidence_required");
    for (String count : List.of("implemented", "mature", "failed", "contradicted", "outside")) {
      row.with(count, data.count(id + "." + count, of.of(count)));
    }
    return row.with(
            "bar", new Drawing(new LengthSketch(isWhole ? null : rate(of), Bar.Look.EFFECT, axis)))
        .with("rate", data.percent(id + ".failure_rate", of.of("failed"), mature))
        .with("same_service", data.percent(id + ".same_rate", of.of("same_service"), mature))
        .with("nearest", data.percent(id + ".nearest_rate", of.of("nearest"), mature))
        .with("immature", data.count(id + ".immature", of.of("implemented") - of.of("mature")))
        .with("evidence", data.percent(id + ".evidence", of.of("evidence_present"), required))
        .with("unauthorised", data.count(id + ".unauthorised", of.of("unauthorised")));
  }

  /** Below zero, for a failure is an effect against us; null where none is mature. */
  private static BigDecimal rate(Counts of) {
    BigDecimal share =
        FigureFormat.share(
            BigDecimal.valueOf(of.of("failed")), BigDecimal.valueOf(of.of("mature")));
    return share == null ? null : share.negate();
  }
}
