package io.countersign.lake;

import java.util.concurrent.atomic.AtomicInteger;
import org.apache.spark.SparkContext;
import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerEvent;
import org.apache.spark.scheduler.SparkListenerJobStart;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.execution.ui.SparkListenerSQLExecutionStart;

/** Counts the Spark jobs and SQL executions that a piece of work takes. */
public final class JobCounter extends SparkListener {
  private final AtomicInteger jobs = new AtomicInteger();
  private final AtomicInteger executions = new AtomicInteger();

  private JobCounter() {}

  /** Does the work, and counts. */
  public static JobCounter of(SparkSession spark, Runnable work) throws InterruptedException {
    SparkContext context = spark.sparkContext();
    JobCounter counter = new JobCounter();
    wait(context);
    context.addSparkListener(counter);
    try {
      work.run();
      wait(context);
      return counter;
    } finally {
      context.removeSparkListener(counter);
    }
  }

  private static void wait(SparkContext context) throws InterruptedException {
    try {
      context.listenerBus().waitUntilEmpty();
    } catch (java.util.concurrent.TimeoutException e) {
      throw new IllegalStateException(e);
    }
  }

  public int jobs() {
    return jobs.get();
  }

  /** SQL executions, those that only name a view not among them. */
  public int executions() {
    return executions.get();
  }

  @Override
  public void onJobStart(SparkListenerJobStart job) {
    jobs.incrementAndGet();
  }

  @Override
  public void onOtherEvent(SparkListenerEvent event) {
    if (event instanceof SparkListenerSQLExecutionStart start
        && !start.physicalPlanDescription().contains("CreateViewCommand")) {
      executions.incrementAndGet();
    }
  }
}
