package io.countersign.ingest.sample;

import java.time.LocalDate;
import java.time.YearMonth;

/** What the owner reports on the 25th of each month: green is easily said. */
final class Reports {
  private final Course course;
  private final Measure measure;

  Reports(Course course) {
    this.course = course;
    this.measure = course.measure();
  }

  void write(boolean story) {
    YearMonth from = YearMonth.from(measure.dates().decided());
    for (YearMonth month : Calendar.months(from, Calendar.LAST_CLOSED)) {
      if (story) {
        course.reports(
            Calendar.utc(month.atDay(25), 16),
            "green",
            measure.id().equals("M104") ? "green" : "amber");
      } else {
        likely(month);
      }
    }
  }

  private void likely(YearMonth month) {
    Chance chance = Chance.of("report " + measure.id() + month);
    LocalDate implemented = measure.dates().implemented();
    boolean late = implemented == null || implemented.isAfter(measure.dates().valueFrom());
    String implementation = late ? light(chance, 35, 45) : light(chance, 84, 13);
    course.reports(
        Calendar.utc(month.atDay(25), 16),
        implementation,
        chance.percent(3) ? "" : light(chance, 68, 24));
  }

  private static String light(Chance chance, int green, int amber) {
    return switch (chance.weighted(green, amber)) {
      case 0 -> "green";
      case 1 -> "amber";
      default -> "red";
    };
  }
}
