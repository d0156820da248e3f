package io.countersign.schedules.publish;

import io.countersign.contract.Contract;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Whose rows are whose, table by table: by which column a row belongs to a node, to a service or to
 * a department. What is not said here is decided by the names of columns; a row that belongs to
 * nobody is seen by whoever sees the top, and so is a table that nobody thought of.
 */
enum RowSecurity {
  /** No figure of anybody stands in it. */
  EVERYBODYS,
  /** Names alone, to which visible rows are joined. */
  EVERY_READERS,
  /** As its columns say. */
  BY_COLUMN;

  private static final Set<String> OPEN = Set.of("periods", "calendar", "metric_definitions");
  private static final Set<String> NAMES = Set.of("services", "people", "accounts");

  /** A column that names an owner, in rows of which a condition holds. */
  private record Owner(String column, Kind kind, String when) {
    Owner(String column, Kind kind) {
      this(column, kind, "true");
    }

    String seen(String views, String own) {
      String ids =
          kind == Kind.DEPARTMENT
              ? "select node from %s.entitlement where login = current_user"
                  .formatted(SqlQuoting.name(views))
              : "select id from %s.sight where kind = '%s'"
                  .formatted(SqlQuoting.name(own), kind.word());
      String seen = SqlQuoting.name(column) + " in (" + ids + ")";
      return when.equals("true") ? seen : "(" + when + " and " + seen + ")";
    }
  }

  private enum Kind {
    NODE,
    SERVICE,
    DEPARTMENT;

    String word() {
      return this == NODE ? "node" : "service";
    }
  }

  private static final List<Owner> USUAL =
      List.of(
          new Owner("measure_id", Kind.NODE),
          new Owner("node_id", Kind.NODE),
          new Owner("service_id", Kind.SERVICE),
          new Owner("department", Kind.DEPARTMENT));

  private static final Owner SUBJECT =
      new Owner("subject_id", Kind.NODE, "subject_kind in ('node', 'measure')");

  /** Beside the usual ones. */
  private static final Map<String, Owner> BESIDE =
      Map.of(
          "control_exceptions",
          SUBJECT,
          "decisions_needed",
          SUBJECT,
          "unmatched_items",
          new Owner(
              "named",
              Kind.NODE,
              "reason in ('not_a_measure', 'above_measures', 'no_measurement_plan')"),
          "change_rates",
          new Owner("value", Kind.SERVICE, "dimension = 'service'"));

  static RowSecurity of(Contract table) {
    if (OPEN.contains(table.name())) {
      return EVERYBODYS;
    }
    return NAMES.contains(table.name()) ? EVERY_READERS : BY_COLUMN;
  }

  private static List<Owner> owners(Contract table) {
    List<Owner> owners = new ArrayList<>();
    if (of(table) == BY_COLUMN) {
      USUAL.stream().filter(one -> table.columns().containsKey(one.column())).forEach(owners::add);
      if (BESIDE.containsKey(table.name())) {
        owners.add(BESIDE.get(table.name()));
      }
    }
    return owners;
  }

  /**
   * The condition under which a row is seen.
   *
   * @param views the schema of the entitlements
   * @param own the edition's, where {@code sight} says what lies below what
   */
  static String seen(String views, String own, Contract table) {
    return switch (of(table)) {
      case EVERYBODYS -> "true";
      case EVERY_READERS ->
          "exists (select 1 from %s.entitlement where login = current_user)"
              .formatted(SqlQuoting.name(views));
      case BY_COLUMN -> {
        List<String> seen = new ArrayList<>();
        seen.add(
            "exists (select 1 from " + SqlQuoting.name(own) + ".sight where kind = 'everything')");
        owners(table).forEach(one -> seen.add(one.seen(views, own)));
        yield String.join(" or ", seen);
      }
    };
  }
}
