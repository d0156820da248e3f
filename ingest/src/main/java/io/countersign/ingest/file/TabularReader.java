package io.countersign.ingest.file;

import io.countersign.ingest.conform.RawColumns;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.apache.spark.TaskContext;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.util.TaskCompletionListener;

/**
 * Reads files inside Spark's tasks, a file a task, never a whole one in memory. Every column is
 * text, an empty cell is null, and beside them stand the columns of {@link RawColumns}.
 */
final class TabularReader implements FlatMapFunction<TabularReader.Numbered, Row> {
  private static final long serialVersionUID = 1;

  /**
   * A file, the place of its drop among the others, and its header as the table names it.
   *
   * @param header the table's column for each field of the file; what is none of them is passed
   *     over
   */
  record Numbered(TabularFile grid, int drop, List<String> header)
      implements java.io.Serializable {}

  /** Of a ragged table: the fields of a row beyond its header. */
  static final String MORE = "_more";

  private final ArrayList<String> columns;
  private final boolean ragged;

  private TabularReader(List<String> columns, boolean ragged) {
    this.columns = new ArrayList<>(columns);
    this.ragged = ragged;
  }

  /** All rows of the files as one table with these columns. */
  static Dataset<Row> read(SparkSession spark, List<Numbered> files, List<String> columns) {
    return read(spark, files, columns, false);
  }

  /**
   * As the other.
   *
   * @param ragged whether a row may have fewer fields than the header, or more, which are in {@link
   *     #MORE}
   */
  static Dataset<Row> read(
      SparkSession spark, List<Numbered> files, List<String> columns, boolean ragged) {
    StructType schema = new StructType();
    for (String column : columns) {
      schema = schema.add(column, DataTypes.StringType);
    }
    var context = JavaSparkContext.fromSparkContext(spark.sparkContext());
    var rows =
        context
            .parallelize(files, Math.max(1, files.size()))
            .flatMap(new TabularReader(columns, ragged));
    StructType whole = RawColumns.beside(schema);
    return spark.createDataFrame(
        rows, ragged ? whole.add(MORE, DataTypes.createArrayType(DataTypes.StringType)) : whole);
  }

  @Override
  public Iterator<Row> call(Numbered file) {
    FileRows lines = file.grid().open();
    TaskContext.get().addTaskCompletionListener((TaskCompletionListener) task -> lines.close());
    lines.next();
    int[] places = file.header().stream().mapToInt(columns::indexOf).toArray();
    return new Iterator<>() {
      @Override
      public boolean hasNext() {
        return lines.hasNext();
      }

      @Override
      public Row next() {
        return row(file, lines.next(), places);
      }
    };
  }

  private Row row(Numbered file, FileRow line, int[] places) {
    Object[] values = new Object[columns.size() + RawColumns.COLUMNS.size() + (ragged ? 1 : 0)];
    int next = columns.size();
    values[next++] = file.grid().name().replaceFirst(".*/", "");
    values[next++] = line.number();
    values[next++] = file.drop();
    List<String> cells = fields(line, places.length);
    if (ragged && cells.size() > places.length) {
      values[values.length - 1] = cells.subList(places.length, cells.size()).toArray(String[]::new);
    } else if (!ragged && cells.size() != places.length) {
      values[next++] =
          "the row has " + cells.size() + " fields where the header has " + places.length;
      values[next] = cells.toString();
      return RowFactory.create(values);
    }
    for (int i = 0; i < Math.min(places.length, cells.size()); i++) {
      if (places[i] >= 0) {
        values[places[i]] = cells.get(i).isEmpty() ? null : cells.get(i);
      }
    }
    return RowFactory.create(values);
  }

  /** A delimiter at the end of a row, or several, make no fields. */
  private static List<String> fields(FileRow line, int most) {
    List<String> cells = line.cells();
    int length = cells.size();
    while (length > most && cells.get(length - 1).isBlank()) {
      length--;
    }
    return cells.subList(0, length);
  }
}
