package io.countersign.schedules.cli.issue;

import io.countersign.problem.Exit;
import io.countersign.problem.Json;
import io.countersign.reports.proof.Trace;
import io.countersign.schedules.call.ConsoleCommand;
import io.countersign.schedules.call.PeriodOptions;
import io.countersign.schedules.call.ResultRows;
import io.countersign.schedules.month.IssueLifecycle;
import io.countersign.schedules.month.MonthEnd;
import io.countersign.schedules.month.OlderIssue;
import java.io.PrintWriter;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "trace",
    description = "From a printed figure through mart and step to the source rows.")
public final class TraceCommand extends ConsoleCommand {
  private static final List<String> COLUMNS =
      List.of("figure", "level", "source", "record", "part", "detail");

  @Mixin private IssueArgument named;

  @Parameters(index = "1", paramLabel = "FIGURE", description = "As total.verified.")
  private String figure;

  @Option(names = "--format", description = "${COMPLETION-CANDIDATES} (default: table).")
  private ResultRows.Format format = ResultRows.Format.table;

  private final Clock clock;

  public TraceCommand(Clock clock) {
    this.clock = clock;
  }

  @Override
  public Integer call() {
    PrintWriter out = out();
    IssueLifecycle issues = MonthEnd.open(shared, new PeriodOptions(), clock, err()).issues();
    String issue = named.id(issues.register());
    Trace tracer = issues.tracer(issue);
    Trace.Traced traced =
        OlderIssue.refused(issues.register().issue(issue).orElseThrow(), () -> tracer.of(figure));
    if (shared.json || format == ResultRows.Format.json) {
      out.println(Json.answer(traced));
    } else if (format == ResultRows.Format.csv) {
      List<List<Object>> rows = new ArrayList<>();
      rows(traced, rows);
      new ResultRows(COLUMNS, rows).write(format, out);
    } else {
      table(traced, out);
    }
    return Exit.DONE.code();
  }

  private static void table(Trace.Traced traced, PrintWriter out) {
    out.println(traced.figure() + " = " + traced.value() + ", printed as " + traced.printed());
    traced.from().forEach(part -> table(part, out));
    for (Trace.Level level : traced.levels()) {
      List<List<Object>> rows = new ArrayList<>();
      level.rows().forEach(row -> rows.add(row(traced.figure(), level.level(), row)));
      out.println();
      out.println(level.level() + ": the parts add up to " + level.sum().toPlainString());
      List<List<Object>> short_ = rows.stream().map(row -> row.subList(2, 6)).toList();
      new ResultRows(COLUMNS.subList(2, 6), short_).write(ResultRows.Format.table, out);
    }
  }

  private static void rows(Trace.Traced traced, List<List<Object>> rows) {
    traced.from().forEach(part -> rows(part, rows));
    for (Trace.Level level : traced.levels()) {
      level.rows().forEach(row -> rows.add(row(traced.figure(), level.level(), row)));
    }
  }

  private static List<Object> row(String figure, String level, Map<String, Object> row) {
    String detail =
        row.entrySet().stream()
            .filter(cell -> cell.getValue() != null)
            .filter(cell -> !List.of("source", "record", "part").contains(cell.getKey()))
            .map(cell -> cell.getKey() + "=" + cell.getValue())
            .collect(Collectors.joining(" "));
    return List.of(
        figure,
        level,
        row.get("source"),
        String.valueOf(row.get("record")),
        row.get("part"),
        detail);
  }
}
