package io.countersign.reports.pack.service;

import io.countersign.reports.table.Line;

/** What became of changes (C1 to C6). An immature change is neither a success nor a failure yet. */
record Outcomes(
    long implemented, long mature, long failed, long immatureFailed, long unauthorised) {
  static final Outcomes NONE = new Outcomes(0, 0, 0, 0, 0);

  static Outcomes of(Line line) {
    return new Outcomes(
        line.count("implemented"),
        line.count("mature"),
        line.count("failed"),
        line.count("immature_failed"),
        line.count("unauthorised"));
  }

  Outcomes plus(Outcomes other) {
    return new Outcomes(
        implemented + other.implemented,
        mature + other.mature,
        failed + other.failed,
        immatureFailed + other.immatureFailed,
        unauthorised + other.unauthorised);
  }

  long immature() {
    return implemented - mature;
  }
}
