package io.countersign.ingest;

import org.apache.spark.sql.SparkSession;

/**
 * How Spark goes about a feed. Compiling and re-planning pay from some hundred thousand rows on; on
 * the many small feeds of a company they are a third of the work.
 */
enum Pace {
  SMALL,
  LARGE;

  private static final long LARGE_ROWS = 200_000;
  private static final long LARGE_BYTES = 16L << 20;

  static Pace ofBytes(long bytes) {
    return bytes < LARGE_BYTES ? SMALL : LARGE;
  }

  static Pace ofRows(long rows) {
    return rows < LARGE_ROWS ? SMALL : LARGE;
  }

  /** A session in which a feed is alone. */
  SparkSession session(SparkSession spark) {
    SparkSession session = spark.newSession();
    applyTo(session);
    return session;
  }

  void applyTo(SparkSession session) {
    boolean large = this == LARGE;
    session.conf().set("spark.sql.codegen.wholeStage", large);
    session.conf().set("spark.sql.codegen.factoryMode", large ? "FALLBACK" : "NO_CODEGEN");
    session.conf().set("spark.sql.adaptive.enabled", large);
  }
}
