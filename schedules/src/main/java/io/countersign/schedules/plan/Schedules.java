package io.countersign.schedules.plan;

import io.countersign.problem.Problems;
import io.countersign.problem.Resources;
import io.countersign.problem.TextFile;
import io.countersign.time.FiscalCalendar;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** All schedules: ours, and beside or instead of them those of the workspace. */
public final class Schedules {
  private Schedules() {}

  /**
   * Reads every schedule; a workspace's {@code schedules/<name>.yml} stands for ours of that name.
   *
   * @param workspace the folder; its {@code calendars/} are known as well
   * @param home the zone of schedules that name none
   */
  public static List<Schedule> read(
      Path workspace, ZoneId home, FiscalCalendar fiscal, Problems problems) {
    Holidays holidays = new Holidays(files(workspace, "calendars"), problems);
    List<Schedule> schedules = new ArrayList<>();
    for (TextFile source : sources(workspace)) {
      new ScheduleReader(source, home, fiscal, holidays, problems)
          .schedule()
          .ifPresent(schedules::add);
    }
    return schedules;
  }

  /** What is read: ours, and beside or instead of them those of the workspace. */
  public static List<TextFile> sources(Path workspace) {
    Map<String, TextFile> sources = new TreeMap<>();
    Resources.list("schedules", ".yml").stream()
        .filter(source -> source.name().split("/").length == 2)
        .filter(source -> !source.stem().equals("people"))
        .forEach(source -> sources.put(source.stem(), source));
    sources.putAll(files(workspace, "schedules"));
    return List.copyOf(sources.values());
  }

  /** Those that the workspace wrote itself. */
  public static List<TextFile> own(Path workspace) {
    return List.copyOf(files(workspace, "schedules").values());
  }

  private static Map<String, TextFile> files(Path workspace, String folder) {
    Path files = workspace.resolve(folder);
    if (!Files.isDirectory(files)) {
      return Map.of();
    }
    try (Stream<Path> found = Files.list(files)) {
      return found
          .filter(file -> file.toString().endsWith(".yml"))
          .map(file -> TextFile.read(folder + "/" + file.getFileName(), file))
          .collect(Collectors.toMap(TextFile::stem, Function.identity()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
