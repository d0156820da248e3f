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
import org.apache.spark.sql.execution.CoalesceExec;
import org.apache.spark.sql.execution.SparkPlan;
import org.apache.spark.sql.execution.exchange.ShuffleExchangeLike;
import scala.collection.Iterator;
import scala.jdk.javaapi.CollectionConverters;
import scala.jdk.javaapi.FunctionConverters;

/**
 * A query's tasks, one after the other, done by the thread that asks. A job would pack the plan up,
 * send it to this process and unpack it, which for few rows takes longer than the work.
 */
final class Tasks {
  /** Task numbers of Spark's own count up from zero. */
  private static final AtomicLong NUMBERS = new AtomicLong(Long.MIN_VALUE);

  private Tasks() {}

  /**
   * The first rows of a plan, whose session is the active one: a plan's parts ask it for settings.
   *
   * @param most so many are taken
   * @return empty where the plan needs a shuffle
   */
  static Optional<List<InternalRow>> take(SparkPlan plan, int most) {
    // A plan that has run here holds what it ran with, and could be sent nowhere: a copy runs.
    RDD<InternalRow> rows = unshuffled(plan.clone()).execute();
    if (!isNarrow(rows)) {
      return Optional.empty();
    }
    List<InternalRow> taken = new ArrayList<>();
    for (Partition partition : rows.partitions()) {
      take(rows, partition, most, taken);
    }
    return Optional.of(taken);
  }

  /** A shuffle into one partition puts rows together, and that is all. */
  private static SparkPlan unshuffled(SparkPlan plan) {
    SparkPlan simpler = plan.mapChildren(FunctionConverters.asScalaFromFunction(Tasks::unshuffled));
    return simpler instanceof ShuffleExchangeLike
            && simpler.outputPartitioning().numPartitions() == 1
        ? new CoalesceExec(1, simpler.children().head())
        : simpler;
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
