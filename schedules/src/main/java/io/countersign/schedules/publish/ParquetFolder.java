package io.countersign.schedules.publish;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** A folder of Parquet files, one folder a mart below {@code current}. */
public final class ParquetFolder {
  private ParquetFolder() {}

  /** Publishes to a folder; the edition before stays beside it as {@code previous}. */
  public static void publish(Edition edition, Path folder) {
    try {
      Path fresh = folder.resolve("next");
      remove(fresh);
      Files.createDirectories(fresh);
      for (String mart : edition.files().keySet()) {
        copy(edition.files().get(mart), fresh.resolve(mart));
      }
      Path current = folder.resolve("current");
      if (Files.exists(current)) {
        remove(folder.resolve("previous"));
        Files.move(current, folder.resolve("previous"));
      }
      Files.move(fresh, current);
    } catch (IOException e) {
      throw PublishProblems.failed(folder.toString(), e);
    }
  }

  private static void copy(Path from, Path to) throws IOException {
    Files.createDirectories(to);
    try (Stream<Path> files = Files.list(from)) {
      for (Path file : files.filter(one -> one.toString().endsWith(".parquet")).toList()) {
        Files.copy(file, to.resolve(file.getFileName().toString()));
      }
    }
  }

  /** A folder with all that is in it. */
  public static void remove(Path folder) throws IOException {
    if (Files.exists(folder)) {
      try (Stream<Path> files = Files.walk(folder)) {
        List<Path> deepest = files.sorted(Comparator.reverseOrder()).toList();
        for (Path file : deepest) {
          Files.delete(file);
        }
      }
    }
  }
}
