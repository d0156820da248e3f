package io.countersign.reports.paper;

import io.countersign.reports.draw.Letters;
import io.countersign.reports.words.FigureFormat;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Texts of pages with letters that no font of the house has; each such letter prints as a mark. */
public record MissingGlyphs(Set<String> texts) {

  /**
   * On the pages of a report.
   *
   * @param foot stands at the foot of each
   */
  public static MissingGlyphs in(List<Section> sections, String foot) {
    MissingGlyphs found = new MissingGlyphs(new TreeSet<>());
    found.look(foot);
    for (Section section : sections) {
      found.look(section.title());
      found.look(section.subtitle());
      section.parts().forEach(found::look);
    }
    return found;
  }

  public static MissingGlyphs among(List<PagePart> parts) {
    MissingGlyphs found = new MissingGlyphs(new TreeSet<>());
    parts.forEach(found::look);
    return found;
  }

  public int count() {
    return texts.size();
  }

  /** What a page says of them. */
  public String words() {
    return FigureFormat.count(count(), "text has", "texts have")
        + " letters that no font here can print, each marked \ufffd; the workbook and the CSV have them.";
  }

  private void look(Collection<?> cells) {
    cells.forEach(this::look);
  }

  private void look(PagePart part) {
    look(part.parameters().values());
    part.rows().forEach(row -> look(row.cells().values()));
  }

  private void look(Object cell) {
    if (cell instanceof PagePart inner) {
      look(inner);
    } else if (cell instanceof SourceText data) {
      look(data.text());
    } else if (cell instanceof String text && !Letters.printable(text).equals(text)) {
      texts.add(text);
    }
  }
}
