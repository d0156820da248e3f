package io.countersign.reports.pack.service;

import io.countersign.reports.ask.ReportData;
import io.countersign.reports.draw.Axis;
import io.countersign.reports.draw.Bar;
import io.countersign.reports.draw.Drawing;
import io.countersign.reports.draw.LengthSketch;
import io.countersign.reports.paper.PagePart;
import io.countersign.reports.paper.Row;
import io.countersign.reports.paper.Section;
import io.countersign.reports.table.Counts;
import io.countersign.reports.table.Line;
import io.countersign.reports.table.Rounding;
import io.countersign.reports.table.Scale;
import io.countersign.reports.words.FigureFormat;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;

/** Which promises were kept, by service: what fell due and what was closed (S5, S7, S8). */
public final class AttainmentPage {
  private static final String TOTAL = "sla.all";

  private final ReportData data;
  private final ServiceTotals service;
  private final Map<String, Counts> besides;
  private final Scale scale;

  public AttainmentPage(ReportData data, ServiceTotals service) {
    this.data = data;
    this.service = service;
    this.besides = Counts.by("service_id", data.lines("service_delays"));
    this.scale = data.rollup().scale().finer();
  }

  public Section section() {
    PagePart part =
        PagePart.table(
                "attainment", null, "No service level fell due or was closed in this span.", rows())
            .with("note", note());
    return new Section("service", title(), subtitle(), part);
  }

  private String title() {
    Cohort due = service.allDue();
    if (due.all() == 0) {
      return "No service level fell due";
    }
    String promises = FigureFormat.count(due.all(), "service level", "service levels") + " due ";
    if (due.late() == 0) {
      return "All " + promises + "were met";
    }
    List<Line> delays = data.lines("service_delays");
    BigDecimal cost = scale.round(cost(delays));
    long solutions = new Counts(delays).of("late_solutions");
    String met = FigureFormat.percent(BigDecimal.valueOf(due.met()), BigDecimal.valueOf(due.all()));
    String consequence =
        cost == null || cost.signum() == 0
            ? FigureFormat.count(due.late(), "was", "were") + " late"
            : FigureFormat.count(solutions, "late solution costs ", "late solutions cost ")
                + scale.sentence(cost);
    return met + "\u00a0% of " + promises + "were met; " + consequence;
  }

  private String subtitle() {
    return "Service levels by service, most late first \u00b7 counts and percent, cost in "
        + scale.unit()
        + " \u00b7 year to date, "
        + data.span().toDate();
  }

  private static String note() {
    return "Due: the deadline lay in the span; late: breached, or open past it. Closed: stopped in the span. Late"
        + " solutions: without the first answers, which are late over the same hours; the cost is theirs. Near breach: kept with four"
        + " fifths of the time used. Tool differs: its own flag says otherwise.";
  }

  private List<Row> rows() {
    TreeSet<String> ids = new TreeSet<>(service.due().keySet());
    ids.addAll(service.closed().keySet());
    List<String> services = new ArrayList<>(ids);
    services.sort(Comparator.comparing(id -> -due(id).late()));
    List<BigDecimal> all =
        services.stream().map(id -> BigDecimal.valueOf(-due(id).late())).toList();
    Axis axis = Axis.over(all);
    List<BigDecimal> costs = printedCosts(services);
    List<Row> rows = new ArrayList<>();
    for (int i = 0; i < services.size(); i++) {
      String id = services.get(i);
      Row row = Row.plain().data("name", name(id)).with("bar", bar(all.get(i), axis));
      cells(row, "sla." + id, due(id), service.closed().getOrDefault(id, Cohort.NONE));
      rows.add(besides(row, "sla." + id, lines(id), costs.get(i)));
    }
    if (!rows.isEmpty()) {
      Row total = Row.total().with("name", "All services").with("bar", bar(null, axis));
      List<Line> lines = data.lines("service_delays");
      cells(total, TOTAL, service.allDue(), service.allClosed());
      rows.add(besides(total, TOTAL, lines, scale.round(cost(lines))));
    }
    return rows;
  }

  /** Rounded so that they add up to the rounded whole. */
  private List<BigDecimal> printedCosts(List<String> services) {
    List<BigDecimal> exact = services.stream().map(id -> scale.inUnits(cost(lines(id)))).toList();
    BigDecimal whole = scale.round(cost(data.lines("service_delays")));
    return Rounding.parts(whole, exact);
  }

  private List<Line> lines(String id) {
    return besides.getOrDefault(id, new Counts(List.of())).lines();
  }

  private void cells(Row row, String id, Cohort due, Cohort closed) {
    row.with("due", data.count(id + ".due", due.all()))
        .with("met", data.count(id + ".met", due.met()))
        .with("late", data.count(id + ".late", due.late()))
        .with("due_rate", data.percent(id + ".due_rate", due.met(), due.all()))
        .with("closed", data.count(id + ".closed", closed.all()))
        .with("closed_rate", data.percent(id + ".closed_rate", closed.met(), closed.all()));
  }

  private Row besides(Row row, String id, List<Line> lines, BigDecimal printedCost) {
    Counts counts = new Counts(lines);
    return row.with(
            "late_solutions", data.count(id + ".late_solutions", counts.of("late_solutions")))
        .with("near", data.count(id + ".near", counts.of("near")))
        .with("delay_cost", data.money(id + ".delay_cost", cost(lines), printedCost))
        .with("differs", data.count(id + ".differs", counts.of("differs")));
  }

  /** Null where nobody assessed what an hour of any of them costs. */
  private static BigDecimal cost(List<Line> lines) {
    return lines.stream()
        .map(line -> line.amount("delay_cost"))
        .filter(Objects::nonNull)
        .reduce(BigDecimal::add)
        .orElse(null);
  }

  private Cohort due(String id) {
    return service.due().getOrDefault(id, Cohort.NONE);
  }

  private String name(String id) {
    return id.isBlank()
        ? data.language().say("Without a service")
        : data.names().getOrDefault(id, id);
  }

  private static Drawing bar(BigDecimal length, Axis axis) {
    return new Drawing(new LengthSketch(length, Bar.Look.EFFECT, axis));
  }
}
