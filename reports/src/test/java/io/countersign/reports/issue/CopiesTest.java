package io.countersign.reports.issue;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.OperatingSystemMXBean;
import io.countersign.lake.LakeTest;
import io.countersign.reports.ask.MartReader;
import io.countersign.reports.ask.Provenance;
import io.countersign.reports.ask.ReportRun;
import io.countersign.reports.register.MemoryRegister;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Copies for many people; {@code -Dcopies=2500} makes 5,000, to see how fast and in how much. */
final class CopiesTest extends LakeTest {
  private static final int SMALL = 20;

  @TempDir private Path out;

  /** The same rows for many more sponsors; counts what it is asked. */
  private record Crowd(MartReader marts, int times, AtomicInteger asked) implements MartReader {
    @Override
    public List<Map<String, Object>> query(String sql, Map<String, Object> parameters) {
      asked.incrementAndGet();
      List<Map<String, Object>> rows = new ArrayList<>();
      for (Map<String, Object> row : marts.query(sql, parameters)) {
        int more = row.get("sponsor") == null ? 1 : times;
        for (int i = 0; i < more; i++) {
          rows.add(anothers(row, i));
        }
      }
      return rows;
    }

    private static Map<String, Object> anothers(Map<String, Object> row, int number) {
      Map<String, Object> copy = new HashMap<>(row);
      for (String name : List.of("sponsor", "measure_id")) {
        copy.computeIfPresent(name, (column, said) -> said + "-" + number);
      }
      return copy;
    }

    @Override
    public Map<String, Long> versions() {
      return marts.versions();
    }
  }

  private List<IssuedReport> issue(Crowd crowd, Path folder) {
    Provenance by = PackTest.by(new MemoryRegister());
    ReportRun run =
        new ReportRun("claimed_vs_verified", PackTest.ask("2026-10"), crowd, by, folder, Map.of());
    return Reports.issue(run);
  }

  @Test
  void however_many_copies_there_are_the_marts_are_read_once() {
    int times = Integer.getInteger("copies", SMALL);
    MartReader marts = new KeptMarts(new GivenMarts(spark(), "/lists.given"));
    Crowd few = new Crowd(marts, 1, new AtomicInteger());
    Crowd many = new Crowd(marts, times, new AtomicInteger());
    assertThat(issue(few, out.resolve("few"))).hasSize(2);
    long start = System.nanoTime();
    long cpu = cpu();
    List<IssuedReport> issued = issue(many, out.resolve("many"));
    double seconds = (System.nanoTime() - start) / 1e9;
    double busy = (cpu() - cpu) / 1e9;
    assertThat(issued).hasSize(2 * times);
    assertThat(many.asked()).hasValue(few.asked().get());
    Set<String> hashes = issued.stream().map(IssuedReport::sha256).collect(Collectors.toSet());
    assertThat(hashes).hasSize(2 * times);
    if (times > SMALL) {
      System.out.printf(
          "%d copies, %.1f s, %.1f s CPU, %.0f/s%n",
          issued.size(), seconds, busy, issued.size() / seconds);
    }
  }

  /** Nanoseconds that this process has kept processors busy. */
  private static long cpu() {
    return ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
        .getProcessCpuTime();
  }
}
