package io.countersign.transform.sla;

import io.countersign.build.Inputs;
import io.countersign.build.Step;
import io.countersign.money.Allocation;
import io.countersign.transform.service.ServiceVersions;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.StructType;

/** What each breach cost, and the departments that held the ticket while it did (S8). */
public final class ServiceDelay implements Step {
  private static final BigDecimal HOUR = new BigDecimal(3600);

  /** The head of a department that held the ticket, and for how many seconds. */
  private record Holder(String head, long seconds) {
    Holder and(Holder other) {
      return new Holder(head, seconds + other.seconds);
    }
  }

  @Override
  public String makes() {
    return "service_delay";
  }

  @Override
  public Dataset<Row> make(Inputs inputs) {
    Instant asOf = inputs.asOf();
    ServiceVersions services = ServiceVersions.of(inputs);
    StructType schema = inputs.schema();
    return SlaTickets.rows(
        inputs,
        inputs.table("sla_clock").where("breached_at is not null"),
        (ticket, row, instance, rules) ->
            instance.reading().breachedAt() == null
                ? Stream.empty()
                : rows(schema, ticket, instance, services, rules, asOf).stream());
  }

  static List<Row> rows(
      StructType schema,
      SlaTicket ticket,
      SlaInstance instance,
      ServiceVersions services,
      SlaRules rules,
      Instant asOf) {
    Map<String, Holder> held = held(ticket, instance, services, rules, asOf);
    List<BigDecimal> seconds =
        held.values().stream().map(Holder::seconds).map(BigDecimal::valueOf).toList();
    Instant breached = instance.reading().breachedAt();
    String service = ticket.serviceAt(instance.started());
    BigDecimal rate =
        services
            .inForce(service, rules.dayOf(breached, instance.policy()))
            .filter(version -> instance.metric().equals("resolution"))
            .map(ServiceVersions.Version::costPerHour)
            .orElse(null);
    List<BigDecimal> costs = costs(rate, seconds);
    List<Row> rows = new ArrayList<>();
    held.forEach(
        (department, holder) ->
            rows.add(
                SlaTickets.row(schema, ticket, instance)
                    .with("department", department)
                    .with("department_head", holder.head())
                    .with("service_id", service)
                    .with("over_seconds", holder.seconds())
                    .with("cost_of_delay_per_hour", rate)
                    .with("delay_cost", rate == null ? null : costs.get(rows.size()))
                    .row()));
    return rows;
  }

  /**
   * All seconds past the target at one rate, rounded half up once, shared out to the last digit.
   */
  private static List<BigDecimal> costs(BigDecimal rate, List<BigDecimal> seconds) {
    if (rate == null) {
      return List.of();
    }
    BigDecimal all = seconds.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
    BigDecimal cost = rate.multiply(all).divide(HOUR, 4, RoundingMode.HALF_UP);
    return all.signum() == 0
        ? seconds.stream().map(none -> BigDecimal.ZERO.setScale(4)).toList()
        : Allocation.prorata(cost, seconds, 4);
  }

  /** Seconds past the target by department; null where the service serves no single one. */
  private static Map<String, Holder> held(
      SlaTicket ticket,
      SlaInstance instance,
      ServiceVersions services,
      SlaRules rules,
      Instant asOf) {
    Instant until = instance.until(asOf);
    List<Instant> cuts = new ArrayList<>(List.of(instance.reading().breachedAt()));
    ticket.after("service", cuts.get(0)).stream()
        .map(SlaEvent::at)
        .filter(until::isAfter)
        .forEach(cuts::add);
    Map<String, Holder> held = new LinkedHashMap<>();
    for (int i = 0; i < cuts.size(); i++) {
      Instant from = cuts.get(i);
      Instant to = i + 1 < cuts.size() ? cuts.get(i + 1) : until;
      LocalDate day = rules.dayOf(from, instance.policy());
      Optional<ServiceVersions.Version> service = services.inForce(ticket.serviceAt(from), day);
      String head = service.map(ServiceVersions.Version::departmentHead).orElse(null);
      held.merge(
          service.map(ServiceVersions.Version::department).orElse(null),
          new Holder(head, instance.counted(from, to)),
          Holder::and);
    }
    return held;
  }
}
