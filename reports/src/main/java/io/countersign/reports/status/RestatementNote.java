package io.countersign.reports.status;

import io.countersign.reports.ask.HouseDeclaration;
import io.countersign.reports.ask.ReportRun;
import io.countersign.reports.paper.PagePart;
import io.countersign.reports.paper.Row;
import io.countersign.reports.paper.Section;
import io.countersign.reports.register.Entry;
import io.countersign.reports.register.Register;
import io.countersign.reports.register.Restatement;
import io.countersign.reports.table.Figure;
import io.countersign.reports.table.Figures;
import io.countersign.reports.table.Line;
import io.countersign.reports.table.Rounding;
import io.countersign.reports.words.FigureFormat;
import io.countersign.reports.words.Wording;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/**
 * What changed since a period was closed, and why: as issued, as now, and the rows of sources that
 * came late.
 *
 * @param since the issue that closed the period
 * @param why who opened the period again, and for what reason
 * @param late rows of feeds that became known since
 * @param now the instant that the new issue is asked about
 */
public record RestatementNote(Entry since, Restatement why, List<Line> late, Instant now) {
  /** What a page holds beside the late rows. */
  private static final int SHOWN = 18;

  /** What changed since the issue that a run names. */
  public static RestatementNote of(ReportRun run, String issue) {
    Register register = run.provenance().book().register();
    Entry since = register.issue(issue).orElseThrow();
    Map<String, Object> asked = new TreeMap<>();
    asked.put("period", run.ask().period().name());
    asked.put("since_at", Instant.parse(since.document().manifest().question().asOf()));
    List<Line> late =
        run.marts().query(HouseDeclaration.read().late(), asked).stream().map(Line::new).toList();
    return new RestatementNote(
        since, register.restatement(since).orElseThrow(), late, run.ask().asOf());
  }

  /** A figure that is not what it was. Either value is null where it was not printed. */
  private record Change(String id, Figure now, BigDecimal before, String printed) {
    BigDecimal by() {
      return orZero(now == null ? null : now.value()).subtract(orZero(before));
    }

    private static BigDecimal orZero(BigDecimal value) {
      return value == null ? BigDecimal.ZERO : value;
    }
  }

  public Section section(Figures figures) {
    List<Change> changes = changes(figures);
    String title =
        Wording.sentence(
            FigureFormat.count(changes.size(), "figure is", "figures are")
                + " not what issue "
                + since.subject().issue()
                + " said; "
                + FigureFormat.count(late.size(), "source row", "source rows")
                + " came late");
    String subtitle =
        "Opened again by %s: %s \u00b7 as issued %s"
            .formatted(
                why.approvedBy(),
                why.reason(),
                FigureFormat.day(asOf().atZone(ZoneOffset.UTC).toLocalDate()));
    return new Section("restated", title, subtitle, List.of(changed(changes, figures), lateRows()));
  }

  private Instant asOf() {
    return Instant.parse(since.document().manifest().question().asOf());
  }

  private List<Change> changes(Figures figures) {
    Map<String, List<String>> before = since.figures();
    List<Change> changes = new ArrayList<>();
    for (Figure now : figures.all()) {
      List<String> was = before.getOrDefault(now.id(), List.of("", ""));
      changes.add(new Change(now.id(), now, decimal(was.get(0)), was.get(1)));
    }
    before.forEach(
        (id, was) -> {
          if (figures.get(id).isEmpty()) {
            changes.add(new Change(id, null, decimal(was.get(0)), was.get(1)));
          }
        });
    changes.removeIf(one -> one.by().signum() == 0 || one.id().startsWith(Figures.RECONCILIATION));
    changes.sort(
        Comparator.comparing((Change one) -> one.by().abs()).reversed().thenComparing(Change::id));
    return changes;
  }

  private static BigDecimal decimal(String value) {
    return value.isEmpty() ? null : new BigDecimal(value);
  }

  private PagePart changed(List<Change> changes, Figures figures) {
    List<Row> rows = new ArrayList<>();
    for (Change one : changes.subList(0, Math.min(SHOWN, changes.size()))) {
      String unit = one.now() == null ? "" : one.now().unit();
      rows.add(
          Row.plain()
              .data("figure", one.id())
              .with("unit", unit)
              .data("before", before(one, unit, figures))
              .data("now", one.now() == null ? FigureFormat.NONE : one.now().printed())
              .with(
                  "by",
                  FigureFormat.signed(Rounding.nearest(one.by(), unit.equals("share") ? 3 : 2))));
    }
    return PagePart.table(
            "changed",
            "Figures that changed, the largest first: as issued, as now",
            "No figure changed.",
            rows)
        .with("note", note(changes.size() - rows.size()));
  }

  /**
   * Time alone changes figures, too: nobody handed anything over, and yet they are not the same.
   */
  private String note(int left) {
    String more = more(left, "figures: figures.csv holds them as they are now");
    if (now.equals(asOf())) {
      return more;
    }
    String moved =
        "Known at "
            + FigureFormat.minute(asOf())
            + " then, at "
            + FigureFormat.minute(now)
            + " now: what is still open counts on, so ages and the cost of delay grow without any late row.";
    return more == null ? moved : more + " " + moved;
  }

  /** As it was printed, in the language of that issue. */
  private static String before(Change one, String unit, Figures figures) {
    String printed = one.printed().isEmpty() ? FigureFormat.NONE : one.printed();
    figures.note(new Figure("as_issued." + one.id(), one.before(), unit, printed));
    return printed;
  }

  private PagePart lateRows() {
    List<Row> rows = new ArrayList<>();
    for (Line line : late.subList(0, Math.min(SHOWN, late.size()))) {
      rows.add(
          Row.plain()
              .data("feed", line.text("feed"))
              .data("record", line.text("record"))
              .data("what", line.text("what"))
              .with("amount", FigureFormat.number(cents(line.amount("amount"))))
              .with("currency", line.text("currency"))
              .data("system", line.text("source_system"))
              .with(
                  "known",
                  FigureFormat.minute(
                      (Instant) Objects.requireNonNull(line.values().get("known_at")))));
    }
    return PagePart.table(
            "late",
            "Why: the rows of sources that became known since, in their own currency",
            "No source handed over a row since: code or definitions changed, see the code version.",
            rows)
        .with("note", more(late.size() - rows.size(), "rows"));
  }

  private static BigDecimal cents(BigDecimal amount) {
    return Rounding.nearest(amount, 2);
  }

  private static String more(int left, String what) {
    return left <= 0 ? null : "And " + FigureFormat.count(left) + " more " + what + ".";
  }
}
