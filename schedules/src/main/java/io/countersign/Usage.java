package io.countersign;

import io.countersign.lake.CodeVersion;
import io.countersign.problem.Problem;
import io.countersign.problem.Suggestion;
import io.countersign.schedules.call.CallProblems;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/**
 * What every command line has: {@code --help}, {@code --version}, and the nearest of a wrong word.
 */
final class Usage {
  private Usage() {}

  /** The code that runs. */
  static final class Version implements CommandLine.IVersionProvider {
    @Override
    public String[] getVersion() {
      return new String[] {"countersign " + CodeVersion.current()};
    }
  }

  /** Gives each command its help, and the first one its version. */
  static void everywhere(CommandLine face) {
    OptionSpec.Builder version = OptionSpec.builder("-V", "--version").versionHelp(true);
    face.getCommandSpec().addOption(version.description("Which code this is.").build());
    helped(face);
  }

  private static void helped(CommandLine command) {
    CommandSpec spec = command.getCommandSpec();
    if (!spec.helpCommand()) {
      OptionSpec.Builder help = OptionSpec.builder("-h", "--help").usageHelp(true);
      spec.addOption(help.description("What it does, and what it takes.").build());
    }
    Set.copyOf(command.getSubcommands().values()).forEach(Usage::helped);
  }

  /** What is wrong with a call. */
  static Problem wrong(ParameterException e) {
    return CallProblems.wrong(e.getCommandLine().getCommandSpec().qualifiedName(), e.getMessage())
        .now(
            nearest(e)
                .map(near -> "Did you mean '" + near + "'? ")
                .orElse("")
                .concat(
                    "'countersign help' lists the commands, 'countersign help COMMAND' what one takes."));
  }

  private static Optional<String> nearest(ParameterException e) {
    List<String> unmatched =
        e instanceof UnmatchedArgumentException wrong ? wrong.getUnmatched() : List.of();
    String word =
        unmatched.isEmpty() ? Optional.ofNullable(e.getValue()).orElse("") : unmatched.get(0);
    return word.isEmpty()
        ? Optional.empty()
        : Suggestion.nearest(word.replaceFirst("=.*", ""), known(e.getCommandLine()));
  }

  /** The words that could stand there: commands, or options of one. */
  private static Set<String> known(CommandLine command) {
    CommandSpec spec = command.getCommandSpec();
    Set<String> known = new TreeSet<>(command.getSubcommands().keySet());
    known.addAll(spec.optionsMap().keySet());
    if (spec.helpCommand()) {
      known.addAll(command.getParent().getSubcommands().keySet());
    }
    return known;
  }
}
