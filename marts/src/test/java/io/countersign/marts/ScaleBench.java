package io.countersign.marts;

import io.countersign.build.Build;
import io.countersign.build.Progress;
import io.countersign.build.Step;
import io.countersign.company.Basis;
import io.countersign.company.Company;
import io.countersign.contract.Contracts;
import io.countersign.ingest.Ingest;
import io.countersign.ingest.workspace.Workspace;
import io.countersign.lake.Lake;
import io.countersign.lake.LakeSession;
import io.countersign.transform.Steps;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * How long each step takes at a size that is given: {@code ScaleBench FOLDER 7000 2000000}, as the
 * launcher runs long work (heap and flags as in the README). No part of the suite.
 */
final class ScaleBench {
  private ScaleBench() {}

  /**
   * Writes the company where the folder is empty, takes it in once, and builds everything.
   *
   * @param arguments the folder, measures, ledger lines
   */
  public static void main(String[] arguments) throws Exception {
    Path folder = Path.of(arguments[0]);
    if (!Files.exists(folder.resolve("countersign.yml"))) {
      new ScaleCompany(folder, Integer.parseInt(arguments[1]), Integer.parseInt(arguments[2]))
          .write();
    }
    Workspace workspace = Workspace.read(folder);
    Lake lake = new Lake(LakeSession.open("local[2]"), folder.resolve("lake").toString());
    Instant asOf = Instant.parse("2026-11-04T06:00:00Z");
    Company company = workspace.company();
    Basis ask = new Basis(company.fiscalYear().parse("2026-10"), asOf, company);
    List<Step> steps = Stream.of(Steps.all(), Marts.all()).flatMap(List::stream).toList();
    long start = System.nanoTime();
    Ingest.run(workspace, lake, asOf, false, ScaleBench::say).all().forEach(System.out::println);
    say("ingest", "all", 0, (System.nanoTime() - start) / 1e9, "");
    start = System.nanoTime();
    Progress progress = ScaleBench::say;
    new Build(lake, Contracts.all(), ask, progress).run(steps);
    say("build", "all", 0, (System.nanoTime() - start) / 1e9, "");
    Runtime.getRuntime().halt(0);
  }

  private static void say(String stage, String what, long rows, double seconds, String note) {
    long cpu =
        ((com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
            .getProcessCpuTime();
    System.out.printf(
        Locale.ROOT,
        "%-10s %-24s %,12d rows %8.1f s  (CPU of the process so far %,d s) %s%n",
        stage,
        what,
        rows,
        seconds,
        cpu / 1_000_000_000,
        note);
  }
}
