package io.countersign.reports.pack.value;

import io.countersign.reports.table.ColumnFormat;
import io.countersign.reports.table.Line;
import io.countersign.reports.words.Print;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** How much of what was claimed came true, and who is far off it on measures enough to say so. */
record CalibrationHeadline(Line all, List<Line> people) {
  /** Nearer to the whole than this says nothing about anybody. */
  private static final BigDecimal FAR = new BigDecimal("0.05");

  String sentence() {
    BigDecimal overall = Print.share(all.amount("verified"), all.amount("claimed"));
    return overall == null
        ? "Nobody has claimed anything yet"
        : "Confirmation is " + percent(overall) + " of what was claimed; " + who();
  }

  private String who() {
    Comparator<Line> byOff = Comparator.comparing(CalibrationPage::off);
    List<Line> far =
        people.stream()
            .filter(line -> line.count("measures") >= CalibrationPage.ENOUGH)
            .filter(line -> CalibrationPage.off(line) != null)
            .filter(line -> CalibrationPage.off(line).abs().compareTo(FAR) >= 0)
            .toList();
    Optional<Line> above = far.stream().max(byOff).filter(l -> CalibrationPage.off(l).signum() > 0);
    Optional<Line> below = far.stream().min(byOff).filter(l -> CalibrationPage.off(l).signum() < 0);
    if (above.isEmpty() && below.isEmpty()) {
      return "nobody with five measures or more is far off that";
    }
    return above.map(line -> "furthest above is " + named(line)).orElse("nobody is far above")
        + ", "
        + below.map(line -> "furthest below " + named(line)).orElse("nobody is far below")
        + " (shrunk)";
  }

  private static String named(Line line) {
    return line.text("value") + " with " + percent(line.amount("shrunk_ratio"));
  }

  private static String percent(BigDecimal ratio) {
    return Print.number(ColumnFormat.share.rounded(ratio)) + "\u00a0%";
  }
}
