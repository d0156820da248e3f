package io.countersign.reports.pack.service;

import io.countersign.reports.ask.ReportData;
import io.countersign.reports.paper.PagePart;
import io.countersign.reports.paper.Row;
import io.countersign.reports.status.FeedCoverage;
import io.countersign.reports.table.Line;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Service levels and changes of the span, summed as the pages need them. */
public final class ServiceTotals {
  private final ReportData data;
  private final Map<String, Cohort> due;
  private final Map<String, Cohort> closed;

  public ServiceTotals(ReportData data) {
    this.data = data;
    this.due = cohorts("due");
    this.closed = cohorts("closed");
  }

  private Map<String, Cohort> cohorts(String cohort) {
    Map<String, Cohort> byService = new TreeMap<>();
    for (Line line : data.lines("service_levels")) {
      if (line.text("cohort").equals(cohort)) {
        byService.merge(line.text("service_id"), Cohort.of(line), Cohort::plus);
      }
    }
    return byService;
  }

  /** Cohort of what fell due, by service. */
  Map<String, Cohort> due() {
    return due;
  }

  Map<String, Cohort> closed() {
    return closed;
  }

  Cohort allDue() {
    return due.values().stream().reduce(Cohort.NONE, Cohort::plus);
  }

  Cohort allClosed() {
    return closed.values().stream().reduce(Cohort.NONE, Cohort::plus);
  }

  /** Outcomes by the words of a column of the query. */
  Map<String, Outcomes> outcomes(String column) {
    Map<String, Outcomes> by = new TreeMap<>();
    data.lines("changes")
        .forEach(line -> by.merge(line.text(column), Outcomes.of(line), Outcomes::plus));
    return by;
  }

  Outcomes allChanges() {
    return outcomes("path").values().stream().reduce(Outcomes.NONE, Outcomes::plus);
  }

  /** The few lines of the summary. */
  public PagePart lines() {
    FeedCoverage coverage = FeedCoverage.of(data);
    boolean service = coverage.covers("service");
    boolean changes = coverage.covers("changes");
    Outcomes all = allChanges();
    List<Row> rows = new ArrayList<>();
    rows.add(line(service, "Service levels met, due", attainment("sla.due", allDue())));
    rows.add(line(service, "Service levels met, closed", attainment("sla.closed", allClosed())));
    rows.add(line(changes, "Changes failed, mature only", failed(all)));
    rows.add(line(changes, "Changes still immature", immature(all)));
    rows.add(line(changes, "Changes without authority", unauthorised(all)));
    return PagePart.table("pairs", "Did the service hold?", null, rows);
  }

  /** A line of the summary; where its page can say nothing, neither can it. */
  private static Row line(boolean known, String label, String value) {
    return Row.pair(label, known ? value : "never handed over");
  }

  /** "91.2 % of 1,204", or that nothing was due. */
  String attainment(String id, Cohort cohort) {
    String rate = data.percent(id + ".rate", cohort.met(), cohort.all());
    return cohort.all() == 0
        ? "none in this span"
        : rate + " % of " + data.count(id + ".all", cohort.all());
  }

  private String failed(Outcomes all) {
    String rate = data.percent("changes.failure_rate", all.failed(), all.mature());
    String failed = data.count("changes.failed", all.failed());
    String mature = data.count("changes.mature", all.mature());
    return all.mature() == 0 ? "none is mature yet" : failed + " of " + mature + ", " + rate + " %";
  }

  private String immature(Outcomes all) {
    String count = data.count("changes.immature", all.immature());
    return all.immatureFailed() == 0
        ? count
        : "%s, %s failed"
            .formatted(count, data.count("changes.immature_failed", all.immatureFailed()));
  }

  private String unauthorised(Outcomes all) {
    return "%s of %s"
        .formatted(
            data.count("changes.unauthorised", all.unauthorised()),
            data.count("changes.implemented", all.implemented()));
  }

  /**
   * What became of changes (C1 to C6). An immature change is neither a success nor a failure yet.
   */
  record Outcomes(
      long implemented, long mature, long failed, long immatureFailed, long unauthorised) {
    static final Outcomes NONE = new Outcomes(0, 0, 0, 0, 0);

    static Outcomes of(Line line) {
      return new Outcomes(
          line.count("implemented"),
          line.count("mature"),
          line.count("failed"),
          line.count("immature_failed"),
          line.count("unauthorised"));
    }

    Outcomes plus(Outcomes other) {
      return new Outcomes(
          implemented + other.implemented,
          mature + other.mature,
          failed + other.failed,
          immatureFailed + other.immatureFailed,
          unauthorised + other.unauthorised);
    }

    long immature() {
      return implemented - mature;
    }
  }
}
