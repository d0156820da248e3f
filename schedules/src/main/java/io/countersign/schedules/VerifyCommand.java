package io.countersign.schedules;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.countersign.lake.Exit;
import io.countersign.lake.Problem;
import io.countersign.lake.Refusal;
import io.countersign.reports.proof.Register;
import io.countersign.reports.proof.Verdict;
import io.countersign.reports.proof.Verification;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
    name = "verify",
    description = "Whether files are genuine, unaltered and in force; says what is wrong first.")
final class VerifyCommand implements Callable<Integer> {
  @Mixin private Shared shared;
  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "FILE", arity = "1..*", description = "PDFs that were issued.")
  private List<Path> files;

  private final Clock clock;

  VerifyCommand(Clock clock) {
    this.clock = clock;
  }

  @Override
  public Integer call() throws IOException {
    Optional<Register> register = register();
    Exit exit = Exit.DONE;
    for (Path file : files) {
      Verdict verdict = verdict(register, file);
      say(file, verdict);
      boolean unread = verdict.wrong().filter(p -> p.code().equals("FILE_UNREADABLE")).isPresent();
      Exit found = verdict.genuine() ? Exit.DONE : unread ? Exit.NOT_REACHED : Exit.NOT_HELD;
      exit = found.code() > exit.code() ? found : exit;
    }
    return exit.code();
  }

  /** Empty where there is no workspace: then a file can only speak for itself. */
  private Optional<Register> register() {
    try {
      return Optional.of(
          MonthEnd.open(shared, new When(), clock, spec.commandLine().getErr()).desk().register());
    } catch (Refusal e) {
      if (e.problems().stream().anyMatch(p -> p.code().equals("WORKSPACE_MISSING"))) {
        return Optional.empty();
      }
      throw e;
    }
  }

  private static Verdict verdict(Optional<Register> register, Path file) {
    try {
      byte[] content = Files.readAllBytes(file);
      return register
          .map(known -> new Verification(known).of(file.toString(), content))
          .orElseGet(
              () -> new Verdict("", Optional.of(Verification.unproven(file.toString(), content))));
    } catch (IOException e) {
      return new Verdict("", Optional.of(unreadable(file, e)));
    }
  }

  private static Problem unreadable(Path file, IOException e) {
    return new Problem(
        "FILE_UNREADABLE",
        file.toString(),
        "This file cannot be read.",
        "a file that exists and may be read",
        e.getClass().getSimpleName(),
        "");
  }

  private void say(Path file, Verdict verdict) throws IOException {
    if (shared.json) {
      Map<String, Object> said = new LinkedHashMap<>();
      said.put("file", file.toString());
      said.put("genuine", verdict.genuine());
      said.put("said", verdict.said());
      verdict.wrong().ifPresent(problem -> said.put("problem", problem));
      spec.commandLine().getOut().println(new ObjectMapper().writeValueAsString(said));
    } else if (verdict.genuine() && !shared.quiet) {
      spec.commandLine().getOut().println(file + ": " + verdict.said());
    }
    verdict.wrong().ifPresent(problem -> spec.commandLine().getErr().println(problem.text()));
  }
}
