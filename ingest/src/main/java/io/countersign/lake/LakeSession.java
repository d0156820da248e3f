package io.countersign.lake;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TimeZone;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.SparkConf;
import org.apache.spark.SparkContext$;
import org.apache.spark.deploy.SparkHadoopUtil;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.delta.DeltaLog;

/** The one Spark session of this JVM, with every setting that the figures depend on. */
public final class LakeSession {
  private static volatile boolean begun;

  private LakeSession() {}

  /**
   * Opens Spark for the lake.
   *
   * @param master as {@code local[*]}; empty leaves it to spark-submit
   * @throws IllegalStateException where the JVM's zone is not UTC: instants would shift
   */
  public static SparkSession open(String master) {
    if (!TimeZone.getDefault().getID().equals("UTC")) {
      throw new IllegalStateException(
          "The JVM runs in "
              + TimeZone.getDefault().getID()
              + "; start it with -Duser.timezone=UTC.");
    }
    SparkConf conf = conf(!master.isEmpty()).setAppName("countersign");
    if (!master.isEmpty()) {
      conf.setMaster(master);
    }
    begun = true;
    return opened(conf);
  }

  private static synchronized SparkSession opened(SparkConf conf) {
    if (SparkContext$.MODULE$.getActive().isEmpty()) {
      new LakeContext(conf);
    }
    return SparkSession.builder().config(conf).getOrCreate();
  }

  /** How Hadoop reaches files, as Spark would set it up; for who reads before Spark is opened. */
  static Configuration hadoop() {
    return SparkHadoopUtil.get().newConfiguration(conf(true));
  }

  private static SparkConf conf(boolean onOneMachine) {
    SparkConf conf = new SparkConf();
    (onOneMachine ? local() : Map.<String, String>of()).forEach(conf::set);
    exact().forEach(conf::set);
    return conf;
  }

  /** Ends Spark, where it was opened: what it keeps on disk goes with it. */
  public static void end() {
    if (begun && SparkSession.getDefaultSession().isDefined()) {
      SparkSession session = SparkSession.getDefaultSession().get();
      // Where a command was refused, tasks may still run; nobody waits for them, or reads of them.
      session.sparkContext().setLogLevel("OFF");
      session.stop();
    }
  }

  /**
   * Lets go of what Delta keeps of tables that were read: with each comes the session that read it.
   * For a JVM that lives on; the next reading takes a little longer.
   */
  public static void rest() {
    DeltaLog.clearCache();
  }

  /**
   * Names the work of this thread, whose jobs bear the name from now on. Spark would walk the stack
   * for one, for each step of each plan.
   */
  public static void name(SparkSession session, String work) {
    session.sparkContext().setLocalProperty("callSite.short", work);
    session.sparkContext().setLocalProperty("callSite.long", work);
  }

  /** What makes results exact, the same on any cluster. */
  private static Map<String, String> exact() {
    Map<String, String> conf = new LinkedHashMap<>();
    conf.put("spark.sql.extensions", "io.delta.sql.DeltaSparkSessionExtension");
    conf.put("spark.sql.catalog.spark_catalog", "org.apache.spark.sql.delta.catalog.DeltaCatalog");
    conf.put("spark.sql.session.timeZone", "UTC");
    conf.put("spark.sql.ansi.enabled", "true");
    // Small letters by Java: before its first word the other way learns all letters there are.
    conf.put("spark.sql.icu.caseMappings.enabled", "false");
    // Delta's parser loses named parameters under Spark's new way of putting them in.
    conf.put("spark.sql.legacy.parameterSubstitution.constantsOnly", "true");
    // One flipped bit in a page is an error, not a different sum.
    conf.put("spark.hadoop.parquet.page.verify-checksum.enabled", "true");
    // An instant says itself that it is in UTC, to whoever reads the file; half the work to write.
    conf.put("spark.sql.parquet.outputTimestampType", "TIMESTAMP_MICROS");
    // Old versions stay readable: Delta refuses time travel past a week otherwise.
    conf.put(
        "spark.databricks.delta.properties.defaults.deletedFileRetentionDuration",
        "interval 3650 days");
    conf.put(
        "spark.databricks.delta.properties.defaults.logRetentionDuration", "interval 3650 days");
    conf.put("spark.databricks.delta.properties.defaults.checkpointInterval", "50");
    conf.put("spark.databricks.delta.properties.defaults.enableDeletionVectors", "false");
    return conf;
  }

  /** What makes small tables quick on one machine. */
  private static Map<String, String> local() {
    Map<String, String> conf = new LinkedHashMap<>();
    conf.put("spark.hadoop.fs.file.impl", LocalFiles.class.getName());
    // Nothing of ours is a catalogue table; Spark makes the folder all the same.
    conf.put(
        "spark.sql.warehouse.dir", System.getProperty("java.io.tmpdir") + "/countersign-warehouse");
    conf.put("spark.driver.host", "127.0.0.1");
    conf.put("spark.driver.bindAddress", "127.0.0.1");
    conf.put("spark.ui.enabled", "false");
    // Nobody looks at pages that are not there; their data would stay for a thousand queries.
    conf.put("spark.sql.ui.retainedExecutions", "5");
    conf.put("spark.ui.retainedJobs", "5");
    conf.put("spark.ui.retainedStages", "5");
    conf.put("spark.ui.retainedTasks", "100");
    conf.put("spark.ui.dagGraph.retainedRootRDDs", "5");
    conf.put("spark.sql.maxPlanStringLength", "1000");
    conf.put("spark.sql.ui.explainMode", "simple");
    conf.put("spark.sql.shuffle.partitions", "2");
    conf.put("spark.default.parallelism", "2");
    conf.put("spark.databricks.delta.snapshotPartitions", "1");
    // The list of a table's files is short and stands in its log; to keep it beside each commit as
    // well takes a job.
    conf.put("spark.databricks.delta.allFilesInCrc.enabled", "false");
    // Nothing is looked up by value here, and no two fingerprints are the same.
    conf.put("spark.databricks.delta.properties.defaults.dataSkippingNumIndexedCols", "0");
    conf.put("spark.hadoop.parquet.enable.dictionary#row_hash", "false");
    conf.put("spark.sql.autoBroadcastJoinThreshold", "64MB");
    conf.put("spark.sql.join.preferSortMergeJoin", "false");
    conf.put("spark.sql.codegen.cache.maxEntries", "2000");
    conf.put("spark.shuffle.compress", "false");
    // Each sort, join and sum begins with a page of its own; Spark would take a thirtieth of the
    // heap for each, however few its rows are.
    conf.put("spark.buffer.pageSize", "1m");
    conf.put("spark.scheduler.mode", "FAIR");
    conf.putAll(ExecutionProfile.SMALL.conf());
    return conf;
  }
}
