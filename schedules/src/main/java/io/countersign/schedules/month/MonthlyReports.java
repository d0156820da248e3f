package io.countersign.schedules.month;

import io.countersign.lake.Lake;
import java.util.ArrayList;
import java.util.List;

/** The reports that a month end issues: those of value, or what can be said without a register. */
public final class MonthlyReports {
  private static final List<String> VALUE = List.of("cfo_pack", "claimed_vs_verified");

  private MonthlyReports() {}

  /** A report of the service, and the table without whose rows it has nothing to say. */
  private record Service(String report, String table) {}

  private static final List<Service> SERVICES =
      List.of(
          new Service("sla_breaches", "tickets"),
          new Service("incident_trend", "tickets"),
          new Service("change_outcomes", "changes"),
          new Service("approval_ageing", "approvals"));

  /**
   * Where there are measures, those of value; else those that there are rows for; else the pack.
   */
  public static List<String> of(Lake lake) {
    List<String> service = new ArrayList<>();
    if (lake.isEmpty("measures")) {
      SERVICES.stream()
          .filter(one -> !lake.isEmpty(one.table()))
          .forEach(one -> service.add(one.report()));
    }
    return service.isEmpty() ? VALUE : service;
  }
}
