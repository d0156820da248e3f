package io.countersign.schedules.cli;

import io.countersign.lake.LakeSession;
import io.countersign.problem.Exit;
import io.countersign.schedules.call.ConsoleCommand;
import io.countersign.schedules.call.PeriodOptions;
import io.countersign.schedules.run.StatusServer;
import io.countersign.schedules.run.Ticker;
import io.countersign.schedules.run.WorkspaceTicker;
import io.countersign.schedules.slot.Slots;
import java.io.PrintWriter;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
    name = "serve",
    description = "Does what is due, again and again; says on a loopback port how it stands.")
public final class ServeCommand extends ConsoleCommand {
  @Mixin private PeriodOptions when;

  @Option(
      names = "--every",
      paramLabel = "SPAN",
      defaultValue = "PT1M",
      description = "The pause between two looks (default: ${DEFAULT-VALUE}).")
  private Duration every;

  @Option(
      names = "--port",
      paramLabel = "N",
      defaultValue = "8645",
      description =
          "Where /health, /metrics and /slots are, on this machine alone (default: ${DEFAULT-VALUE}).")
  private int port;

  private final Clock wall;

  public ServeCommand(Clock wall) {
    this.wall = wall;
  }

  @Override
  public Integer call() throws Exception {
    PrintWriter err = err();
    WorkspaceTicker ticker = WorkspaceTicker.open(shared, when, wall, err);
    try (StatusServer window = StatusServer.open(port, new Slots(ticker.setup().store()))) {
      err.println("Serving; how it stands: " + window.address());
      while (!Thread.currentThread().isInterrupted()) {
        look(ticker, window);
        Thread.sleep(every.toMillis());
      }
      return Exit.INTERRUPTED.code();
    }
  }

  private void look(WorkspaceTicker ticker, StatusServer window) {
    PrintWriter err = err();
    try {
      List<Ticker.Worked> worked = ticker.look(err);
      worked.forEach(one -> err.println(TickCommand.line(one)));
      if (!worked.isEmpty()) {
        LakeSession.rest();
      }
      window.looked(ticker.wall().instant(), "");
    } catch (RuntimeException e) {
      err.println(e.getMessage());
      window.looked(ticker.wall().instant(), String.valueOf(e.getMessage()));
    }
  }
}
