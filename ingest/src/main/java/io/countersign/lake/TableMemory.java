package io.countersign.lake;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/**
 * What is known of versions of tables, which never change: read once. Of their rows the last read
 * are kept.
 */
final class TableMemory {
  /** So many rows of all tables together. */
  private static final long MOST = 300_000;

  /**
   * A version, or what a question makes of it.
   *
   * @param question blank for all rows
   */
  private record Version(String table, long number, String question) {}

  private final Map<Version, TableFiles> files = new ConcurrentHashMap<>();
  private final Map<Version, Optional<CommitInfo>> stamps = new ConcurrentHashMap<>();
  private final Map<Version, Optional<FewRows>> rows = new LinkedHashMap<>(16, 0.75f, true);
  private long held;

  TableFiles files(String table, long version, Supplier<TableFiles> read) {
    return files.computeIfAbsent(new Version(table, version, ""), first -> read.get());
  }

  Optional<CommitInfo> stamp(String table, long version, Supplier<Optional<CommitInfo>> read) {
    return stamps.computeIfAbsent(new Version(table, version, ""), first -> read.get());
  }

  /** The rows of a version, or what a question makes of them; empty where they are too many. */
  Optional<FewRows> few(
      String table, long version, String question, Supplier<Optional<FewRows>> read) {
    Version key = new Version(table, version, question);
    synchronized (this) {
      Optional<FewRows> known = rows.get(key);
      if (known != null) {
        return known;
      }
    }
    Optional<FewRows> fresh = read.get();
    keep(key, fresh);
    return fresh;
  }

  void keep(String table, long version, FewRows fresh) {
    keep(new Version(table, version, ""), Optional.of(fresh));
  }

  /** That a version has the files, and with them the rows, of the one before it. */
  void same(String table, long before, long version) {
    Optional.ofNullable(files.get(new Version(table, before, "")))
        .ifPresent(known -> files.put(new Version(table, version, ""), known));
    synchronized (this) {
      Optional.ofNullable(rows.get(new Version(table, before, "")))
          .ifPresent(known -> keep(new Version(table, version, ""), known));
    }
  }

  /** Of a table that is gone: made again, it begins with the same version numbers. */
  synchronized void forget(String table) {
    files.keySet().removeIf(version -> version.table().equals(table));
    stamps.keySet().removeIf(version -> version.table().equals(table));
    rows.keySet().removeIf(version -> version.table().equals(table));
    held = rows.values().stream().mapToLong(TableMemory::count).sum();
  }

  private synchronized void keep(Version key, Optional<FewRows> fresh) {
    Optional<FewRows> before = rows.put(key, fresh);
    held += count(fresh) - (before == null ? 0 : count(before));
    var oldest = rows.entrySet().iterator();
    while (held > MOST && oldest.hasNext()) {
      held -= count(oldest.next().getValue());
      oldest.remove();
    }
  }

  private static long count(Optional<FewRows> rows) {
    return rows.map(FewRows::count).orElse(0L);
  }
}
