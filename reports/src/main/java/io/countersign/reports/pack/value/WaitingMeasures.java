package io.countersign.reports.pack.value;

import io.countersign.reports.ask.ReportData;
import io.countersign.reports.paper.PagePart;
import io.countersign.reports.paper.Row;
import io.countersign.reports.table.Counts;
import io.countersign.reports.table.Line;
import io.countersign.reports.table.Scale;
import io.countersign.reports.words.Print;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;

/** The measures that wait longest for their implementation. */
final class WaitingMeasures {
  private final ReportData material;
  private final Scale scale;
  private final Map<String, Counts> promised;

  WaitingMeasures(ReportData material, Scale scale) {
    this.material = material;
    this.scale = scale;
    this.promised = Counts.by("waiting", material.lines("promised"));
  }

  PagePart part(long waiting) {
    List<Line> longest = material.lines("waiting");
    long left = waiting - longest.size();
    return PagePart.table(
            "longest",
            "Measures that wait longest for their implementation",
            "No measure under way waits for its implementation.",
            longest.stream().map(this::row).toList())
        .with("note", left > 0 ? "and " + Print.count(left) + " more" : null);
  }

  private Row row(Line line) {
    String measure = line.text("measure_id");
    String id = "waits." + measure;
    BigDecimal days = line.amount("days_in_stage");
    BigDecimal planned = promised.getOrDefault(measure, new Counts(List.of())).sum("planned");
    Row row =
        Row.plain()
            .data("name", MeasureNames.name(material, line))
            .data("program", MeasureNames.program(material, line))
            .with("stage", Gates.name(line.text("place")))
            .with("since", material.day(line, "stage_entered_at"))
            .with("days", material.figures().add(id + ".days", days, "days", Print.number(days)))
            .with("go_live", material.day(line, "go_live_on"))
            .with("planned", material.money(id + ".planned", planned, scale.round(planned)));
    return MeasureNames.owner(row, line);
  }
}
