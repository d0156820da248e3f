package io.countersign.transform.initiative;

import java.sql.Date;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;
import org.apache.spark.sql.Row;

/** Who answers for which node, by the days of role_assignments; a delegate does not. */
final class RoleHolders {
  static final List<String> ROLES = List.of("owner", "sponsor", "controller");

  private final Map<String, List<Held>> held = new HashMap<>();
  private final NavigableSet<Instant> turns = new TreeSet<>();

  RoleHolders(List<Row> assignments, ZoneId zone) {
    for (Row row : assignments) {
      if (ROLES.contains(row.<String>getAs("role")) && row.getAs("delegated_by") == null) {
        add(row, zone);
      }
    }
  }

  /** A role held; {@code to} is the first instant at which it is no more. */
  private record Held(String person, Instant from, Instant to) {
    boolean at(Instant instant) {
      return !from.isAfter(instant) && to.isAfter(instant);
    }
  }

  private void add(Row row, ZoneId zone) {
    LocalDate first = row.<Date>getAs("valid_from").toLocalDate();
    Instant to =
        Optional.ofNullable(row.<Date>getAs("valid_to"))
            .map(last -> last.toLocalDate().plusDays(1).atStartOfDay(zone).toInstant())
            .orElse(Instant.MAX);
    Held one = new Held(row.getAs("person"), first.atStartOfDay(zone).toInstant(), to);
    held.computeIfAbsent(key(row.getAs("role"), row.getAs("scope_id")), k -> new ArrayList<>())
        .add(one);
    turns.add(one.from());
    turns.add(one.to());
  }

  private static String key(String role, String scope) {
    return role + "|" + scope;
  }

  /** The instants at which somebody takes up or lays down a role. */
  NavigableSet<Instant> turns() {
    return turns;
  }

  /** Of several the one who took it up last; ties by name. */
  Optional<String> holder(String role, String scope, Instant at) {
    return held.getOrDefault(key(role, scope), List.of()).stream()
        .filter(one -> one.at(at))
        .max(Comparator.comparing(Held::from).thenComparing(Held::person))
        .map(Held::person);
  }
}
