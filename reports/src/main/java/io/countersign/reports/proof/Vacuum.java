package io.countersign.reports.proof;

import io.countersign.lake.Lake;
import io.countersign.reports.register.Register;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;

/**
 * Removes data files that neither a table's newest version nor any issue needs. Versions that an
 * issue was made from are pinned: their files stay.
 */
public final class Vacuum {
  private final Lake lake;
  private final Map<String, Set<Long>> pinned;

  /** For a lake whose register is this. */
  public Vacuum(Lake lake, Register register) {
    this.lake = lake;
    this.pinned = pinned(register);
  }

  /**
   * What was done.
   *
   * @param pinned versions that are not the newest and were kept for an issue
   */
  public record Done(int files, long bytes, int pinned) {}

  /** The versions that issues were made from, by table. */
  public static Map<String, Set<Long>> pinned(Register register) {
    Map<String, Set<Long>> pinned = new TreeMap<>();
    register
        .issues()
        .forEach(
            entry ->
                entry
                    .document()
                    .manifest()
                    .lineage()
                    .forEach(
                        (table, version) ->
                            pinned.computeIfAbsent(table, name -> new TreeSet<>()).add(version)));
    return pinned;
  }

  /** Removes what nobody needs. */
  public Done run() {
    int files = 0;
    long bytes = 0;
    int kept = 0;
    for (String table : lake.tables()) {
      Set<Long> needed = new HashSet<>(pinned.getOrDefault(table, Set.of()));
      needed.remove(lake.version(table));
      kept += needed.size();
      for (Map.Entry<Path, Long> file : unneeded(table, needed).entrySet()) {
        delete(file.getKey());
        files++;
        bytes += file.getValue();
      }
    }
    return new Done(files, bytes, kept);
  }

  private Map<Path, Long> unneeded(String table, Set<Long> needed) {
    Set<String> keep = new HashSet<>(lake.files(table, lake.version(table)));
    needed.forEach(version -> keep.addAll(lake.files(table, version)));
    Set<String> names = new HashSet<>();
    keep.forEach(path -> names.add(new Path(path).getName()));
    Map<Path, Long> unneeded = new HashMap<>();
    Path folder = new Path(lake.path(table));
    try {
      for (FileStatus file : files(folder).listStatus(folder)) {
        String name = file.getPath().getName();
        if (file.isFile() && name.endsWith(".parquet") && !names.contains(name)) {
          unneeded.put(file.getPath(), file.getLen());
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return unneeded;
  }

  private void delete(Path file) {
    try {
      files(file).delete(file, false);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private FileSystem files(Path path) throws IOException {
    return path.getFileSystem(lake.hadoop());
  }
}
