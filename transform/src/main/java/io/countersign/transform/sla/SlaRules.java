package io.countersign.transform.sla;

import io.countersign.build.Inputs;
import io.countersign.time.TimeOfDay;
import io.countersign.time.WorkingCalendar;
import io.countersign.transform.service.ServiceCalendars;
import io.countersign.transform.service.ServiceVersions;
import java.io.Serializable;
import java.sql.Date;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.spark.sql.Row;

/**
 * All that is promised, and the calendars it is promised by. A calendar that cannot be read is not
 * among them.
 */
record SlaRules(
    List<SlaPolicy> policies, Map<String, WorkingCalendar> calendars, ServiceVersions services)
    implements Serializable {
  private static final Comparator<SlaPolicy> CLOSENESS =
      Comparator.comparingInt(SlaPolicy::specificity)
          .thenComparing(SlaPolicy::validFrom)
          .thenComparing(SlaPolicy::id);

  static SlaRules of(Inputs inputs) {
    List<SlaPolicy> policies =
        inputs.table("sla_policies").orderBy("policy_id", "valid_from").collectAsList().stream()
            .map(SlaRules::policy)
            .toList();
    return new SlaRules(policies, ServiceCalendars.of(inputs), ServiceVersions.of(inputs));
  }

  private static SlaPolicy policy(Row row) {
    String pauses = row.getAs("pause_statuses");
    return new SlaPolicy(
        row.getAs("policy_id"),
        row.<Date>getAs("valid_from").toLocalDate(),
        row.getAs("service_id"),
        row.getAs("kind"),
        row.getAs("priority"),
        row.getAs("level"),
        row.getAs("metric"),
        row.getAs("target_seconds"),
        row.getAs("target_days"),
        TimeOfDay.parse(row.getAs("cut_off")),
        row.getAs("calendar_id"),
        pauses == null ? Set.of() : Set.copyOf(List.of(pauses.split(";"))),
        row.getAs("on_priority_change"),
        row.getAs("on_reopen"));
  }

  /** The promise in force at an instant, of the most specific policy that fits (S2). */
  Optional<SlaPolicy> promise(SlaTicket ticket, String metric, String priority, Instant at) {
    String service = ticket.serviceAt(at);
    String calendar = calendarOf(service, at);
    SlaPolicy closest = null;
    for (SlaPolicy policy : policies) {
      if (policy.metric().equals(metric)
          && policy.fits(ticket, service, priority)
          && inForce(policy, calendar, at)
          && (closest == null || CLOSENESS.compare(policy, closest) > 0)) {
        closest = policy;
      }
    }
    return Optional.ofNullable(closest).map(policy -> policy.by(calendar));
  }

  /** Of the latest version of a service that has begun by its own calendar; null without one. */
  private String calendarOf(String service, Instant at) {
    return services.versions().stream()
        .filter(version -> version.service().equals(service))
        .filter(version -> !version.validFrom().isAfter(dayOf(at, version.calendar())))
        .max(Comparator.comparing(ServiceVersions.Version::validFrom))
        .map(ServiceVersions.Version::calendar)
        .orElse(null);
  }

  /**
   * The hours of the policy's calendar, and of those that the ticket was put to since; empty where
   * one of them cannot be read.
   */
  Optional<SlaHours> hours(SlaPolicy policy, SlaTicket ticket, Instant since) {
    List<SlaHours.Shift> shifts = new ArrayList<>();
    shifts.add(shift(since, ticket.calendarAt(since), policy));
    ticket
        .after("calendar", since)
        .forEach(change -> shifts.add(shift(change.at(), change.now(), policy)));
    return shifts.stream().anyMatch(shift -> shift.calendar() == null)
        ? Optional.empty()
        : Optional.of(new SlaHours(shifts));
  }

  private SlaHours.Shift shift(Instant from, String calendar, SlaPolicy policy) {
    String name = calendar == null ? policy.calendar() : calendar;
    return new SlaHours.Shift(from, name == null ? null : calendars.get(name));
  }

  /** The latest version that has begun, by its own calendar or else the one of the service. */
  private boolean inForce(SlaPolicy policy, String calendar, Instant at) {
    for (SlaPolicy other : policies) {
      if (other.validFrom().isAfter(policy.validFrom())
          && other.id().equals(policy.id())
          && begun(other.by(calendar), at)) {
        return false;
      }
    }
    return begun(policy.by(calendar), at);
  }

  private boolean begun(SlaPolicy policy, Instant at) {
    return !policy.validFrom().isAfter(dayOf(at, policy));
  }

  /** The local day in the zone of a policy's calendar; UTC's where there is no such calendar. */
  LocalDate dayOf(Instant at, SlaPolicy policy) {
    return dayOf(at, policy == null ? null : policy.calendar());
  }

  private LocalDate dayOf(Instant at, String name) {
    WorkingCalendar calendar = name == null ? null : calendars.get(name);
    ZoneId zone = calendar == null ? ZoneOffset.UTC : calendar.zoneAt(at);
    return LocalDate.ofInstant(at, zone);
  }
}
