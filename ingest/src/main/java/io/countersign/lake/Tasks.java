package io.countersign.lake;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.spark.NarrowDependency;
import org.apache.spark.Partition;
import org.apache.spark.SparkEnv;
import org.apache.spark.TaskContext$;
import org.apache.spark.TaskContextImpl;
import org.apache.spark.executor.TaskMetrics;
import org.apache.spark.memory.TaskMemoryManager;
import org.apache.spark.rdd.RDD;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.catalyst.expressions.Literal;
import org.apache.spark.sql.execution.BaseSubqueryExec;
import org.apache.spark.sql.execution.CoalesceExec;
import org.apache.spark.sql.execution.ScalarSubquery;
import org.apache.spark.sql.execution.SparkPlan;
import org.apache.spark.sql.execution.exchange.ShuffleExchangeLike;
import scala.collection.Iterator;
import scala.jdk.javaapi.CollectionConverters;
import scala.jdk.javaapi.FunctionConverters;
import scala.runtime.AbstractPartialFunction;

/**
 * A query's tasks, one after the other, done by the thread that asks. A job would pack the plan up,
 * send it to this process and unpack it, which for few rows takes longer than the work.
 */
final class Tasks {
  /** Task numbers of Spark's own count up from zero. */
  private static final AtomicLong NUMBERS = new AtomicLong(Long.MIN_VALUE);

  private static final ThreadLocal<Boolean> HERE = ThreadLocal.withInitial(() -> false);

  private Tasks() {}

  /** Whether this thread does a query's tasks itself. */
  static boolean here() {
    return HERE.get();
  }

  /**
   * The first rows of a plan, whose session is the active one: a plan's parts ask it for settings.
   *
   * @param most so many are taken
   * @return empty where the plan needs a shuffle
   */
  static Optional<List<InternalRow>> take(SparkPlan plan, int most) {
    HERE.set(true);
    try {
      // A plan that has run here holds what it ran with, and could be sent nowhere: a copy runs.
      return taken(here(plan.clone()), most);
    } finally {
      HERE.remove();
    }
  }

  private static Optional<List<InternalRow>> taken(SparkPlan plan, int most) {
    RDD<InternalRow> rows = plan.execute();
    if (!isNarrow(rows)) {
      return Optional.empty();
    }
    List<InternalRow> taken = new ArrayList<>();
    for (Partition partition : rows.partitions()) {
      take(rows, partition, most, taken);
    }
    return Optional.of(taken);
  }

  /**
   * A plan without jobs: a shuffle into one partition puts rows together, and that is all; a query
   * within for one value is that value.
   */
  private static SparkPlan here(SparkPlan plan) {
    SparkPlan simpler = plan.mapChildren(FunctionConverters.asScalaFromFunction(Tasks::here));
    simpler = simpler.transformExpressions(new Values());
    if (simpler instanceof ShuffleExchangeLike
        && simpler.outputPartitioning().numPartitions() == 1) {
      return new CoalesceExec(1, simpler.children().head());
    }
    return simpler;
  }

  /** Queries for one value, each with its value in its place. */
  private static final class Values extends AbstractPartialFunction<Expression, Expression> {
    private static final long serialVersionUID = 1;

    @Override
    public boolean isDefinedAt(Expression said) {
      return said instanceof ScalarSubquery;
    }

    @Override
    public Expression apply(Expression said) {
      ScalarSubquery query = (ScalarSubquery) said;
      SparkPlan plan = query.plan();
      while (plan instanceof BaseSubqueryExec named) {
        plan = named.child();
      }
      return taken(here(plan.clone()), 2)
          .filter(rows -> rows.size() < 2) // more is an error, and Spark says it
          .<Expression>map(rows -> value(query, rows))
          .orElse(said);
    }

    private static Literal value(ScalarSubquery query, List<InternalRow> rows) {
      Object value = rows.isEmpty() ? null : rows.get(0).get(0, query.dataType());
      return new Literal(value, query.dataType());
    }
  }

  private static boolean isNarrow(RDD<?> rows) {
    return CollectionConverters.asJava(rows.dependencies()).stream()
        .allMatch(
            dependency -> dependency instanceof NarrowDependency && isNarrow(dependency.rdd()));
  }

  private static void take(
      RDD<InternalRow> rows, Partition partition, int most, List<InternalRow> taken) {
    long number = NUMBERS.getAndIncrement();
    TaskMemoryManager memory = new TaskMemoryManager(SparkEnv.get().memoryManager(), number);
    Properties settings = rows.sparkContext().getLocalProperties();
    TaskContextImpl task =
        new TaskContextImpl(
            0,
            0,
            partition.index(),
            number,
            0,
            1,
            memory,
            settings,
            SparkEnv.get().metricsSystem(),
            TaskMetrics.empty(),
            1,
            scala.collection.immutable.Map$.MODULE$.empty());
    SparkEnv.get().blockManager().registerTask(number);
    TaskContext$.MODULE$.setTaskContext(task);
    try {
      Iterator<InternalRow> all = rows.iterator(partition, task);
      while (taken.size() < most && all.hasNext()) {
        taken.add(all.next().copy());
      }
    } finally {
      task.markTaskCompleted(scala.Option.empty());
      TaskContext$.MODULE$.unset();
      memory.cleanUpAllAllocatedMemory();
      SparkEnv.get().blockManager().releaseAllLocksForTask(number);
    }
  }
}
