package io.countersign.reports;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** Did the service hold, and did the changes behind it? */
final class ServicePage {
  private final Material material;
  private final Service service;

  ServicePage(Material material, Service service) {
    this.material = material;
    this.service = service;
  }

  Section section() {
    Part part = Part.of("service").with("attainment", attainment()).with("changes", changes());
    return new Section("service", title(), subtitle(), part);
  }

  private String title() {
    Cohort due = service.allDue();
    Outcomes changes = service.allChanges();
    String promises =
        due.all() == 0
            ? "No service level fell due"
            : Print.percent(decimal(due.met()), decimal(due.all()))
                + " % of service levels due were met";
    String failures =
        changes.mature() == 0
            ? "no change is mature yet"
            : Print.count(changes.failed())
                + " of "
                + Print.count(changes.mature(), "mature change", "mature changes")
                + " failed";
    return promises + "; " + failures;
  }

  private String subtitle() {
    return "Counts and percent \u00b7 year to date, " + material.span().toDate();
  }

  private Part attainment() {
    List<String> services = new ArrayList<>(service.due().keySet());
    service.closed().keySet().stream().filter(s -> !services.contains(s)).forEach(services::add);
    services.sort(
        Comparator.comparing((String s) -> -service.due().getOrDefault(s, Cohort.NONE).late())
            .thenComparing(s -> s));
    List<Row> rows = new ArrayList<>();
    for (String id : services) {
      Cohort due = service.due().getOrDefault(id, Cohort.NONE);
      Cohort closed = service.closed().getOrDefault(id, Cohort.NONE);
      String name = id.isBlank() ? "Without a service" : material.names().getOrDefault(id, id);
      rows.add(cohorts(Row.plain().with("name", name), "sla." + id, due, closed));
    }
    if (!rows.isEmpty()) {
      Row total = Row.total().with("name", "All services");
      rows.add(cohorts(total, "sla.all", service.allDue(), service.allClosed()));
    }
    return Part.table(
            "attainment",
            "Service levels by service, most late first",
            "No service level fell due or was closed in this span.",
            rows)
        .with(
            "note",
            "Due: the deadline lay in the span; late: breached, or open past it. Closed: stopped in the span.");
  }

  private Row cohorts(Row row, String id, Cohort due, Cohort closed) {
    return row.with("due", material.count(id + ".due", due.all()))
        .with("met", material.count(id + ".met", due.met()))
        .with("late", material.count(id + ".late", due.late()))
        .with("due_rate", material.percent(id + ".due_rate", due.met(), due.all()))
        .with("closed", material.count(id + ".closed", closed.all()))
        .with("closed_rate", material.percent(id + ".closed_rate", closed.met(), closed.all()));
  }

  private Part changes() {
    List<Row> rows = new ArrayList<>();
    if (service.allChanges().implemented() > 0) {
      service.outcomes("path").forEach((path, of) -> rows.add(row(Row.strong(), "path", path, of)));
      for (Map.Entry<String, Outcomes> category : service.outcomes("category").entrySet()) {
        rows.add(row(Row.plain(), "category", category.getKey(), category.getValue()));
      }
      rows.add(row(Row.total(), "all", "All changes", service.allChanges()));
    }
    return Part.table(
            "changes",
            "Changes by path, then by category",
            "No change was implemented in this span.",
            rows)
        .with("note", "Immature: still under observation, so neither success nor failure.");
  }

  private Row row(Row row, String kind, String word, Outcomes of) {
    String id = "changes." + kind + (kind.equals("all") ? "" : "." + word);
    String name = word.isBlank() ? "Without a " + kind : Texts.sentence(word);
    return row.with("name", name)
        .with("implemented", material.count(id + ".implemented", of.implemented()))
        .with("mature", material.count(id + ".mature", of.mature()))
        .with("failed", material.count(id + ".failed", of.failed()))
        .with("rate", material.percent(id + ".failure_rate", of.failed(), of.mature()))
        .with("immature", material.count(id + ".immature", of.immature()))
        .with("unauthorised", material.count(id + ".unauthorised", of.unauthorised()));
  }

  private static java.math.BigDecimal decimal(long count) {
    return java.math.BigDecimal.valueOf(count);
  }
}
