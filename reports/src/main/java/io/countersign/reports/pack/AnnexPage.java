package io.countersign.reports.pack;

import io.countersign.reports.ask.ReportData;
import io.countersign.reports.paper.PagePart;
import io.countersign.reports.paper.Row;
import io.countersign.reports.paper.Section;
import io.countersign.reports.table.Figures;
import io.countersign.reports.table.Line;
import io.countersign.reports.table.Rounding;
import io.countersign.reports.table.Scale;
import io.countersign.reports.words.FigureFormat;
import io.countersign.reports.words.Wording;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** How the figures were made: totals, what was left out and why, versions, definitions. */
record AnnexPage(ReportData data, Map<String, Long> versions) {
  Section section() {
    PagePart part =
        PagePart.of("annex")
            .with("reconciliation", reconciliation())
            .with("quarantine", quarantine())
            .with("unmatched", unmatched())
            .with("versions", tablesRead())
            .with("definitions", definitions());
    return new Section("annex", title(), "How these figures were made", part);
  }

  private String title() {
    return agreement()
        + (unread().isEmpty() ? "" : "; " + unread())
        + "; "
        + FigureFormat.count(sum("quarantine", "row_count"), "row is", "rows are")
        + " in quarantine, "
        + FigureFormat.count(sum("unmatched", "row_count"), "row has", "rows have")
        + " no initiative";
  }

  /** All that is not plain agreement is named, each by itself. */
  private String agreement() {
    long totals = sum("reconciliation", "totals");
    long agree = sum("reconciliation", "agree");
    if (totals == 0) {
      return "No control totals were taken";
    }
    if (agree == totals) {
      return "All " + FigureFormat.count(totals) + " control totals agree";
    }
    List<String> parts = new ArrayList<>();
    part(parts, agree, "agrees", "agree");
    part(parts, sum("reconciliation", "tolerated"), "within tolerance", "within tolerance");
    part(parts, sum("reconciliation", "stale"), "stale", "stale");
    part(parts, sum("reconciliation", "unread"), "unread", "unread");
    part(parts, sum("reconciliation", "broken"), "breaks", "break");
    return "%s: %s"
        .formatted(
            FigureFormat.count(totals, "control total", "control totals"),
            String.join(", ", parts));
  }

  private static void part(List<String> parts, long count, String one, String several) {
    if (count > 0) {
      parts.add(FigureFormat.count(count, one, several));
    }
  }

  /** Blank where every amount could be read. */
  private String unread() {
    long unread = sum("reconciliation", "unread_rows");
    return unread == 0
        ? ""
        : FigureFormat.count(unread, "amount", "amounts") + " could not be read";
  }

  private long sum(String query, String column) {
    return data.lines(query).stream().mapToLong(line -> line.count(column)).sum();
  }

  private PagePart reconciliation() {
    List<Row> rows = new ArrayList<>();
    for (Line line : data.lines("reconciliation")) {
      String id = Figures.RECONCILIATION + line.text("hop") + "." + line.text("table_name");
      rows.add(
          Row.plain()
              .with("hop", Wording.sentence(line.text("hop")))
              .data("table", line.text("table_name"))
              .with("checks", data.count(id + ".totals", line.count("totals")))
              .with("ok", data.count(id + ".agree", line.count("agree")))
              .with("unread", data.count(id + ".unread", line.count("unread")))
              .with("tolerated", data.count(id + ".tolerated", line.count("tolerated")))
              .with("stale", data.count(id + ".stale", line.count("stale")))
              .with("broken", data.count(id + ".broken", line.count("broken")))
              .with("difference", largest(id, line))
              .with("verdict", verdict(line)));
    }
    if (!rows.isEmpty()) {
      rows.add(allTotals());
    }
    return PagePart.table(
        "reconciliation",
        "Reconciliation: control totals at every hop from source to mart",
        "No control totals were taken for this span: the figures cannot be shown to be complete.",
        rows);
  }

  private Row allTotals() {
    Row row = Row.total().with("hop", "All").with("table", null).with("difference", null);
    Map<String, String> columns =
        Map.of(
            "checks", "totals",
            "ok", "agree",
            "unread", "unread",
            "tolerated", "tolerated",
            "stale", "stale",
            "broken", "broken");
    columns.forEach((cell, of) -> row.with(cell, FigureFormat.count(sum("reconciliation", of))));
    return row.with("verdict", unread());
  }

  private static String verdict(Line line) {
    if (line.count("broken") > 0) {
      return "does not agree";
    }
    if (line.count("stale") > 0) {
      return "stale";
    }
    if (line.count("unread") > 0) {
      return "agrees, not all could be read";
    }
    return line.count("tolerated") == 0 ? "agrees" : "agrees within tolerance";
  }

  private String largest(String id, Line line) {
    BigDecimal difference = line.amount("difference");
    return data.figures()
        .add(
            id + ".difference",
            difference,
            "as the total",
            FigureFormat.number(stripped(difference)));
  }

  private static BigDecimal stripped(BigDecimal value) {
    if (value == null) {
      return null;
    }
    BigDecimal short_ = value.stripTrailingZeros();
    return short_.scale() < 0 ? short_.setScale(0) : short_;
  }

  private PagePart quarantine() {
    List<Row> rows = new ArrayList<>();
    for (Line line : data.lines("quarantine")) {
      String id = "quarantine." + (rows.size() + 1);
      rows.add(
          Row.plain()
              .data("feed", line.text("feed"))
              .data("system", line.text("source_system"))
              .with("rows", data.count(id, line.count("row_count")))
              .with("amount", said(id, line))
              .with("since", day(line))
              .data("reason", data.language().reason(line.text("reason")))
              .data("example", line.text("example")));
    }
    if (!rows.isEmpty()) {
      Row all = Row.total().with("feed", "All").with("system", null).with("since", null);
      all.with("amount", null).with("example", null);
      all.with("reason", null).with("rows", FigureFormat.count(sum("quarantine", "row_count")));
      rows.add(all);
    }
    return PagePart.table(
        "quarantine",
        "Quarantine: rows that could not be read, so they are in no figure",
        "No row is in quarantine: every row of every source could be read.",
        rows);
  }

  /** What the rows say of their amount, in their own currency; a dash where none can be read. */
  private String said(String id, Line line) {
    BigDecimal amount = line.amount("amount");
    if (amount == null) {
      return FigureFormat.NONE;
    }
    String unit = line.text("currency");
    String printed = FigureFormat.number(stripped(amount));
    data.figures().add(id + ".amount", amount, unit, printed);
    return unit.isEmpty() ? printed : unit + "\u00a0" + printed;
  }

  private static String day(Line line) {
    Object at = line.values().get("first_seen_at");
    return at instanceof Instant instant
        ? FigureFormat.day(instant.atZone(ZoneOffset.UTC).toLocalDate())
        : FigureFormat.NONE;
  }

  private PagePart unmatched() {
    List<Row> rows = new ArrayList<>();
    for (Line line : data.lines("unmatched")) {
      String id = "unmatched." + line.text("feed") + "." + line.text("reason");
      rows.add(
          Row.plain()
              .data("feed", line.text("feed"))
              .with("reason", Wording.sentence(line.text("reason")))
              .with("rows", data.count(id + ".rows", line.count("row_count")))
              .with("hours", hours(id, line.amount("hours")))
              .with("amount", cents(id, line.amount("amount"))));
    }
    if (!rows.isEmpty()) {
      Row all = Row.total().with("feed", "All").with("reason", null).with("hours", null);
      rows.add(
          all.with("amount", null).with("rows", FigureFormat.count(sum("unmatched", "row_count"))));
    }
    return PagePart.table(
        "unmatched",
        "Unmatched: rows that belong to no initiative, amounts in " + data.currency(),
        "Every row belongs to an initiative.",
        rows);
  }

  private String hours(String id, BigDecimal hours) {
    BigDecimal rounded = Rounding.nearest(hours, 1);
    return data.figures().add(id + ".hours", hours, "hours", FigureFormat.number(rounded));
  }

  private String cents(String id, BigDecimal amount) {
    return data.money(id + ".amount", amount, new Scale(data.currency(), 0, 2).round(amount));
  }

  /** Three tables abreast. */
  private PagePart tablesRead() {
    List<Map.Entry<String, Long>> all = List.copyOf(versions.entrySet());
    List<Row> rows = new ArrayList<>();
    for (int at = 0; at < all.size(); at += 3) {
      Row row = Row.plain();
      for (int i = 0; i < 3 && at + i < all.size(); i++) {
        row.data("table_" + i, all.get(at + i).getKey());
        row.with("version_" + i, FigureFormat.count(all.get(at + i).getValue()));
      }
      rows.add(row);
    }
    return PagePart.table(
        "versions", "Data: the version of each table read", "No table was read.", rows);
  }

  private PagePart definitions() {
    List<Row> rows = new ArrayList<>();
    data.declaration()
        .definitions()
        .forEach(
            (id, words) ->
                rows.add(
                    Row.plain()
                        .data("id", id)
                        .with("name", words.name())
                        .with("meaning", words.meaning())));
    return PagePart.table("definitions", "Definitions", "None.", rows);
  }
}
