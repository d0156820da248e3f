package io.countersign.reports.paper;

import java.util.ArrayList;
import java.util.List;
import net.sf.jasperreports.engine.JRPrintPage;
import net.sf.jasperreports.engine.JasperPrint;

/**
 * How a list ends: where its colophon would stand on a page with little or nothing else, the last
 * rows of the last table go there with it.
 */
public final class LastPage {
  /** How many rows are tried, the fewest first. */
  static final List<Integer> ROWS = List.of(8, 14, 20);

  private static final int LEAST = 3; // a page is used for a third
  private final List<Section> sections;

  LastPage(List<Section> sections) {
    this.sections = sections;
  }

  /** Whether the last of several pages is used for less than a third. */
  public static boolean isThin(JasperPrint print) {
    List<JRPrintPage> pages = print.getPages();
    int foot = print.getPageHeight() - print.getBottomMargin() - 20;
    int top = print.getTopMargin();
    int bottom =
        pages.get(pages.size() - 1).getElements().stream()
            .filter(element -> element.getY() > top && element.getY() < foot)
            .mapToInt(element -> element.getY() + element.getHeight())
            .max()
            .orElse(top);
    return pages.size() > 1 && (bottom - top) * LEAST < foot - top;
  }

  /** Whether there is a table whose rows can go with a colophon. */
  boolean canMove() {
    List<PagePart> parts = last().parts();
    return parts.size() > 1 && parts.get(parts.size() - 1).template().equals(PagePart.WHOLE);
  }

  /**
   * The same sections, so many rows, and a heading row above them, before the colophon on its page.
   */
  List<Section> moving(int rows) {
    List<PagePart> parts = new ArrayList<>(last().parts());
    PagePart colophon = parts.remove(parts.size() - 1);
    PagePart table = parts.remove(parts.size() - 1);
    int from = Math.max(0, table.rows().size() - rows);
    while (from > 0 && table.rows().get(from - 1).isStrong()) {
      from--;
    }
    if (from > 0) {
      parts.add(table.rows(0, from).with("note", null));
    }
    PagePart rest = table.rows(from, table.rows().size()).with(PagePart.NEW_PAGE, true);
    parts.add(from > 0 ? rest.with("heading", null) : rest);
    parts.add(colophon);
    List<Section> moved = new ArrayList<>(sections.subList(0, sections.size() - 1));
    moved.add(new Section(last().key(), last().title(), last().subtitle(), parts));
    return moved;
  }

  private Section last() {
    return sections.get(sections.size() - 1);
  }
}
