package io.countersign.transform.service;

import io.countersign.build.Inputs;
import java.io.Serializable;
import java.math.BigDecimal;
import java.sql.Date;
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
        inputs.table("services").orderBy("service_id", "valid_from").collectAsList().stream()
            .map(
                row ->
                    new Version(
                        row.getAs("service_id"),
                        row.<Date>getAs("valid_from").toLocalDate(),
                        row.getAs("calendar_id"),
                        row.getAs("department"),
                        row.getAs("department_head"),
                        row.getAs("cost_of_delay_per_hour")))
            .toList());
  }

  public Optional<Version> inForce(String service, LocalDate day) {
    return versions.stream()
        .filter(version -> version.service().equals(service))
        .filter(version -> !version.validFrom().isAfter(day))
        .max(Comparator.comparing(Version::validFrom));
  }
}
