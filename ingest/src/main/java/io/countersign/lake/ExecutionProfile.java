package io.countersign.lake;

import java.util.Map;
import org.apache.spark.sql.SparkSession;

/**
 * How Spark goes about a piece of work. Compiling a query and planning it anew between its stages
 * pay from some hundred thousand rows on; on small tables they take longer than the work itself
 * (measured on the sample company: 2.3 times the whole month end).
 */
public enum ExecutionProfile {
  SMALL,
  LARGE;

  private static final String WHOLE_STAGE = "spark.sql.codegen.wholeStage";

  /** From so many rows on a piece of work is large. */
  public static final long LARGE_ROWS = 200_000;

  private static final long LARGE_BYTES = 16L << 20;

  public static ExecutionProfile ofBytes(long bytes) {
    return bytes < LARGE_BYTES ? SMALL : LARGE;
  }

  public static ExecutionProfile ofRows(long rows) {
    return rows < LARGE_ROWS ? SMALL : LARGE;
  }

  /** The pace that a session was set up for. */
  public static ExecutionProfile of(SparkSession session) {
    return session.conf().get(WHOLE_STAGE).equals("true") ? LARGE : SMALL;
  }

  /** A session in which a piece of work is alone. */
  public SparkSession session(SparkSession spark) {
    SparkSession session = spark.newSession();
    applyTo(session);
    return session;
  }

  /** Sets up a session that exists. */
  public void applyTo(SparkSession session) {
    conf().forEach(session.conf()::set);
  }

  Map<String, String> conf() {
    boolean large = this == LARGE;
    return Map.of(
        WHOLE_STAGE,
        String.valueOf(large),
        // Rows are kept for moments: looking for the best compression takes longer.
        "spark.sql.inMemoryColumnarStorage.compressed",
        String.valueOf(!large),
        "spark.sql.codegen.factoryMode",
        large ? "FALLBACK" : "NO_CODEGEN",
        "spark.sql.adaptive.enabled",
        String.valueOf(large));
  }
}
