package io.countersign.schedules.bench;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.sql.SQLException;
import java.util.List;

/**
 * How long a piece of work took.
 *
 * @param seconds on the wall
 * @param cpuSeconds of all processors in this process, DuckDB's threads included: what a busy
 *     machine leaves comparable
 */
record Took(double seconds, double cpuSeconds) {
  /** What is timed. */
  interface Work {
    void run() throws SQLException;
  }

  static Took by(Work work) throws SQLException {
    long start = System.nanoTime();
    long cpu = cpu();
    work.run();
    return new Took((System.nanoTime() - start) / 1e9, (cpu() - cpu) / 1e9);
  }

  /** The middle one of each; of two the later. */
  static Took median(List<Took> all) {
    int middle = all.size() / 2;
    return new Took(
        all.stream().mapToDouble(Took::seconds).sorted().toArray()[middle],
        all.stream().mapToDouble(Took::cpuSeconds).sorted().toArray()[middle]);
  }

  private static long cpu() {
    return ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
        .getProcessCpuTime();
  }
}
