package io.countersign.ingest;

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
 * text, an empty cell is null, and beside them stand the columns of {@link Raw}.
 */
final class GridRows implements FlatMapFunction<GridRows.Numbered, Row> {
  private static final long serialVersionUID = 1;

  /**
   * A file, the place of its drop among the others, and its header as the table names it.
   *
   * @param header the table's column for each field of the file
   */
  record Numbered(Grid grid, int drop, List<String> header) implements java.io.Serializable {}

  private final ArrayList<String> columns;

  private GridRows(List<String> columns) {
    this.columns = new ArrayList<>(columns);
  }

  /** All rows of the files as one table with these columns. */
  static Dataset<Row> read(SparkSession spark, List<Numbered> files, List<String> columns) {
    StructType schema = new StructType();
    for (String column : columns) {
      schema = schema.add(column, DataTypes.StringType);
    }
    var context = JavaSparkContext.fromSparkContext(spark.sparkContext());
    var rows = context.parallelize(files, Math.max(1, files.size())).flatMap(new GridRows(columns));
    return spark.createDataFrame(rows, Raw.beside(schema));
  }

  @Override
  public Iterator<Row> call(Numbered file) {
    Lines lines = file.grid().open();
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

  private Row row(Numbered file, Line line, int[] places) {
    Object[] values = new Object[columns.size() + Raw.COLUMNS.size()];
    int next = columns.size();
    values[next++] = file.grid().name().replaceFirst(".*/", "");
    values[next++] = line.number();
    values[next++] = file.drop();
    List<String> cells = line.cells();
    if (cells.size() != places.length) {
      values[next++] =
          "the row has " + cells.size() + " fields where the header has " + places.length;
      values[next] = cells.toString();
      return RowFactory.create(values);
    }
    for (int i = 0; i < places.length; i++) {
      values[places[i]] = cells.get(i).isEmpty() ? null : cells.get(i);
    }
    return RowFactory.create(values);
  }
}
