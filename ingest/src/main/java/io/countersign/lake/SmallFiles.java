package io.countersign.lake;

import io.delta.kernel.data.ArrayValue;
import io.delta.kernel.data.ColumnVector;
import io.delta.kernel.data.ColumnarBatch;
import io.delta.kernel.defaults.engine.DefaultEngine;
import io.delta.kernel.internal.types.DataTypeJsonSerDe;
import io.delta.kernel.internal.util.Utils;
import io.delta.kernel.utils.FileStatus;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.mapreduce.Job;
import org.apache.hadoop.mapreduce.TaskAttemptContext;
import org.apache.hadoop.mapreduce.TaskAttemptID;
import org.apache.hadoop.mapreduce.task.TaskAttemptContextImpl;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.GenericInternalRow;
import org.apache.spark.sql.catalyst.util.GenericArrayData;
import org.apache.spark.sql.execution.datasources.OutputWriter;
import org.apache.spark.sql.execution.datasources.OutputWriterFactory;
import org.apache.spark.sql.execution.datasources.parquet.ParquetFileFormat;
import org.apache.spark.sql.types.ArrayType;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.Decimal;
import org.apache.spark.sql.types.DecimalType;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.unsafe.types.UTF8String;
import scala.collection.immutable.Map$;

/** Reads and writes Parquet files of few rows in this process: a job takes longer than the file. */
final class SmallFiles {
  private SmallFiles() {}

  /** Whether all columns are of types that are read here. */
  static boolean fit(StructType schema) {
    for (var field : schema.fields()) {
      DataType type =
          field.dataType() instanceof ArrayType list ? list.elementType() : field.dataType();
      boolean known =
          type instanceof DecimalType
              || List.of(
                      DataTypes.StringType,
                      DataTypes.LongType,
                      DataTypes.IntegerType,
                      DataTypes.BooleanType,
                      DataTypes.DateType,
                      DataTypes.TimestampType)
                  .contains(type);
      if (!known) {
        return false;
      }
    }
    return true;
  }

  /** All rows; empty where there are more than that. */
  static Optional<FewRows> read(
      List<FileStatus> files, StructType schema, int most, Configuration hadoop)
      throws IOException {
    List<InternalRow> rows = new ArrayList<>();
    try (var batches =
        DefaultEngine.create(hadoop)
            .getParquetHandler()
            .readParquetFiles(
                Utils.toCloseableIterator(files.iterator()),
                DataTypeJsonSerDe.deserializeStructType(schema.json()),
                Optional.empty())) {
      while (batches.hasNext() && rows.size() <= most) {
        add(batches.next().getData(), schema, rows);
      }
    }
    return rows.size() > most ? Optional.empty() : Optional.of(new FewRows(schema, rows));
  }

  /** One file with all rows, as Spark's own tasks write it. */
  static FileStatus write(SparkSession spark, String folder, FewRows rows) throws IOException {
    Job job = Job.getInstance(spark.sparkContext().hadoopConfiguration());
    OutputWriterFactory format =
        new ParquetFileFormat().prepareWrite(spark, job, Map$.MODULE$.empty(), rows.schema());
    TaskAttemptContext task =
        new TaskAttemptContextImpl(job.getConfiguration(), new TaskAttemptID());
    Path file = new Path(folder, "part-00000-" + UUID.randomUUID() + format.getFileExtension(task));
    OutputWriter writer = format.newInstance(file.toString(), rows.schema(), task);
    try {
      rows.rows().forEach(writer::write);
    } finally {
      writer.close();
    }
    var written = file.getFileSystem(job.getConfiguration()).getFileStatus(file);
    return FileStatus.of(file.toString(), written.getLen(), written.getModificationTime());
  }

  private static void add(ColumnarBatch batch, StructType schema, List<InternalRow> rows) {
    for (int row = 0; row < batch.getSize(); row++) {
      Object[] cells = new Object[schema.size()];
      for (int column = 0; column < cells.length; column++) {
        cells[column] = cell(batch.getColumnVector(column), row, schema.apply(column).dataType());
      }
      rows.add(new GenericInternalRow(cells));
    }
  }

  private static Object cell(ColumnVector column, int row, DataType type) {
    if (column.isNullAt(row)) {
      return null;
    }
    if (type instanceof ArrayType list) {
      ArrayValue values = column.getArray(row);
      return new GenericArrayData(
          IntStream.range(0, values.getSize())
              .mapToObj(i -> cell(values.getElements(), i, list.elementType()))
              .toArray());
    }
    if (type instanceof DecimalType decimal) {
      return Decimal.apply(column.getDecimal(row), decimal.precision(), decimal.scale());
    }
    if (type.equals(DataTypes.StringType)) {
      return UTF8String.fromString(column.getString(row));
    }
    if (type.equals(DataTypes.BooleanType)) {
      return column.getBoolean(row);
    }
    boolean wide = type.equals(DataTypes.LongType) || type.equals(DataTypes.TimestampType);
    return wide ? (Object) column.getLong(row) : (Object) column.getInt(row);
  }
}
