package io.countersign.transform.sla;

import java.io.Serializable;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Set;

/**
 * One version of a promise. Null for any service, kind, priority or level.
 *
 * @param targetSeconds business seconds; null where promised in days
 * @param targetDays business days (S3d); null where promised in seconds
 * @param cutOff null where there is none
 * @param calendar null for that of the service
 */
record SlaPolicy(
    String id,
    LocalDate validFrom,
    String service,
    String kind,
    String priority,
    String level,
    String metric,
    Long targetSeconds,
    Long targetDays,
    LocalTime cutOff,
    String calendar,
    Set<String> pauses,
    String onPriorityChange,
    String onReopen)
    implements Serializable {

  boolean fits(SlaTicket ticket, String itsService, String itsPriority) {
    return fits(service, itsService)
        && fits(kind, ticket.kind())
        && fits(priority, itsPriority)
        && fits(level, ticket.level());
  }

  private static boolean fits(String asked, String is) {
    return asked == null || asked.equals(is);
  }

  /** The same promise by a calendar, where it names none itself. */
  SlaPolicy by(String itsCalendar) {
    return calendar != null
        ? this
        : new SlaPolicy(
            id,
            validFrom,
            service,
            kind,
            priority,
            level,
            metric,
            targetSeconds,
            targetDays,
            cutOff,
            itsCalendar,
            pauses,
            onPriorityChange,
            onReopen);
  }

  /** A named service outweighs all else, then kind, then priority, then level (S2). */
  int specificity() {
    return (service == null ? 0 : 8)
        + (kind == null ? 0 : 4)
        + (priority == null ? 0 : 2)
        + (level == null ? 0 : 1);
  }
}
