package io.countersign.schedules.cli;

import io.countersign.problem.Exit;
import io.countersign.problem.Json;
import io.countersign.schedules.call.ConsoleCommand;
import io.countersign.schedules.call.PeriodOptions;
import io.countersign.schedules.run.Ticker;
import io.countersign.schedules.run.WorkspaceTicker;
import io.countersign.schedules.slot.SlotState;
import java.io.PrintWriter;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(name = "tick", description = "Does what is due, and stops: for cron, systemd, Kubernetes.")
public final class TickCommand extends ConsoleCommand {
  @Mixin private PeriodOptions when;

  private final Clock wall;

  public TickCommand(Clock wall) {
    this.wall = wall;
  }

  @Override
  public Integer call() {
    PrintWriter err = err();
    List<Ticker.Worked> worked = WorkspaceTicker.open(shared, when, wall, err).look(err);
    PrintWriter out = out();
    if (shared.json) {
      out.println(Json.answer(worked.stream().map(TickCommand::fact).toList()));
    } else if (!shared.quiet) {
      worked.forEach(one -> out.println(line(one)));
      out.println(worked.isEmpty() ? "Nothing was due." : "");
    }
    boolean failed = worked.stream().anyMatch(one -> one.state() == SlotState.failed);
    return (failed ? Exit.NOT_HELD : Exit.DONE).code();
  }

  private static Map<String, String> fact(Ticker.Worked one) {
    return Map.of("slot", one.slot().id(), "state", one.state().name(), "reason", one.reason());
  }

  static String line(Ticker.Worked one) {
    return String.format(
        Locale.ROOT, "%-36s  %-9s  %s", one.slot().id(), one.state(), one.reason());
  }
}
