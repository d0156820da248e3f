package io.countersign.schedules.cli;

import io.countersign.problem.Exit;
import io.countersign.problem.Json;
import io.countersign.schedules.call.ConsoleCommand;
import io.countersign.schedules.call.PeriodOptions;
import io.countersign.schedules.plan.Schedule;
import io.countersign.schedules.plan.Slot;
import io.countersign.schedules.setup.ScheduleSetup;
import java.io.PrintWriter;
import java.time.Clock;
import java.time.Instant;
import java.time.Period;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(name = "plan", description = "The coming slots: when which reports are due, for whom.")
public final class PlanCommand extends ConsoleCommand {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("EEE yyyy-MM-dd HH:mm VV", Locale.ROOT);

  @Mixin private PeriodOptions when;

  @Option(
      names = "--for",
      paramLabel = "SPAN",
      defaultValue = "P62D",
      description = "How far ahead, as P62D or P1Y (default: ${DEFAULT-VALUE}).")
  private Period span;

  private final Clock wall;

  public PlanCommand(Clock wall) {
    this.wall = wall;
  }

  /** A slot, with what its schedule does. */
  private record Coming(Schedule schedule, Slot slot) {}

  @Override
  public Integer call() {
    ScheduleSetup setup = ScheduleSetup.open(shared.workspace);
    Instant now = setup.clock(wall, when.asOf()).instant();
    Instant until = now.atOffset(ZoneOffset.UTC).plus(span).toInstant();
    List<Coming> coming = new ArrayList<>();
    for (Schedule one : setup.schedules()) {
      one.slots(now, until, setup.workspace().company().fiscalYear())
          .forEach(slot -> coming.add(new Coming(one, slot)));
    }
    coming.sort(Comparator.comparing(one -> one.slot().due()));
    PrintWriter out = out();
    if (shared.json) {
      out.println(Json.answer(coming.stream().map(this::fact).toList()));
    } else {
      coming.forEach(one -> out.println(line(one)));
    }
    return Exit.DONE.code();
  }

  private Map<String, Object> fact(Coming one) {
    Map<String, Object> fact = new LinkedHashMap<>();
    fact.put("slot", one.slot().id());
    fact.put("due", one.slot().due().toString());
    fact.put("period", one.slot().period());
    fact.put("issue", one.schedule().terms().issue());
    fact.put("to", one.schedule().terms().to());
    fact.put("by", one.schedule().terms().by());
    return fact;
  }

  private String line(Coming one) {
    Schedule.Terms terms = one.schedule().terms();
    return String.format(
        Locale.ROOT,
        "%-34s  %-20s  %s  %s -> %s by %s",
        TIME.format(one.slot().due().atZone(one.schedule().zone())),
        one.slot().schedule(),
        one.slot().period(),
        String.join(", ", terms.issue()),
        String.join(", ", terms.to()),
        String.join(", ", terms.by()));
  }
}
