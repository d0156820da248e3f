package io.countersign.transform.sla;

import io.countersign.time.Holiday;
import io.countersign.time.WorkingCalendar;
import io.countersign.transform.service.ServiceVersions;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** One ticket and what it was promised, step by step. The desk works Mon-Fri 09:00-17:00 UTC. */
final class SlaCase {
  static final Instant AS_OF = Instant.parse("2026-11-04T06:00:00Z");

  final List<SlaPolicy> policies = new ArrayList<>();
  final Map<String, WorkingCalendar> calendars = new HashMap<>();
  ServiceVersions services = new ServiceVersions(List.of());
  final List<SlaEvent> events = new ArrayList<>();
  String metric = "resolution";
  String status = "closed";
  String service = "ERP";
  String priority = "P3";
  String opened = "2026-10-12T09:00:00Z";
  String answered;
  String resolved;
  String closed;

  SlaCase() {
    calendars.put("desk", WorkingCalendar.parse("UTC", "Mon-Fri 09:00-17:00", List.of()));
    calendars.put("always", WorkingCalendar.parse("UTC", "Mon-Sun 00:00-24:00", List.of()));
  }

  static Instant at(String text) {
    return text == null ? null : Instant.parse(text);
  }

  SlaCase promise(String itsPriority, long hours) {
    return promise(itsPriority, hours, "keep", "continue", "desk");
  }

  SlaCase promise(
      String itsPriority, long hours, String onPriority, String onReopen, String calendar) {
    policies.add(policy(itsPriority, hours * 3600, null, null, calendar, onPriority, onReopen));
    return this;
  }

  SlaCase promiseDays(long days, LocalTime cutOff) {
    policies.add(policy(null, null, days, cutOff, "desk", "keep", "continue"));
    return this;
  }

  private SlaPolicy policy(
      String itsPriority,
      Long seconds,
      Long days,
      LocalTime cutOff,
      String calendar,
      String onPriority,
      String onReopen) {
    return new SlaPolicy(
        "promise " + policies.size(),
        LocalDate.of(2026, 1, 1),
        null,
        null,
        itsPriority,
        null,
        metric,
        seconds,
        days,
        cutOff,
        calendar,
        Set.of("pending", "stalled"),
        onPriority,
        onReopen);
  }

  /** The same promise from another day on. */
  static SlaPolicy from(SlaPolicy policy, LocalDate day) {
    return new SlaPolicy(
        policy.id(),
        day,
        policy.service(),
        policy.kind(),
        policy.priority(),
        policy.level(),
        policy.metric(),
        policy.targetSeconds(),
        policy.targetDays(),
        policy.cutOff(),
        policy.calendar(),
        policy.pauses(),
        policy.onPriorityChange(),
        policy.onReopen());
  }

  SlaCase holiday(String day) {
    List<Holiday> off = List.of(new Holiday(LocalDate.parse(day), null, null));
    calendars.put("desk", WorkingCalendar.parse("UTC", "Mon-Fri 09:00-17:00", off));
    return this;
  }

  SlaCase event(String when, String field, String was, String now) {
    events.add(new SlaEvent(at(when), events.size(), field, was, now));
    return this;
  }

  SlaCase status(String when, String was, String now) {
    return event(when, "status", was, now);
  }

  SlaCase resolved(String when) {
    resolved = when;
    return this;
  }

  SlaTicket ticket() {
    return new SlaTicket(
        "desk",
        "T1",
        "incident",
        service,
        priority,
        null,
        status,
        at(opened),
        at(answered),
        at(resolved),
        at(closed),
        events);
  }

  SlaRules rules() {
    return new SlaRules(policies, calendars, services);
  }

  List<SlaInstance> walk() {
    return SlaLifecycle.of(ticket(), metric, rules(), AS_OF);
  }

  SlaInstance only() {
    List<SlaInstance> instances = walk();
    if (instances.size() != 1) {
      throw new AssertionError("One instance was expected; found " + instances);
    }
    return instances.get(0);
  }

  /** Instance, priority, state, elapsed hours or the reason; one part each. */
  String shown() {
    return walk().stream().map(SlaCase::shown).collect(Collectors.joining("; "));
  }

  private static String shown(SlaInstance one) {
    SlaStatus reading = one.reading();
    String last =
        reading.reason() == null && reading.elapsed() != null
            ? reading.elapsed() % 3600 == 0
                ? reading.elapsed() / 3600 + " h"
                : reading.elapsed() + " s"
            : reading.reason();
    return one.number() + " " + one.priority() + " " + reading.state() + " " + last;
  }

  String signs() {
    return SlaTampering.of(only(), ticket(), rules());
  }
}
