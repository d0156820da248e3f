package io.countersign.lake;

import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.spark.SparkConf;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.SparkSessionExtensions;
import scala.Option;

/**
 * How Spark goes about a piece of work. Compiling a query and planning it anew between its stages
 * pay from some hundred thousand rows on; on small tables they take longer than the work itself
 * (measured on the sample company: 2.3 times the whole month end).
 */
public enum ExecutionProfile {
  /** One task holds all rows: nothing is shuffled, and a query is one job. */
  FEW,
  SMALL,
  LARGE;

  private static final String PROFILE = "spark.countersign.profile";

  /** A broadcast is a job of its own, and the one task has the rows already. */
  private static final Map<String, String> ONE_TASK =
      Map.of(
          "spark.sql.autoBroadcastJoinThreshold",
          "-1",
          "spark.sql.shuffle.partitions",
          "1",
          "spark.sql.leafNodeDefaultParallelism",
          "1",
          "spark.sql.exchange.reuse",
          "false",
          "spark.sql.optimizer.excludedRules",
          spared());

  /** Rules that make a query of many rows quicker; of few, they take longer than the query. */
  private static String spared() {
    Stream<String> ofFiles =
        Stream.of("PruneFileSourcePartitions", "PushVariantIntoScan", "SchemaPruning")
            .map(rule -> "org.apache.spark.sql.execution.datasources." + rule);
    Stream<String> ofPlans =
        Stream.of(
                "BooleanSimplification",
                "CollapseProject",
                "ColumnPruning",
                "EliminateOuterJoin",
                "FoldablePropagation",
                "InferFiltersFromConstraints",
                "InjectRuntimeFilter",
                "MergeSubplans",
                "NestedColumnAliasing",
                "NullPropagation",
                "ObjectSerializerPruning",
                "OptimizeOneRowRelationSubquery",
                "OptimizeUpdateFields",
                "PruneFilters",
                "PushFoldableIntoBranches",
                "RemoveNoopOperators",
                "RemoveRedundantAliases",
                "SimplifyBinaryComparison",
                "SimplifyConditionals",
                "UnwrapCastInBinaryComparison")
            .map(rule -> "org.apache.spark.sql.catalyst.optimizer." + rule);
    return Stream.concat(ofPlans, ofFiles).collect(Collectors.joining(","));
  }

  /** From so many rows on a piece of work is large. */
  public static final long LARGE_ROWS = 200_000;

  private static final long LARGE_BYTES = 16L << 20;
  private static final long SMALL_BYTES = 12L << 20;

  public static ExecutionProfile ofBytes(long bytes) {
    return bytes < SMALL_BYTES ? FEW : bytes < LARGE_BYTES ? SMALL : LARGE;
  }

  /**
   * For rows that are held against a table.
   *
   * @param bytes of the table
   */
  public static ExecutionProfile ofRows(long rows, long bytes) {
    boolean few = rows <= FewRows.MOST && ofBytes(bytes) == FEW;
    return few ? FEW : rows < LARGE_ROWS ? SMALL : LARGE;
  }

  /** The profile that a session was set up for. */
  public static ExecutionProfile of(SparkSession session) {
    return valueOf(session.conf().get(PROFILE, SMALL.name()));
  }

  /** A session in which a piece of work is alone. */
  public SparkSession session(SparkSession spark) {
    SparkSession session = this == FEW ? plain(spark) : spark.newSession();
    applyTo(session);
    return session;
  }

  /**
   * A session without Delta's rules, which look at each plan several times. Tables of few rows are
   * read and written by {@link Lake} itself.
   */
  private static SparkSession plain(SparkSession spark) {
    return new org.apache.spark.sql.classic.SparkSession(
        spark.sparkContext(),
        Option.apply(((org.apache.spark.sql.classic.SparkSession) spark).sharedState()),
        Option.empty(),
        new SparkSessionExtensions(),
        scala.collection.immutable.Map$.MODULE$.empty(),
        scala.collection.immutable.Map$.MODULE$.empty());
  }

  /** Sets up a session that exists. */
  public void applyTo(SparkSession session) {
    boolean few = of(session) == FEW;
    conf().forEach(session.conf()::set);
    if (this == FEW) {
      ONE_TASK.forEach(session.conf()::set);
    } else if (few) {
      SparkConf begun = session.sparkContext().getConf();
      ONE_TASK.keySet().forEach(session.conf()::unset);
      ONE_TASK.keySet().stream()
          .filter(begun::contains)
          .forEach(key -> session.conf().set(key, begun.get(key)));
    }
  }

  /** Rows as a query of a session wants them: of few, one task reads them all. */
  static Dataset<Row> read(SparkSession session, Dataset<Row> rows) {
    return of(session) == FEW ? rows.coalesce(1) : rows;
  }

  Map<String, String> conf() {
    boolean large = this == LARGE;
    return Map.of(
        PROFILE,
        name(),
        "spark.sql.codegen.wholeStage",
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
