package io.countersign;

import io.countersign.problem.Exit;
import io.countersign.problem.Json;
import io.countersign.problem.Problem;
import io.countersign.problem.Refusal;
import io.countersign.schedules.bench.ClockBench;
import io.countersign.schedules.cli.BuildCommand;
import io.countersign.schedules.cli.CheckCommand;
import io.countersign.schedules.cli.DemoCommand;
import io.countersign.schedules.cli.DocsCommand;
import io.countersign.schedules.cli.IngestCommand;
import io.countersign.schedules.cli.InitCommand;
import io.countersign.schedules.cli.NewCommand;
import io.countersign.schedules.cli.PlanCommand;
import io.countersign.schedules.cli.PublishCommand;
import io.countersign.schedules.cli.QuarantineCommand;
import io.countersign.schedules.cli.QueryCommand;
import io.countersign.schedules.cli.ReportCommand;
import io.countersign.schedules.cli.RunCommand;
import io.countersign.schedules.cli.ServeCommand;
import io.countersign.schedules.cli.TickCommand;
import io.countersign.schedules.cli.VacuumCommand;
import io.countersign.schedules.cli.issue.CloseCommand;
import io.countersign.schedules.cli.issue.DeliveriesCommand;
import io.countersign.schedules.cli.issue.ReissueCommand;
import io.countersign.schedules.cli.issue.ReleaseCommand;
import io.countersign.schedules.cli.issue.RestateCommand;
import io.countersign.schedules.cli.issue.TraceCommand;
import io.countersign.schedules.cli.issue.VerifyCommand;
import java.io.IOException;
import java.io.PrintWriter;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;

/** All commands: what they are called, how they end, and how what is wrong is said. */
public record Commands(Clock clock, PrintWriter out, PrintWriter err) {
  @Command(
      name = "countersign",
      description = "How much of the value that IT initiatives claim has a controller verified?",
      subcommands = HelpCommand.class,
      versionProvider = Usage.Version.class,
      footer = {
        "",
        "Every command takes --workspace DIR, --json and --quiet; 'countersign help COMMAND' says the rest.",
        "Exit codes: 0 done; 1 done, but a check did not hold; 2 the call or a declaration is wrong;",
        "3 a source, the disk or the lake could not be reached; 130 interrupted."
      })
  private static final class Face implements Runnable {
    @CommandLine.Spec private CommandLine.Model.CommandSpec spec;

    @Override
    public void run() {
      spec.commandLine().usage(spec.commandLine().getOut());
    }
  }

  /**
   * Runs one command.
   *
   * @return its exit code
   */
  public int run(String... arguments) {
    CommandLine face = new CommandLine(new Face());
    face.addSubcommand(new DemoCommand(clock))
        .addSubcommand(new InitCommand())
        .addSubcommand(new NewCommand())
        .addSubcommand(new CheckCommand(clock))
        .addSubcommand(new RunCommand(clock))
        .addSubcommand(new IngestCommand(clock))
        .addSubcommand(new BuildCommand(clock))
        .addSubcommand(new ReportCommand(clock))
        .addSubcommand(new QueryCommand(clock))
        .addSubcommand(new ReleaseCommand(clock))
        .addSubcommand(new VerifyCommand(clock))
        .addSubcommand(new CloseCommand(clock))
        .addSubcommand(new RestateCommand(clock))
        .addSubcommand(new ReissueCommand(clock))
        .addSubcommand(new TraceCommand(clock))
        .addSubcommand(new VacuumCommand(clock))
        .addSubcommand(new QuarantineCommand(clock))
        .addSubcommand(new PlanCommand(clock))
        .addSubcommand(new TickCommand(clock))
        .addSubcommand(new ServeCommand(clock))
        .addSubcommand(new PublishCommand(clock))
        .addSubcommand(new DocsCommand(clock))
        .addSubcommand(new ClockBench())
        .addSubcommand(new DeliveriesCommand(clock));
    Usage.everywhere(face);
    face.setOut(out).setErr(err);
    boolean json = List.of(arguments).contains("--json");
    face.setParameterExceptionHandler((e, given) -> wrong(List.of(Usage.wrong(e)), json));
    face.setExecutionExceptionHandler((e, command, parsed) -> failed(e, json));
    return face.execute(arguments);
  }

  private int wrong(List<Problem> problems, boolean json) {
    return say(problems, Exit.WRONG_CALL, json);
  }

  private int failed(Exception e, boolean json) {
    if (e instanceof Refusal refusal) {
      return say(refusal.problems(), refusal.exit(), json);
    }
    Optional<IOException> disk = within(e);
    if (disk.isPresent()) {
      return say(List.of(diskFails(disk.get())), Exit.NOT_REACHED, json);
    }
    err.println("This is a bug in Countersign; please report it with what follows.");
    e.printStackTrace(err);
    return Exit.NOT_REACHED.code();
  }

  private static Optional<IOException> within(Throwable thrown) {
    return Stream.iterate(thrown, Objects::nonNull, Throwable::getCause)
        .filter(IOException.class::isInstance)
        .map(IOException.class::cast)
        .findFirst();
  }

  private static Problem diskFails(IOException e) {
    return Problem.of("DISK_FAILS", "the lake or the workspace")
        .what("A file could not be read or written; what was begun does not count.")
        .expected("a disk with room, and files that this user may read and write")
        .found(e.getClass().getSimpleName() + ": " + e.getMessage())
        .now("Make room or give the right, and run again: it goes on from what is whole.");
  }

  /** People read it on the error stream; a program that asked for JSON gets it where it listens. */
  private int say(List<Problem> problems, Exit exit, boolean json) {
    problems.forEach(problem -> err.println(problem.text()));
    if (json) {
      Map<String, Object> said = new LinkedHashMap<>();
      said.put("exit", exit.code());
      said.put("problems", problems);
      out.println(Json.answer(said));
    }
    return exit.code();
  }
}
