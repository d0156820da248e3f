package io.countersign.reports;

import java.util.ArrayList;
import java.util.List;

/**
 * The figures of the pack by their ids; built last, when all are known. The counts of the
 * reconciliation, hundreds of ones and noughts, are told by their ids in the attached file alone.
 */
final class FiguresPage {
  private static final int LINES_ON_A_PAGE = 35;
  private static final int ABREAST = 3;

  /** Of the column of ids, in points. */
  private static final int WIDTH = 180;

  private final int all;
  private final String last;
  private final List<Figure> figures;

  /**
   * @param last what is said below the last of them
   */
  FiguresPage(Material material, String last) {
    this.last = last;
    this.all = material.figures().all().size();
    this.figures =
        material.figures().all().stream()
            .filter(figure -> !figure.id().startsWith(AnnexPage.RECONCILIATION))
            .toList();
  }

  /** One section a page, so that all pages are filled alike. */
  List<Section> sections() {
    int pages = up(figures.size(), LINES_ON_A_PAGE * ABREAST);
    int onAPage = Math.max(1, up(figures.size(), Math.max(1, pages)));
    List<Section> sections = new ArrayList<>();
    for (int from = 0; from < figures.size(); from += onAPage) {
      List<Figure> some = figures.subList(from, Math.min(from + onAPage, figures.size()));
      boolean end = from + onAPage >= figures.size();
      sections.add(section("figures_" + sections.size(), some, end ? last : null));
    }
    return sections;
  }

  private Section section(String key, List<Figure> some, String note) {
    return new Section(
        key,
        Print.count(all) + " figures are printed in this pack; each has an id",
        "As printed \u00b7 exact values, units and the "
            + Print.count(all - figures.size())
            + " counts of the reconciliation are in the attached figures.csv",
        Part.of("figures", rows(some)).with("note", note));
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
