package io.countersign.reports.pack.service;

import io.countersign.reports.table.Line;

/** Promises that fell due, or that were closed: how many, and how many of them were kept (S5). */
record Cohort(long met, long late) {
  static final Cohort NONE = new Cohort(0, 0);

  static Cohort of(Line line) {
    return new Cohort(line.count("met"), line.count("breached") + line.count("running_breached"));
  }

  Cohort plus(Cohort other) {
    return new Cohort(met + other.met, late + other.late);
  }

  long all() {
    return met + late;
  }
}
