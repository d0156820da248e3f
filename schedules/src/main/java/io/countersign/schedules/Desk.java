package io.countersign.schedules;

import io.countersign.ingest.Workspace;
import io.countersign.lake.Exit;
import io.countersign.lake.Problems;
import io.countersign.lake.Source;
import io.countersign.schedules.deliver.Channels;
import io.countersign.schedules.deliver.People;
import io.countersign.schedules.deliver.Tree;
import io.countersign.schedules.plan.Schedule;
import io.countersign.schedules.plan.Schedules;
import io.countersign.schedules.run.Bureau;
import io.countersign.schedules.state.Store;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The schedules of a workspace, with the people, channels and state that they need. No Spark. */
final class Desk {
  private final Workspace workspace;

  private Desk(Workspace workspace) {
    this.workspace = workspace;
  }

  static Desk open(Path folder) {
    return new Desk(Workspace.read(folder));
  }

  Workspace workspace() {
    return workspace;
  }

  /** The time in this workspace: where its clock stands, it begins there and goes on. */
  Clock clock(Clock wall, Optional<Instant> said) {
    return said.or(workspace::asOf)
        .map(start -> Clock.offset(wall, Duration.between(wall.instant(), start)))
        .orElse(wall);
  }

  /** All schedules. */
  List<Schedule> schedules() {
    Problems problems = new Problems();
    List<Schedule> schedules = schedules(problems);
    problems.refuseIfAny(Exit.WRONG_CALL);
    return schedules;
  }

  private List<Schedule> schedules(Problems problems) {
    return Schedules.read(
        workspace.folder(), workspace.company().zone(), workspace.company().fiscalYear(), problems);
  }

  /** Where the state is kept: as state.yml says, or in a file of the workspace. */
  Store store() {
    return StateFile.open(workspace, file("state.yml"));
  }

  /** Everything read and checked. */
  Bureau bureau(Tree tree) {
    Problems problems = new Problems();
    List<Schedule> schedules = schedules(problems);
    People people = People.read(file("people.yml"), problems);
    Channels channels = channels(problems);
    problems.refuseIfAny(Exit.WRONG_CALL);
    return new Bureau(
        schedules,
        workspace.company().fiscalYear(),
        store(),
        people,
        channels,
        tree,
        workspace.out());
  }

  /** Whatever is wrong with the schedules, the people and the channels; touches nothing. */
  void check(Problems problems) {
    schedules(problems);
    People.read(file("people.yml"), problems);
    channels(problems);
  }

  private Channels channels(Problems problems) {
    return Channels.read(
        workspace.folder(), workspace.out(), file("channels.yml"), workspace::secret, problems);
  }

  /** A file of the workspace, where it is there. */
  Optional<Source> file(String name) {
    Path file = workspace.folder().resolve(name);
    try {
      return Files.isRegularFile(file)
          ? Optional.of(new Source(name, Files.readString(file)))
          : Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException(file + " cannot be read: " + e.getMessage(), e);
    }
  }
}
