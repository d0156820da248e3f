package io.countersign.schedules.setup;

import io.countersign.problem.Problem;
import io.countersign.problem.Problems;
import io.countersign.problem.Suggestion;
import io.countersign.problem.TextFile;
import io.countersign.problem.YamlToken;
import io.countersign.reports.ask.AskProblems;
import io.countersign.schedules.deliver.Channels;
import io.countersign.schedules.deliver.DeliveryProblems;
import io.countersign.schedules.people.People;
import io.countersign.schedules.people.PeopleProblems;
import io.countersign.schedules.publish.PublishProblems;
import io.countersign.schedules.publish.Targets;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * What schedules, people and channels name in each other's files. Each name is looked up by itself:
 * one that is wrong hides no other, and neither does a fault elsewhere in its file.
 */
final class References {
  private final Collection<String> reports;
  private final Collection<String> roles;
  private final Collection<String> persons;
  private final Collection<String> channels;
  private final Collection<String> targets;
  private final Problems problems;

  private References(
      Collection<String> reports,
      TextFile people,
      Optional<TextFile> channels,
      Optional<TextFile> targets,
      Problems problems) {
    this.reports = reports;
    this.roles = keys(people, "roles");
    this.persons = keys(people, "people");
    this.channels = with(channels, "channels", Channels.ALWAYS);
    this.targets = with(targets, "targets", Targets.ALWAYS);
    this.problems = problems;
  }

  /** The files of a workspace that name each other. */
  record Files(
      List<TextFile> schedules,
      TextFile people,
      Optional<TextFile> channels,
      Optional<TextFile> targets) {}

  /** Adds a problem for each name that leads nowhere. */
  static void check(Files files, Collection<String> reports, Problems problems) {
    References references =
        new References(reports, files.people(), files.channels(), files.targets(), problems);
    files.schedules().forEach(references::schedule);
    references.people(files.people());
  }

  private static Set<String> with(Optional<TextFile> source, String section, List<String> always) {
    Set<String> all = new TreeSet<>(always);
    source.ifPresent(file -> all.addAll(keys(file, section)));
    return all;
  }

  private static Set<String> keys(TextFile source, String section) {
    Set<String> keys = new TreeSet<>();
    YamlToken.keys(source).stream()
        .filter(word -> word.path().equals(section))
        .forEach(word -> keys.add(word.text()));
    return keys;
  }

  /** What a key of a file names. */
  private record Kind(String code, String what, Collection<String> known) {}

  private void schedule(TextFile source) {
    Kind role = new Kind(PeopleProblems.ROLE_UNKNOWN, "role", roles);
    Map<String, Kind> kinds =
        Map.of(
            "issue", new Kind(AskProblems.REPORT_UNKNOWN, "report", reports),
            "publish", new Kind(PublishProblems.TARGET_UNKNOWN, "publish target", targets),
            "deliver/by", new Kind(DeliveryProblems.CHANNEL_UNKNOWN, "channel", channels),
            "deliver/to", role,
            "if_waiting/tell", role,
            "if_waiting/escalate", role,
            "if_failed/then_tell", role);
    for (YamlToken word : YamlToken.values(source)) {
      Optional.ofNullable(kinds.get(word.path())).ifPresent(kind -> look(source, word, kind));
    }
  }

  private void people(TextFile source) {
    for (YamlToken word : YamlToken.values(source)) {
      String[] path = word.path().split("/", -1);
      if (path[0].equals("roles") && path.length == 2) {
        look(source, word, new Kind(PeopleProblems.PERSON_UNKNOWN, "person", persons));
      } else if (path[0].equals("rights") && path.length == 2) {
        look(source, word, new Kind(PeopleProblems.ROLE_UNKNOWN, "role", roles));
      }
    }
    YamlToken.keys(source).stream()
        .filter(word -> word.path().equals("rights"))
        .forEach(word -> look(source, word, new Kind("RIGHT_UNKNOWN", "right", People.RIGHTS)));
  }

  private void look(TextFile source, YamlToken word, Kind kind) {
    if (!kind.known().contains(word.text())) {
      String where = source.name() + ":" + word.line();
      boolean told =
          problems.list().stream()
              .anyMatch(
                  one ->
                      one.code().equals(kind.code())
                          && one.found().equals(word.text())
                          && one.where().equals(where));
      if (!told) {
        problems.add(
            Problem.of(kind.code(), where)
                .what("There is no " + kind.what() + " '" + word.text() + "'.")
                .expected(
                    Stream.of(String.join(", ", kind.known()))
                        .filter(all -> !all.isEmpty())
                        .findFirst()
                        .orElse("none is declared"))
                .found(word.text())
                .now(Suggestion.near(word.text(), kind.known())));
      }
    }
  }
}
