package io.countersign.transform.control;

/**
 * A rule that somebody answers for (T6).
 *
 * @param severity high, medium or low
 * @param owner the function that answers for the control
 * @param breaches SQL: subject_kind, subject_id, measure_id, seen_at, amount (group currency),
 *     detail, in this order; several rows of one subject become one
 * @param ofRecords whether its subjects are records of the sources, to which two systems may give
 *     one id; then the subject's source_system comes last
 */
record Control(String name, String severity, String owner, String breaches, boolean ofRecords) {
  /** A rule over what is the company's: nodes, measures, roles, periods. */
  Control(String name, String severity, String owner, String breaches) {
    this(name, severity, owner, breaches, false);
  }

  static Control ofRecords(String name, String severity, String owner, String breaches) {
    return new Control(name, severity, owner, breaches, true);
  }

  String sql() {
    return "select '%s' as control, '%s' as severity, '%s' as control_owner, *%s from (%s)"
        .formatted(
            name,
            severity,
            owner,
            ofRecords ? "" : ", cast(null as string) as source_system",
            breaches);
  }
}
