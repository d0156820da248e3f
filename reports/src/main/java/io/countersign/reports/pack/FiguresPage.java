package io.countersign.reports.pack;

import io.countersign.reports.ask.ReportData;
import io.countersign.reports.draw.Letters;
import io.countersign.reports.paper.PagePart;
import io.countersign.reports.paper.Row;
import io.countersign.reports.paper.Section;
import io.countersign.reports.table.Figure;
import io.countersign.reports.table.Figures;
import io.countersign.reports.words.FigureFormat;
import java.util.ArrayList;
import java.util.List;

/**
 * The figures of the pack by their ids; built last, when all are known. The counts of the
 * reconciliation, hundreds of ones and noughts, are told by their ids in the attached file alone.
 */
final class FiguresPage {
  private static final int LINES_ON_A_PAGE = 35;
  private static final int ABREAST = 3;
  private static final int MOST_LINES_OF_A_ROW = 2;

  /** Of the column of ids, in points. */
  private static final int WIDTH = 180;

  private final int all;
  private final String last;
  private final List<Figure> figures;

  /**
   * @param last what is said below the last of them
   */
  FiguresPage(ReportData data, String last) {
    this.last = last;
    this.all = data.figures().all().size();
    this.figures =
        data.figures().all().stream()
            .filter(figure -> !figure.id().startsWith(Figures.RECONCILIATION))
            .toList();
  }

  /** One section a page, so that all pages are filled alike. */
  List<Section> sections() {
    List<Section> sections = new ArrayList<>();
    List<List<Figure>> pages = pages(figures);
    for (List<Figure> some : pages) {
      boolean end = sections.size() == pages.size() - 1;
      sections.add(section("figures_" + sections.size(), some, end ? last : null));
    }
    return sections;
  }

  /** As few pages as hold them all, and each as short as that allows. */
  static List<List<Figure>> pages(List<Figure> figures) {
    List<List<Figure>> fewest = pages(figures, LINES_ON_A_PAGE);
    for (int lines = LINES_ON_A_PAGE - 1; lines >= MOST_LINES_OF_A_ROW; lines--) {
      List<List<Figure>> shorter = pages(figures, lines);
      if (shorter.size() > fewest.size()) {
        break;
      }
      fewest = shorter;
    }
    return fewest;
  }

  private static List<List<Figure>> pages(List<Figure> figures, int lines) {
    List<List<Figure>> pages = new ArrayList<>();
    int from = 0;
    while (from < figures.size()) {
      int to = Math.min(figures.size(), from + lines * ABREAST);
      while (lines(figures.subList(from, to)) > lines) {
        to--;
      }
      pages.add(figures.subList(from, to));
      from = to;
    }
    return pages;
  }

  /** How many lines figures take, three abreast; a row is as high as the highest of its ids. */
  static int lines(List<Figure> some) {
    return rows(some).stream()
        .mapToInt(row -> row.cells().values().toString().contains("\n") ? MOST_LINES_OF_A_ROW : 1)
        .sum();
  }

  private Section section(String key, List<Figure> some, String note) {
    return new Section(
        key,
        "Every figure of this pack has an id",
        FigureFormat.count(all)
            + " figures as printed \u00b7 exact values, units and the "
            + FigureFormat.count(all - figures.size())
            + " counts of the reconciliation are in the attached figures.csv",
        PagePart.of("figures", rows(some)).with("note", note));
  }

  /** Read downwards, column by column. */
  private static List<Row> rows(List<Figure> some) {
    int lines = up(some.size(), ABREAST);
    List<Row> rows = new ArrayList<>();
    for (int line = 0; line < lines; line++) {
      Row row = Row.plain();
      for (int i = 0; i < ABREAST && i * lines + line < some.size(); i++) {
        Figure figure = some.get(i * lines + line);
        row.data("id_" + i, broken(figure.id())).data("value_" + i, figure.printed());
      }
      rows.add(row);
    }
    return rows;
  }

  /** An id that is too long for its column goes on in a second line, after one of its points. */
  private static String broken(String id) {
    if (Letters.SMALL.width(id) <= WIDTH) {
      return id;
    }
    int at = id.lastIndexOf('.');
    while (at > 0 && Letters.SMALL.width(id.substring(0, at + 1)) > WIDTH) {
      at = id.lastIndexOf('.', at - 1);
    }
    return at > 0 ? id.substring(0, at + 1) + "\n" + id.substring(at + 1) : id;
  }

  private static int up(int all, int each) {
    return (all + each - 1) / each;
  }
}
