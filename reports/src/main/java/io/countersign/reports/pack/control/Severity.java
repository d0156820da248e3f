package io.countersign.reports.pack.control;

import io.countersign.reports.draw.Bar;
import io.countersign.reports.table.Line;

/** How grave an exception is: in words, and as a bar that is dark, grey or only outlined (T6). */
enum Severity {
  HIGH("high", Bar.Look.VERIFIED),
  MEDIUM("medium", Bar.Look.CLAIMED),
  LOW("low", Bar.Look.PLANNED);

  private final String word;
  private final Bar.Look look;

  Severity(String word, Bar.Look look) {
    this.word = word;
    this.look = look;
  }

  /** By its rank: 1 is the gravest. */
  static Severity of(Line line) {
    return values()[(int) line.count("rank") - 1];
  }

  String word() {
    return word;
  }

  Bar.Look look() {
    return look;
  }
}
