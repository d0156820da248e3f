package io.countersign.transform.service;

import io.countersign.build.Inputs;
import java.io.Serializable;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** The services with all their versions. */
public record ServiceVersions(List<Version> versions) implements Serializable {
  /**
   * A service from a day on.
   *
   * @param calendar that holds where a policy names none; null where the service names none either
   * @param costPerHour of delay, in group currency; null where not assessed
   */
  public record Version(
      String service,
      LocalDate validFrom,
      String calendar,
      String department,
      String departmentHead,
      BigDecimal costPerHour)
      implements Serializable {}

  public static ServiceVersions of(Inputs inputs) {
    return new ServiceVersions(
        inputs
            .spark()
            .sql(
                "select service_id, cast(valid_from as string), calendar_id, department,"
                    + " department_head, cost_of_delay_per_hour from services order by service_id, valid_from")
            .collectAsList()
            .stream()
            .map(
                row ->
                    new Version(
                        row.getString(0),
                        LocalDate.parse(row.getString(1)),
                        row.getString(2),
                        row.getString(3),
                        row.getString(4),
                        row.getDecimal(5)))
            .toList());
  }

  public Optional<Version> inForce(String service, LocalDate day) {
    return versions.stream()
        .filter(version -> version.service().equals(service))
        .filter(version -> !version.validFrom().isAfter(day))
        .max(Comparator.comparing(Version::validFrom));
  }
}
