package io.countersign.transform.sla;

import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.contract.Contracts;
import io.countersign.transform.service.ServiceVersions;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.Test;

/** S8. Eight hours are promised from Monday 09:00 and run out at 17:00. */
final class ServiceDelayTest {
  private static final StructType SCHEMA = Contracts.all().get("service_delay").schema();
  private static final ServiceVersions SERVICES =
      new ServiceVersions(
          List.of(
              version("ERP", "2025-01-01", "Finance", "h.vidal", "100"),
              version("ERP", "2026-10-14", "Finance", "n.new", "400"),
              version("CRM", "2025-01-01", "Sales", "j.whitcombe", "7"),
              version("PRINT", "2025-01-01", null, null, null)));
  private final SlaCase it = new SlaCase();

  private static ServiceVersions.Version version(
      String service, String from, String department, String head, String cost) {
    return new ServiceVersions.Version(
        service,
        LocalDate.parse(from),
        null,
        department,
        head,
        cost == null ? null : new BigDecimal(cost));
  }

  /** Department, seconds and cost; one part each. */
  private String shown() {
    return ServiceDelay.rows(SCHEMA, it.ticket(), it.only(), SERVICES, it.rules(), SlaCase.AS_OF)
        .stream()
        .map(ServiceDelayTest::shown)
        .collect(Collectors.joining("; "));
  }

  private static String shown(Row row) {
    return row.getAs("department")
        + " "
        + row.getAs("over_seconds")
        + " "
        + row.getAs("delay_cost");
  }

  @Test
  void the_delay_is_split_by_the_seconds_that_each_department_held_the_ticket_past_the_target() {
    it.promise(null, 8).event("2026-10-13T10:00:00Z", "service", "ERP", "CRM");
    it.service = "CRM";
    it.resolved("2026-10-13T12:00:00Z");
    assertThat(shown()).isEqualTo("Finance 3600 100.0000; Sales 7200 200.0000");
  }

  @Test
  void thirds_of_a_cent_are_shared_out_so_that_they_add_up() {
    it.promise(null, 8).event("2026-10-13T09:00:01Z", "service", "ERP", "CRM");
    it.service = "CRM";
    it.resolved("2026-10-13T09:00:03Z");
    assertThat(shown()).isEqualTo("Finance 1 0.0278; Sales 2 0.0555");
  }

  @Test
  void a_late_first_answer_has_its_seconds_and_no_cost() {
    it.metric = "first_response";
    it.answered = "2026-10-13T11:00:00Z";
    it.promise(null, 8);
    assertThat(shown()).isEqualTo("Finance 7200 null");
  }

  @Test
  void a_pause_past_the_target_costs_nothing_and_the_rate_is_that_of_the_breach() {
    it.promise(null, 8).status("2026-10-13T10:00:00Z", "open", "pending");
    it.status("2026-10-13T16:00:00Z", "pending", "open").resolved("2026-10-14T10:00:00Z");
    assertThat(shown()).isEqualTo("Finance 10800 300.0000");
  }

  @Test
  void where_nobody_assessed_an_hour_the_delay_is_shown_in_seconds_only() {
    it.service = "PRINT";
    assertThat(it.promise(null, 8).resolved("2026-10-13T10:00:00Z").only().reading().state())
        .isEqualTo("breached");
    assertThat(shown()).isEqualTo("null 3600 null");
  }

  @Test
  void an_open_breach_costs_up_to_the_asked_instant() {
    it.status = "open";
    it.opened = "2026-11-02T09:00:00Z";
    it.promise(null, 8);
    assertThat(shown()).isEqualTo("Finance 28800 3200.0000");
  }

  @Test
  void past_a_deadline_in_days_every_business_second_costs() {
    it.promiseDays(1, null).resolved("2026-10-13T11:00:00Z");
    assertThat(shown()).isEqualTo("Finance 7200 200.0000");
  }
}
