package io.countersign.schedules.setup;

import io.countersign.ingest.workspace.Workspace;
import io.countersign.problem.Exit;
import io.countersign.problem.Problems;
import io.countersign.problem.Refusal;
import io.countersign.problem.TextFile;
import io.countersign.reports.issue.Reports;
import io.countersign.schedules.deliver.Channels;
import io.countersign.schedules.people.People;
import io.countersign.schedules.people.PeopleProblems;
import io.countersign.schedules.plan.Schedule;
import io.countersign.schedules.plan.Schedules;
import io.countersign.schedules.publish.Target;
import io.countersign.schedules.publish.Targets;
import io.countersign.schedules.state.StateFile;
import io.countersign.schedules.state.StateStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The schedules of a workspace, with the people, channels and state that they need. No Spark. */
public final class ScheduleSetup {
  private final Workspace workspace;

  private ScheduleSetup(Workspace workspace) {
    this.workspace = workspace;
  }

  public static ScheduleSetup open(Path folder) {
    return new ScheduleSetup(Workspace.read(folder));
  }

  /** What the workspace declares. */
  public Workspace workspace() {
    return workspace;
  }

  /** The time in this workspace: where its clock stands, it begins there and goes on. */
  public Clock clock(Clock wall, Optional<Instant> said) {
    return said.or(workspace::asOf)
        .map(start -> Clock.offset(wall, Duration.between(wall.instant(), start)))
        .orElse(wall);
  }

  /** All schedules. */
  public List<Schedule> schedules() {
    Problems problems = new Problems();
    List<Schedule> schedules = schedules(problems);
    problems.refuseIfAny(Exit.WRONG_CALL);
    return schedules;
  }

  /** As {@link #schedules()}; what is wrong is added to the problems. */
  public List<Schedule> schedules(Problems problems) {
    return Schedules.read(
        workspace.folder(), workspace.company().zone(), workspace.company().fiscalYear(), problems);
  }

  /** Where the state is kept: as state.yml says, or in a file of the workspace. */
  public StateStore store() {
    return StateFile.open(workspace, file("state.yml"));
  }

  /**
   * Refuses whoever may not release.
   *
   * @throws Refusal PERSON_UNKNOWN or RIGHT_MISSING
   */
  public void mayRelease(String person) {
    may(person, People.RELEASE);
  }

  /** As {@link #mayRelease}, of those who may allow a restatement. */
  public void mayRestate(String person) {
    may(person, People.RESTATE);
  }

  private void may(String person, String right) {
    Problems problems = new Problems();
    People people = people(problems);
    if (!problems.any()) {
      people.may(person, right, file("people.yml").isPresent(), problems);
    }
    problems.refuseIfAny(Exit.WRONG_CALL);
  }

  /** Whatever is wrong with the schedules, the people and the channels; touches nothing. */
  public void check(Problems problems) {
    schedules(problems);
    problems.gather(() -> channels(problems));
    var unused = Targets.read(workspace.folder(), workspace.out(), file("publish.yml"), problems);
    Problems people = new Problems();
    people(people);
    people.list().stream()
        .filter(
            one ->
                !one.code().equals(PeopleProblems.PERSON_UNKNOWN)) // said with its own line below
        .forEach(problems::add);
    References.check(
        new References.Files(
            referring(),
            People.source(file("people.yml")),
            file("channels.yml"),
            file("publish.yml")),
        Reports.names(),
        problems);
  }

  /**
   * The schedules whose names must lead somewhere: the workspace's own, and ours as soon as it says
   * who is who or how things leave.
   */
  private List<TextFile> referring() {
    boolean used = file("people.yml").isPresent() || file("channels.yml").isPresent();
    return used ? Schedules.sources(workspace.folder()) : Schedules.own(workspace.folder());
  }

  /** Who is who; what is wrong is added to the problems. */
  public People people(Problems problems) {
    return People.read(file("people.yml"), problems);
  }

  /**
   * Where marts are published to.
   *
   * @param names of {@code publish.yml}, or of those that are always there
   */
  public List<Target> targets(List<String> names) {
    Map<String, Target> all =
        Targets.read(workspace.folder(), workspace.out(), file("publish.yml"));
    return names.stream().map(name -> Targets.named(all, name)).toList();
  }

  /** Who may see what of the marts, now, whatever the figures are about: node ids by login. */
  public Map<String, List<String>> logins() {
    Problems problems = new Problems();
    People people = people(problems);
    problems.refuseIfAny(Exit.WRONG_CALL);
    return people.logins();
  }

  /** How reports leave; what is wrong is added to the problems. */
  public Channels channels(Problems problems) {
    return Channels.read(
        workspace.folder(), workspace.out(), file("channels.yml"), workspace::secret, problems);
  }

  /** A file of the workspace, where it is there. */
  Optional<TextFile> file(String name) {
    Path file = workspace.folder().resolve(name);
    return Files.isRegularFile(file) ? Optional.of(TextFile.read(name, file)) : Optional.empty();
  }
}
