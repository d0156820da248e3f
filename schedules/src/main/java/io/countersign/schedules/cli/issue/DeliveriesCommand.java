package io.countersign.schedules.cli.issue;

import io.countersign.problem.Exit;
import io.countersign.problem.Json;
import io.countersign.reports.register.FourEyes;
import io.countersign.reports.register.Register;
import io.countersign.schedules.call.ConsoleCommand;
import io.countersign.schedules.call.PeriodOptions;
import io.countersign.schedules.deliver.Delivery;
import io.countersign.schedules.deliver.DeliveryLog;
import io.countersign.schedules.month.MonthEnd;
import io.countersign.schedules.setup.ScheduleSetup;
import io.countersign.schedules.slot.Slots;
import java.io.PrintWriter;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(name = "deliveries", description = "Who got what, by which channel, and what is in doubt.")
public final class DeliveriesCommand extends ConsoleCommand {
  @Option(
      names = "--issue",
      paramLabel = "ISSUE",
      description = "Of one issue only, by its id or as 'latest'.")
  private Optional<String> issue;

  private final Clock wall;

  public DeliveriesCommand(Clock wall) {
    this.wall = wall;
  }

  @Override
  public Integer call() {
    DeliveryLog log = new DeliveryLog(ScheduleSetup.open(shared.workspace).store());
    List<Delivery> list = log.list(issue);
    if (list.isEmpty() && issue.isPresent()) {
      list = log.list(Optional.of(known(issue.get())));
    }
    PrintWriter out = out();
    if (shared.json) {
      out.println(Json.answer(list.stream().map(DeliveriesCommand::fact).toList()));
    } else {
      list.forEach(one -> out.println(line(one)));
      out.println(list.size() == 1 ? "1 delivery" : list.size() + " deliveries");
    }
    return Exit.DONE.code();
  }

  /** Nothing was delivered of what this says: only the register knows whether it is an issue. */
  private String known(String said) {
    Register register = MonthEnd.open(shared, new PeriodOptions(), wall, err()).issues().register();
    return said.equals(IssueArgument.LATEST)
        ? IssueArgument.latest(register, Optional.empty()).subject().issue()
        : FourEyes.known(register, said).subject().issue();
  }

  private static Map<String, Object> fact(Delivery one) {
    Map<String, Object> fact = new LinkedHashMap<>();
    fact.put("issue", one.issue());
    fact.put("recipient", one.recipient());
    fact.put("channel", one.channel());
    fact.put("state", one.state().name());
    fact.put("address", one.address());
    fact.put("sha256", one.sha256());
    fact.put("message_id", one.messageId());
    fact.put("sends", one.sends());
    fact.put("changed_at", one.changedAt().toString());
    fact.put("note", one.note());
    return fact;
  }

  private static String line(Delivery one) {
    return String.format(
        Locale.ROOT,
        "%-9s  %-28s  %-20s  %-8s  %s  %s  %s",
        one.state(),
        one.issue(),
        one.recipient(),
        one.channel(),
        one.changedAt(),
        one.sha256().substring(0, 12),
        one.note());
  }

  @Command(
      name = "resend",
      description = "Sends a delivery again at the next tick, because a person asks for it.")
  int resend(
      @Parameters(paramLabel = "ISSUE") String wanted,
      @Parameters(paramLabel = "RECIPIENT") String recipient,
      @Parameters(paramLabel = "CHANNEL") String channel,
      @Option(names = "--by", required = true, paramLabel = "PERSON") String by,
      @Option(names = "--reason", required = true, paramLabel = "TEXT") String reason) {
    ScheduleSetup setup = ScheduleSetup.open(shared.workspace);
    new DeliveryLog(setup.store())
        .resend(wanted, recipient, channel, wall.instant(), by + ": " + reason);
    new Slots(setup.store()).again(wanted, wall.instant());
    return Exit.DONE.code();
  }

  @Command(name = "resolve", description = "Says what became of a delivery that is unknown.")
  int resolve(
      @Parameters(paramLabel = "ISSUE") String wanted,
      @Parameters(paramLabel = "RECIPIENT") String recipient,
      @Parameters(paramLabel = "CHANNEL") String channel,
      @Option(names = "--arrived", required = true, arity = "1", paramLabel = "true|false")
          boolean arrived,
      @Option(names = "--by", required = true, paramLabel = "PERSON") String by) {
    new DeliveryLog(ScheduleSetup.open(shared.workspace).store())
        .resolve(wanted, recipient, channel, arrived, wall.instant(), by);
    return Exit.DONE.code();
  }
}
