package io.countersign.reports.pack.value;

import io.countersign.reports.ask.ReportData;
import io.countersign.reports.draw.Axis;
import io.countersign.reports.draw.CusumSketch;
import io.countersign.reports.draw.Sketch;
import io.countersign.reports.paper.PagePart;
import io.countersign.reports.paper.Panels;
import io.countersign.reports.table.Counts;
import io.countersign.reports.table.Scale;
import io.countersign.reports.words.Print;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/**
 * Small multiples of closed measures: what each is behind or ahead of its promise since closure.
 */
final class CusumPanels {
  private static final int ACROSS = 7;

  /** A tenth less than promised is tolerated (V19). */
  private static final BigDecimal TOLERATED = new BigDecimal("-0.1");

  private final ReportData material;
  private final Scale scale;
  private final List<Counts> measures;
  private final List<BigDecimal> printed;

  /** A panel ends at what the table beside prints of its measure. */
  CusumPanels(ReportData material, Scale scale, List<Counts> measures, List<BigDecimal> printed) {
    this.material = material;
    this.scale = scale;
    this.measures = measures;
    this.printed = printed;
  }

  PagePart part() {
    int months = measures.stream().mapToInt(one -> one.lines().size() - 1).max().orElse(0);
    List<BigDecimal> amounts = new ArrayList<>();
    measures.forEach(one -> one.lines().forEach(line -> amounts.add(line.amount("cusum"))));
    measures.forEach(one -> amounts.add(tolerated(one, months)));
    Axis axis = Axis.over(amounts);
    List<Sketch> panels = new ArrayList<>();
    List<String> words = new ArrayList<>();
    for (Counts one : measures) {
      List<BigDecimal> sums = one.lines().stream().map(line -> line.amount("cusum")).toList();
      String ends = Print.signed(printed.get(panels.size()));
      String said = panels.isEmpty() ? "tolerated" : "";
      String id = PersistencePage.last(one).text("measure_id");
      panels.add(new CusumSketch(id, ends, sums, tolerated(one, months), months, said, axis));
      words.add(id + ": " + material.language().number(ends));
    }
    return PagePart.table(
            "multiples",
            "Sum of the monthly differences since closure (CUSUM), " + scale.unit(),
            "No closed measure has been under tolerance.",
            Panels.rows(panels, words, ACROSS))
        .with(
            "note",
            "Dashed: a tenth less than promised, month by month, which is tolerated. One scale for all; each begins at its closure.");
  }

  private static BigDecimal tolerated(Counts one, int months) {
    BigDecimal month = PersistencePage.last(one).amount("promised_month");
    return month.multiply(TOLERATED).multiply(BigDecimal.valueOf(months));
  }
}
