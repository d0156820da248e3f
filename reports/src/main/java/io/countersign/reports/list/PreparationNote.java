package io.countersign.reports.list;

import io.countersign.reports.ask.ReportData;
import io.countersign.reports.paper.MissingGlyphs;
import io.countersign.reports.paper.PagePart;
import io.countersign.reports.paper.Row;
import io.countersign.reports.status.IssueHeader;
import io.countersign.reports.status.IssueStatus;
import io.countersign.reports.status.Signatories;
import io.countersign.reports.table.Line;
import io.countersign.reports.words.FigureFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** How a list was made: the question, its standing, what is left out, definitions, data, seal. */
final class PreparationNote {
  private final ReportData data;
  private final IssueHeader header;
  private final List<Row> rows = new ArrayList<>();

  PreparationNote(ReportData data, IssueHeader header) {
    this.data = data;
    this.header = header;
  }

  PagePart part(Map<String, Long> versions, MissingGlyphs unprinted) {
    Signatories by = header.signing();
    IssueStatus standing = header.standing();
    say("Question", data.declaration().about());
    if (!data.copy().isBlank()) {
      say("This copy", "Holds the rows of one recipient and no others: " + data.copy() + ".");
    }
    say("Status", standing.status().name() + ". " + standing.why());
    String released = by.releasedBy().map(person -> ", released by " + person).orElse("");
    say("Signed", "Prepared by " + by.preparedBy() + released + ", code " + header.codeVersion());
    say("Left out", leftOut());
    if (unprinted.count() > 0) {
      say("Letters", unprinted.words());
    }
    data.declaration()
        .definitions()
        .forEach((id, words) -> say(id, words.name() + ": " + words.meaning()));
    say("Figures", "Each has an id, table.row.column; all are in the attached figures.csv, exact.");
    rows.add(Row.named("Data", versions(versions)));
    say("Seal", header.chain());
    return PagePart.table(PagePart.WHOLE, "How this list was made", null, rows);
  }

  private void say(String label, String value) {
    rows.add(Row.pair(label, value));
  }

  private String leftOut() {
    Line left = data.answers().one("left_out");
    return "Company-wide, %s in quarantine and %s to no initiative."
        .formatted(
            FigureFormat.count(left.count("quarantined"), "row", "rows"),
            FigureFormat.count(left.count("unmatched"), "row that belongs", "rows that belong"));
  }

  private static String versions(Map<String, Long> versions) {
    return versions.entrySet().stream()
        .map(table -> table.getKey() + "\u00a0" + table.getValue())
        .collect(Collectors.joining(", "));
  }
}
