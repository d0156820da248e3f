package io.countersign.reports.list;

import io.countersign.reports.ask.ListDeclaration;
import io.countersign.reports.ask.ReportData;
import io.countersign.reports.ask.TableDeclaration;
import io.countersign.reports.paper.MissingGlyphs;
import io.countersign.reports.paper.PagePart;
import io.countersign.reports.paper.Row;
import io.countersign.reports.paper.Section;
import io.countersign.reports.status.FeedCoverage;
import io.countersign.reports.status.IssueHeader;
import io.countersign.reports.status.RestatementNote;
import io.countersign.reports.words.FigureFormat;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The pages of a list report: its tables one after the other, and how they were made. */
public final class ListPages {
  /** Rows of one table; a hundred pages. Nobody reads more on paper. */
  private static final int PRINTED = 5_000;

  private final ReportData data;
  private final ListDeclaration list;
  private final Map<String, String> asked;
  private final Map<String, Listing> tables = new LinkedHashMap<>();

  /**
   * Of a report.
   *
   * @param asked the parameters that it was asked with; a subtitle may name them
   */
  public ListPages(ReportData data, Map<String, String> asked) {
    this.data = data;
    this.asked = asked;
    this.list = data.declaration().list().orElseThrow();
    list.tables().forEach((name, table) -> tables.put(name, new Listing(name, table, data)));
  }

  public List<Section> sections(
      IssueHeader header, Map<String, Long> versions, Optional<RestatementNote> restated) {
    List<PagePart> parts = new ArrayList<>();
    list.tables().forEach((name, table) -> parts.add(part(name, table)));
    parts.add(new PreparationNote(data, header).part(versions, MissingGlyphs.among(parts)));
    String title = new ListHeadline(data, tables).sentence(list.headline());
    List<Section> sections = new ArrayList<>();
    restated.ifPresent(changes -> sections.add(changes.section(data.figures())));
    Section all = new Section("list", title, subtitle(), parts);
    sections.add(0, FeedCoverage.of(data).said(all));
    return sections;
  }

  private PagePart part(String name, TableDeclaration table) {
    List<Row> rows = tables.get(name).rows();
    String note = table.note().orElse(null);
    return PagePart.table(name, null, null, printed(rows))
        .data("heading", said(table.heading()) + counted(name))
        .data("empty", said(table.empty()))
        .with("note", rows.size() > PRINTED ? left(rows.size() - PRINTED) : note);
  }

  private String said(String text) {
    return data.spanned(data.language().say(text));
  }

  /** How many rows a table has, where the sentence over the list says so. */
  private String counted(String name) {
    String rows = name + ".rows";
    boolean isSaid =
        list.headline().stream().anyMatch(clause -> clause.many().contains("{" + rows + "}"));
    return data.figures()
        .get(rows)
        .filter(figure -> isSaid && figure.value().signum() > 0)
        .map(figure -> " \u00b7 " + figure.printed())
        .orElse("");
  }

  /** As many as paper bears, and the sum of all. */
  private static List<Row> printed(List<Row> rows) {
    if (rows.size() <= PRINTED) {
      return rows;
    }
    List<Row> printed = new ArrayList<>(rows.subList(0, PRINTED - 1));
    printed.add(rows.get(rows.size() - 1));
    return printed;
  }

  private static String left(int rows) {
    return FigureFormat.count(rows, "more row is", "more rows are")
        + " not printed; the workbook and the CSV hold all.";
  }

  private String subtitle() {
    String whose = data.copy().isBlank() ? "" : data.copy() + " \u00b7 ";
    return whose + said(list.subtitle()).replace("{seed}", asked.getOrDefault("seed", ""));
  }
}
