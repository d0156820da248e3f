package io.countersign.reports.pack;

import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.reports.table.Figure;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** How figures are parted over the pages of the annex. */
final class FiguresPageTest {
  private static final String LONG =
      "decisions.item.rescue_or_stop:measure:M-with-a-name-that-goes-on.amount";

  private static List<Figure> figures(int all, int longs) {
    List<Figure> figures = new ArrayList<>();
    for (int i = 0; i < all; i++) {
      String id = i < longs ? LONG + i : "total." + i;
      figures.add(new Figure(id, BigDecimal.ONE, "count", "1"));
    }
    return figures;
  }

  @Test
  void pages_are_filled_alike_and_hold_every_figure_once() {
    List<Figure> all = figures(211, 0);
    List<List<Figure>> pages = FiguresPage.pages(all);
    assertThat(pages).hasSize(3).allMatch(page -> FiguresPage.lines(page) >= 22);
    assertThat(pages.stream().flatMap(List::stream)).containsExactlyElementsOf(all);
  }

  @Test
  void an_id_of_two_lines_takes_the_room_of_two() {
    assertThat(FiguresPage.pages(figures(105, 0))).hasSize(1);
    List<List<Figure>> pages = FiguresPage.pages(figures(105, 20));
    assertThat(pages).hasSize(2).allMatch(page -> FiguresPage.lines(page) <= 35);
    assertThat(FiguresPage.pages(figures(0, 0))).isEmpty();
  }
}
