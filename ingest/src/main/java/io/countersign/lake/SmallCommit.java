package io.countersign.lake;

import io.countersign.problem.Json;
import io.delta.kernel.TableManager;
import io.delta.kernel.defaults.engine.DefaultEngine;
import io.delta.kernel.engine.Engine;
import io.delta.kernel.internal.actions.Metadata;
import io.delta.kernel.utils.FileStatus;
import io.delta.storage.LocalLogStore;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.regex.Pattern;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.LocalFileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.SaveMode;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.StructType;

/**
 * A Delta commit of few rows that this process writes itself: one file, then one entry in the log;
 * of none where a version only confirms the one before it. Readers see the rows when the entry is
 * there. Delta's own writer loads the table's state into Spark before and after, which takes longer
 * than such a table.
 *
 * @param folder the table's
 * @param version that the commit makes
 * @param before the table's files until now; empty where it has none
 * @param properties of a table that is made
 */
record SmallCommit(
    String folder,
    long version,
    Optional<TableFiles> before,
    Map<String, String> properties,
    Configuration hadoop) {
  /** What Delta's own writer refuses in names of columns. */
  private static final Pattern NAME = Pattern.compile("[^ ,;{}()\n\t=]+");

  /** The properties that the product gives its tables; others may want another protocol. */
  private static final Set<String> OURS =
      Set.of(
          "delta.checkpointInterval",
          "delta.dataSkippingNumIndexedCols",
          "delta.deletedFileRetentionDuration",
          "delta.enableDeletionVectors",
          "delta.logRetentionDuration");

  /** Whether the table, as it is and as it would be, is one that is written here. */
  boolean takes(FewRows rows, SaveMode mode) throws IOException {
    // Elsewhere a log store that the cluster is set up with decides who comes first.
    return isLocal()
        && before
            .map(table -> takes(table, rows.schema(), mode))
            .orElse(isPlain(rows.schema()) && OURS.containsAll(properties.keySet()));
  }

  /** Whether a version that only confirms the one before can be written here. */
  boolean confirms() throws IOException {
    return isLocal() && before.filter(TableFiles::simple).isPresent();
  }

  private boolean isLocal() throws IOException {
    return new Path(folder).getFileSystem(hadoop) instanceof LocalFileSystem;
  }

  private static boolean takes(TableFiles table, StructType schema, SaveMode mode) {
    boolean same = table.schema().equals(schema);
    return table.plain()
        && table.simple()
        && table.flat()
        && (same || (mode == SaveMode.Overwrite && isPlain(schema)));
  }

  /** Of types that are read here, and of names that Delta takes. */
  private static boolean isPlain(StructType schema) {
    Set<String> names = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
    names.addAll(List.of(schema.fieldNames()));
    return SmallFiles.fit(schema)
        && names.size() == schema.size()
        && names.stream().allMatch(name -> NAME.matcher(name).matches());
  }

  /**
   * Writes the rows.
   *
   * @return how many bytes they take
   * @throws FileAlreadyExistsException where another writer made the version
   */
  long write(SparkSession spark, FewRows rows, CommitInfo stamp, SaveMode mode) throws IOException {
    new Path(folder).getFileSystem(hadoop).mkdirs(log());
    FileStatus file = SmallFiles.write(spark, folder, rows);
    long now = file.getModificationTime();
    List<Map<String, Object>> actions = new ArrayList<>();
    Map<String, Object> metrics =
        Map.of(
            "numFiles",
            "1",
            "numOutputRows",
            String.valueOf(rows.count()),
            "numOutputBytes",
            String.valueOf(file.getSize()));
    actions.add(Map.of("commitInfo", info(metrics, stamp, mode, now)));
    if (before.isEmpty()) {
      actions.add(Map.of("protocol", Map.of("minReaderVersion", 1, "minWriterVersion", 2)));
    }
    if (before.filter(table -> table.schema().equals(rows.schema())).isEmpty()) {
      actions.add(Map.of("metaData", metadata(rows.schema(), now)));
    }
    actions.add(transaction(now));
    actions.add(Map.of("add", added(rows, file)));
    if (mode == SaveMode.Overwrite) {
      before.ifPresent(
          table -> table.data().forEach(old -> actions.add(Map.of("remove", removed(old, now)))));
    }
    publish(actions);
    return file.getSize();
  }

  /**
   * Writes that the rows of the version before are those of this one, too.
   *
   * @throws FileAlreadyExistsException where another writer made the version
   */
  void confirm(CommitInfo stamp) throws IOException {
    long now = now();
    Map<String, Object> metrics = Map.of("numFiles", "0", "numOutputRows", "0");
    publish(
        List.of(
            Map.of("commitInfo", info(metrics, stamp, SaveMode.Append, now)), transaction(now)));
  }

  /** By the clock that gives files their times. */
  private long now() throws IOException {
    java.nio.file.Path log = java.nio.file.Path.of(log().toUri().getPath());
    java.nio.file.Path probe = Files.createTempFile(log, ".", ".tmp");
    try {
      return Files.getLastModifiedTime(probe).toMillis();
    } finally {
      Files.delete(probe);
    }
  }

  private Map<String, Object> transaction(long now) {
    return Map.of("txn", Map.of("appId", Lake.APPLICATION, "version", version, "lastUpdated", now));
  }

  private void publish(List<Map<String, Object>> actions) throws IOException {
    link(actions.stream().map(Json::line).toList());
    if (version > 0 && version % interval() == 0) {
      checkpoint();
    }
  }

  /** By a link, of which two writers cannot both make one. */
  private void link(List<String> lines) throws IOException {
    Path entry = new Path(log(), String.format("%020d.json", version));
    java.nio.file.Path there = java.nio.file.Path.of(entry.toUri().getPath());
    java.nio.file.Path draft = there.resolveSibling("." + UUID.randomUUID() + ".tmp");
    try {
      Files.writeString(draft, String.join("\n", lines) + "\n");
      Files.createLink(there, draft);
    } catch (FileAlreadyExistsException e) {
      throw e;
    } catch (FileSystemException | UnsupportedOperationException e) {
      // A disk without links: as Delta's own writer does it.
      new LocalLogStore(hadoop).write(entry, lines.iterator(), false, hadoop);
    } finally {
      Files.deleteIfExists(draft);
    }
  }

  /** Only makes reading quicker: where it fails, a later one is made. */
  private void checkpoint() {
    try {
      Engine engine = DefaultEngine.create(hadoop);
      TableManager.loadSnapshot(folder).atVersion(version).build(engine).writeCheckpoint(engine);
    } catch (IOException | RuntimeException e) {
      // The version stands without it.
    }
  }

  private Path log() {
    return new Path(folder, "_delta_log");
  }

  private long interval() {
    Map<String, String> set = before.map(TableFiles::metadata).orElseThrow().getConfiguration();
    return Long.parseLong(set.getOrDefault("delta.checkpointInterval", "10"));
  }

  private static Map<String, Object> info(
      Map<String, Object> metrics, CommitInfo stamp, SaveMode mode, long now) {
    Map<String, Object> info = new LinkedHashMap<>();
    info.put("timestamp", now);
    info.put("operation", "WRITE");
    info.put("operationParameters", Map.of("mode", mode.toString(), "partitionBy", "[]"));
    info.put("isolationLevel", "Serializable");
    info.put("isBlindAppend", mode == SaveMode.Append);
    info.put("operationMetrics", metrics);
    info.put("userMetadata", stamp.json());
    info.put("engineInfo", "Countersign " + CodeVersion.current());
    info.put("txnId", UUID.randomUUID().toString());
    return info;
  }

  private Map<String, Object> metadata(StructType schema, long now) {
    Optional<Metadata> old = before.map(TableFiles::metadata);
    Map<String, Object> metadata = new LinkedHashMap<>();
    metadata.put("id", old.map(Metadata::getId).orElseGet(() -> UUID.randomUUID().toString()));
    metadata.put("format", Map.of("provider", "parquet", "options", Map.of()));
    metadata.put("schemaString", schema.json());
    metadata.put("partitionColumns", List.of());
    metadata.put("configuration", old.map(Metadata::getConfiguration).orElse(properties));
    metadata.put("createdTime", old.flatMap(Metadata::getCreatedTime).orElse(now));
    return metadata;
  }

  private static Map<String, Object> added(FewRows rows, FileStatus file) {
    Map<String, Object> added = new LinkedHashMap<>();
    added.put("path", new Path(file.getPath()).getName());
    added.put("partitionValues", Map.of());
    added.put("size", file.getSize());
    added.put("modificationTime", file.getModificationTime());
    added.put("dataChange", true);
    added.put("stats", Json.line(Map.of("numRecords", rows.count())));
    return added;
  }

  private static Map<String, Object> removed(FileStatus file, long now) {
    Map<String, Object> removed = new LinkedHashMap<>();
    removed.put("path", new Path(file.getPath()).getName());
    removed.put("deletionTimestamp", now);
    removed.put("dataChange", true);
    removed.put("extendedFileMetadata", true);
    removed.put("partitionValues", Map.of());
    removed.put("size", file.getSize());
    return removed;
  }
}
