package io.countersign.lake;

import io.delta.kernel.Snapshot;
import io.delta.kernel.TableManager;
import io.delta.kernel.data.FilteredColumnarBatch;
import io.delta.kernel.data.Row;
import io.delta.kernel.defaults.engine.DefaultEngine;
import io.delta.kernel.engine.Engine;
import io.delta.kernel.internal.InternalScanFileUtils;
import io.delta.kernel.internal.actions.Metadata;
import io.delta.kernel.internal.types.DataTypeJsonSerDe;
import io.delta.kernel.utils.CloseableIterator;
import io.delta.kernel.utils.FileStatus;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.StructType;

/**
 * What one version of a Delta table is made of, from its log alone. Spark would start a job for
 * that each time a query reads the table, which on small tables takes longer than the query.
 *
 * @param folder where it lies
 * @param data its Parquet files by their whole paths, in name order
 * @param schema its columns
 * @param metadata what the log says of the table
 * @param simple whether every Delta reader and writer understands it
 * @param plain whether these files are all there is to it: no partitions, no deletion vectors, no
 *     renamed columns. Of other tables only Delta itself knows the rows.
 */
record TableFiles(
    Path folder,
    List<FileStatus> data,
    StructType schema,
    Metadata metadata,
    boolean simple,
    boolean plain) {
  private static final Pattern NAME = Pattern.compile("[\\w.=-]+");
  private static final String COLUMN_MAPPING = "delta.columnMapping.mode";

  static TableFiles of(String path, long version, Configuration hadoop) throws IOException {
    Engine engine = DefaultEngine.create(hadoop);
    Snapshot snapshot = TableManager.loadSnapshot(path).atVersion(version).build(engine);
    boolean plain =
        snapshot.getPartitionColumnNames().isEmpty()
            && Set.of("", "none")
                .contains(snapshot.getTableProperties().getOrDefault(COLUMN_MAPPING, ""));
    List<FileStatus> files = new ArrayList<>();
    try (var batches = snapshot.getScanBuilder().build().getScanFiles(engine)) {
      while (batches.hasNext()) {
        plain &= add(batches.next(), files);
      }
    }
    String columns = DataTypeJsonSerDe.serializeStructType(snapshot.getSchema());
    Path folder = new Path(path);
    return new TableFiles(
        folder.getFileSystem(hadoop).makeQualified(folder),
        files.stream().sorted(Comparator.comparing(FileStatus::getPath)).toList(),
        (StructType) DataType.fromJson(columns),
        snapshot.getMetadata(),
        simple(snapshot),
        plain);
  }

  private static boolean simple(Snapshot snapshot) {
    return snapshot.getProtocol().getMinReaderVersion() <= 1
        && snapshot.getProtocol().getMinWriterVersion() <= 2
        && !"true".equals(snapshot.getTableProperties().get("delta.appendOnly"));
  }

  /** The same with one of its columns alone; empty where it has none of that name. */
  Optional<TableFiles> only(String column) {
    return Stream.of(schema.fields())
        .filter(field -> field.name().equals(column))
        .map(field -> new StructType().add(field))
        .map(narrow -> new TableFiles(folder, data, narrow, metadata, simple, plain))
        .findFirst();
  }

  /** Whether all files lie in the table's own folder, by names that need no signs for others. */
  boolean flat() {
    return data.stream()
        .map(file -> new Path(file.getPath()))
        .allMatch(
            file -> file.getParent().equals(folder) && NAME.matcher(file.getName()).matches());
  }

  List<String> files() {
    return data.stream().map(file -> new Path(file.getPath()).toString()).toList();
  }

  long bytes() {
    return data.stream().mapToLong(FileStatus::getSize).sum();
  }

  private static boolean add(FilteredColumnarBatch batch, List<FileStatus> files)
      throws IOException {
    boolean plain = true;
    try (CloseableIterator<Row> rows = batch.getRows()) {
      while (rows.hasNext()) {
        Row file = rows.next();
        files.add(InternalScanFileUtils.getAddFileStatus(file));
        plain &= InternalScanFileUtils.getDeletionVectorDescriptorFromRow(file) == null;
      }
    }
    return plain;
  }
}
