package io.countersign.schedules.cli.issue;

import io.countersign.ingest.workspace.Workspace;
import io.countersign.ingest.workspace.WorkspaceProblems;
import io.countersign.problem.Exit;
import io.countersign.problem.Json;
import io.countersign.problem.Problem;
import io.countersign.problem.Refusal;
import io.countersign.problem.Suggestion;
import io.countersign.reports.proof.Verification;
import io.countersign.reports.proof.VerificationResult;
import io.countersign.reports.register.Entry;
import io.countersign.reports.register.Register;
import io.countersign.schedules.call.ConsoleCommand;
import io.countersign.schedules.call.PeriodOptions;
import io.countersign.schedules.month.MonthEnd;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "verify",
    description = "Whether files are genuine, unaltered and in force; says what is wrong first.")
public final class VerifyCommand extends ConsoleCommand {
  @Parameters(
      paramLabel = "FILE",
      arity = "1..*",
      description = "Files that were issued; 'latest' is the PDF of the newest issue.")
  private List<Path> files;

  @Option(
      names = "--report",
      paramLabel = "NAME",
      description = "With 'latest': of this report, as cfo_pack.")
  private Optional<String> report = Optional.empty();

  private final Clock clock;

  public VerifyCommand(Clock clock) {
    this.clock = clock;
  }

  @Override
  public Integer call() throws IOException {
    Optional<Register> register = register();
    Exit exit = Exit.DONE;
    for (Path named : files) {
      Path file = file(register, named);
      VerificationResult verdict = verdict(register, file);
      say(file, verdict);
      boolean unread = verdict.wrong().filter(p -> p.code().equals("FILE_UNREADABLE")).isPresent();
      Exit found = verdict.genuine() ? Exit.DONE : unread ? Exit.NOT_REACHED : Exit.NOT_HELD;
      exit = found.code() > exit.code() ? found : exit;
    }
    return exit.code();
  }

  /** The file itself, or where the newest issue lies. */
  private Path file(Optional<Register> register, Path named) {
    boolean latest = named.toString().equals(IssueArgument.LATEST) && !Files.exists(named);
    if (!latest || register.isEmpty()) {
      return named;
    }
    Entry newest = IssueArgument.latest(register.get(), report);
    return Workspace.read(shared.workspace)
        .out()
        .resolve(newest.subject().period())
        .resolve(newest.document().file());
  }

  /** Empty where there is no workspace: then a file can only speak for itself. */
  private Optional<Register> register() {
    try {
      return Optional.of(
          MonthEnd.open(shared, new PeriodOptions(), clock, err()).issues().register());
    } catch (Refusal e) {
      if (WorkspaceProblems.isMissing(e)) {
        return Optional.empty();
      }
      throw e;
    }
  }

  private static VerificationResult verdict(Optional<Register> register, Path file) {
    try {
      byte[] content = Files.readAllBytes(file);
      return register
          .map(known -> new Verification(known).of(file.toString(), content))
          .orElseGet(
              () ->
                  new VerificationResult(
                      "", Optional.of(Verification.unproven(file.toString(), content))));
    } catch (IOException e) {
      return new VerificationResult("", Optional.of(unreadable(file, e)));
    }
  }

  private static Problem unreadable(Path file, IOException e) {
    return Problem.of("FILE_UNREADABLE", file.toString())
        .what("This file cannot be read.")
        .expected("a file that exists and may be read")
        .found(e.getClass().getSimpleName())
        .now(Suggestion.near(String.valueOf(file.getFileName()), beside(file)));
  }

  /** The names of the files in the folder that it should lie in. */
  private static List<String> beside(Path file) {
    try (Stream<Path> all = Files.list(file.toAbsolutePath().getParent())) {
      return all.map(one -> one.getFileName().toString()).toList();
    } catch (IOException e) {
      return List.of();
    }
  }

  private void say(Path file, VerificationResult verdict) {
    if (shared.json) {
      Map<String, Object> said = new LinkedHashMap<>();
      said.put("file", file.toString());
      said.put("genuine", verdict.genuine());
      said.put("said", verdict.said());
      verdict.wrong().ifPresent(problem -> said.put("problem", problem));
      out().println(Json.answer(said));
    } else if (verdict.genuine() && !shared.quiet) {
      out().println(file + ": " + verdict.said());
    }
    verdict.wrong().ifPresent(problem -> err().println(problem.text()));
  }
}
