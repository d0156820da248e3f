package io.countersign.ingest.workspace;

import io.countersign.problem.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * A folder of a source, as the workspace names it.
 *
 * @param name as it is declared, for messages
 */
public record SourceFolder(String name, Path path) {

  /** Its files and folders in name order. */
  public List<Path> list() {
    try (Stream<Path> files = Files.list(path)) {
      return files.filter(file -> !file.getFileName().toString().startsWith(".")).sorted().toList();
    } catch (IOException e) {
      throw WorkspaceProblems.folderUnreadable(name, path);
    }
  }

  public boolean has(String child) {
    return Files.isDirectory(path.resolve(child));
  }

  public SourceFolder child(String child) {
    return new SourceFolder(name + "/" + child, path.resolve(child));
  }

  /** In bytes; of a folder, as Parquet often is, that of what lies in it. */
  public static long size(Path file) {
    try (Stream<Path> files = Files.walk(file)) {
      return files.filter(Files::isRegularFile).mapToLong(one -> one.toFile().length()).sum();
    } catch (IOException e) {
      return 0;
    }
  }

  /** One finding about all files that nobody reads; none where there are none. */
  public static List<Problem> unread(SourceFolder folder, List<Path> files, String now) {
    return files.isEmpty()
        ? List.of()
        : List.of(WorkspaceProblems.filesUnread(folder.name(), files, now));
  }

  /** What {@link #nameOf} calls a file, without the folder's own name. */
  public String within(String file) {
    return file.substring(name.length() + 1);
  }

  public String nameOf(Path file) {
    return name + "/" + file.getFileName();
  }
}
