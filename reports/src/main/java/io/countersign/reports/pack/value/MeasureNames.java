package io.countersign.reports.pack.value;

import io.countersign.reports.ask.ReportData;
import io.countersign.reports.paper.Row;
import io.countersign.reports.table.Line;

/** How a measure is called on paper. */
public final class MeasureNames {
  private MeasureNames() {}

  /** Its id and, where it is known, its name. */
  public static String name(ReportData data, Line line) {
    String id = line.text("measure_id");
    String name = data.names().getOrDefault(id, "");
    return name.isBlank() || name.equals(id) ? id : id + "  " + name;
  }

  static String program(ReportData data, Line line) {
    String id = line.text("program_id");
    return id.isBlank()
        ? data.language().say("Without a program")
        : data.names().getOrDefault(id, id);
  }

  /** Whoever is named, as the source has it; nobody is said in our words. */
  static Row owner(Row row, Line line) {
    String owner = line.text("owner");
    return owner.isBlank() ? row.with("owner", "no owner") : row.data("owner", owner);
  }
}
