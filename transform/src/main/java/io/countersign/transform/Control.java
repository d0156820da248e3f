package io.countersign.transform;

/**
 * A rule that somebody answers for (T6).
 *
 * @param severity high, medium or low
 * @param owner the function that answers for the control
 * @param breaches SQL: subject_kind, subject_id, measure_id, seen_at, amount (group currency),
 *     detail, in this order; several rows of one subject become one
 */
record Control(String name, String severity, String owner, String breaches) {
  String sql() {
    return "select '%s' as control, '%s' as severity, '%s' as control_owner, * from (%s)"
        .formatted(name, severity, owner, breaches);
  }
}
