package io.countersign.schedules.cli;

import io.countersign.contract.Contract;
import io.countersign.contract.Contracts;
import io.countersign.ingest.land.QuarantineView;
import io.countersign.problem.Exit;
import io.countersign.problem.Suggestion;
import io.countersign.schedules.call.CallProblems;
import io.countersign.schedules.call.ConsoleCommand;
import io.countersign.schedules.call.PeriodOptions;
import io.countersign.schedules.call.ResultRows;
import io.countersign.schedules.month.MonthEnd;
import java.io.PrintWriter;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "quarantine",
    description = "The rows that did not land, counted by reason; of one feed, each row with it.")
public final class QuarantineCommand extends ConsoleCommand {
  @Mixin private PeriodOptions when;

  @Parameters(arity = "0..1", paramLabel = "FEED", description = "Show the rows of this feed.")
  private Optional<String> feed = Optional.empty();

  @Option(names = "--format", description = "${COMPLETION-CANDIDATES} (default: table).")
  private ResultRows.Format format = ResultRows.Format.table;

  @Option(names = "--limit", paramLabel = "N", description = "At most so many (default: 100).")
  private int limit = 100;

  private final Clock clock;

  public QuarantineCommand(Clock clock) {
    this.clock = clock;
  }

  @Override
  public Integer call() {
    feed.ifPresent(QuarantineCommand::refuseUnknown);
    PrintWriter err = err();
    MonthEnd monthEnd = MonthEnd.open(shared, when, clock, err);
    Dataset<Row> found =
        feed.map(name -> QuarantineView.rows(monthEnd.lake(), name, when.asOf()))
            .orElseGet(() -> QuarantineView.reasons(monthEnd.lake(), feed, when.asOf()));
    ResultRows.of(found.limit(limit)).write(shared.json ? ResultRows.Format.json : format, out());
    if (!shared.quiet) {
      err.println(
          "A row leaves the quarantine by itself when it is corrected at its source and read again.");
      feed.or(() -> Optional.of(""))
          .filter(String::isEmpty)
          .ifPresent(all -> err.println("'countersign quarantine FEED' shows the rows of a feed."));
      err.flush();
    }
    return Exit.DONE.code();
  }

  private static void refuseUnknown(String feed) {
    Map<String, Contract> feeds = Contracts.all();
    feeds.values().removeIf(contract -> contract.kind() != Contract.Kind.FEED);
    if (!feeds.containsKey(feed)) {
      throw CallProblems.wrong("countersign quarantine", "There is no feed '" + feed + "'.")
          .now(Suggestion.among(feed, feeds.keySet()))
          .refusal(Exit.WRONG_CALL);
    }
  }
}
