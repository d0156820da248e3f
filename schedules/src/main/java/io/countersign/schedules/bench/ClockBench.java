package io.countersign.schedules.bench;

import io.countersign.lake.Lake;
import io.countersign.lake.LakeSession;
import io.countersign.problem.Exit;
import io.countersign.schedules.call.CallSummary;
import io.countersign.schedules.call.ConsoleCommand;
import io.countersign.schedules.log.ConsoleProgress;
import io.countersign.schedules.publish.ParquetFolder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
    name = "bench",
    description =
        "How fast this machine is: the SLA clock on made-up tickets, beside SQL in DuckDB.")
public final class ClockBench extends ConsoleCommand {
  @Option(
      names = "--tickets",
      paramLabel = "N",
      defaultValue = "10000",
      description = "How many, with four events and two promises each (default: ${DEFAULT-VALUE}).")
  private int tickets;

  @Option(
      names = "--turns",
      paramLabel = "N",
      defaultValue = "3",
      description = "How often each of the two is timed (default: ${DEFAULT-VALUE}).")
  private int turns;

  @Option(
      names = "--into",
      paramLabel = "UNIT",
      split = ",",
      defaultValue = "days,minutes",
      description =
          "What DuckDB explodes intervals into: minutes, as usual, or days (default: ${DEFAULT-VALUE}).")
  private List<ClockRace.Into> into;

  @Override
  public Integer call() throws Exception {
    Path folder = Files.createTempDirectory("countersign-bench");
    try {
      Lake lake = new Lake(LakeSession.open("local[*]"), folder.resolve("lake").toString());
      ClockRace race = new ClockRace(lake, new ConsoleProgress(err(), shared.quiet));
      ClockRace.Outcome outcome = race.run(tickets, Math.max(1, turns), EnumSet.copyOf(into));
      CallSummary summary = new CallSummary();
      tell(summary, outcome);
      summary.write(shared, out(), err());
      return (outcome.different() == 0 ? Exit.DONE : Exit.NOT_HELD).code();
    } finally {
      ParquetFolder.remove(folder);
    }
  }

  private static void tell(CallSummary summary, ClockRace.Outcome outcome) {
    String same =
        outcome.different() == 0
            ? "DuckDB shows the same seconds and verdicts"
            : outcome.different() + " of them show other seconds or verdicts in DuckDB";
    summary.said("clocks", outcome.clocks(), line("Clocks     %,d", outcome.clocks()));
    summary.said("different", outcome.different(), "Equal      " + same);
    summary.said(
        "one_run",
        outcome.chain(),
        took("One run", outcome.chain(), "with delays and attainment, cold"));
    summary.said(
        "clock", outcome.clock(), took("Clock", outcome.clock(), "alone, checked and written"));
    outcome
        .exploding()
        .forEach(
            (unit, took) ->
                summary.said(
                    "duckdb_" + unit,
                    took,
                    took("DuckDB", took, "exploding into " + unit + ratio(took, outcome.clock()))));
  }

  private static String took(String what, Took took, String how) {
    return line("%-10s %.2f s (%.2f s of CPU) %s", what, took.seconds(), took.cpuSeconds(), how);
  }

  private static String ratio(Took took, Took clock) {
    return line(
        ": %.2f times the clock's time, %.2f times its CPU",
        took.seconds() / clock.seconds(), took.cpuSeconds() / clock.cpuSeconds());
  }

  private static String line(String format, Object... values) {
    return String.format(Locale.ROOT, format, values);
  }
}
