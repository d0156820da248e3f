package io.countersign.ingest.jdbc;

import io.countersign.ingest.conform.ValueText;
import io.countersign.ingest.quality.BatchTotals;
import io.countersign.ingest.quality.DatabaseTotals;
import io.countersign.ingest.source.ExtractRequest;
import java.sql.JDBCType;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import org.apache.spark.TaskContext;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.catalyst.expressions.GenericRowWithSchema;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.util.CollectionAccumulator;
import org.apache.spark.util.TaskCompletionListener;

/**
 * Reads one SQL, or a slice of it, in one read-only transaction, inside a Spark task, row by row;
 * before that the first task asks the database for its totals in the same transaction. Spark's own
 * JDBC reader is not used: each of its partitions sees a state of its own, and it gives numbers
 * without a scale 18 decimals.
 */
final class JdbcReader implements FlatMapFunction<Slice, Row> {
  private static final long serialVersionUID = 1;

  /** The column that says when a row last changed at its source. */
  static final String CHANGED_AT = "_changed_at";

  private final ExtractQuery query;
  private final JdbcColumns header;
  private final CollectionAccumulator<DatabaseTotals> totals;
  private final StructType schema;
  private final int changedAt;
  private final int[] places;

  /**
   * @param totals where each task leaves what it counted; null where nothing needs counting
   */
  JdbcReader(ExtractQuery query, JdbcColumns header, CollectionAccumulator<DatabaseTotals> totals) {
    this.query = query;
    this.header = header;
    this.totals = totals;
    this.schema = schema(header);
    this.changedAt = header.names().indexOf(CHANGED_AT);
    this.places = header.measures().stream().mapToInt(header.names()::indexOf).toArray();
  }

  /** Rows that know the names of their columns; the values are as the driver gives them. */
  JavaRDD<Row> read(SparkSession spark, List<Slice> slices) {
    return JavaSparkContext.fromSparkContext(spark.sparkContext())
        .parallelize(slices, slices.size())
        .flatMap(this);
  }

  /** The first rows, read here and now; nothing is counted. */
  List<Row> first(int rows) {
    try (var connection = query.database().open();
        var statement = query.rows(connection)) {
      statement.setMaxRows(rows);
      List<Row> first = new ArrayList<>();
      rows(statement.executeQuery(), Slice.whole(""), null).forEachRemaining(first::add);
      return first;
    } catch (SQLException e) {
      throw query.refused(e);
    }
  }

  Dataset<Row> dataset(SparkSession spark, List<Slice> slices) {
    return spark.createDataFrame(read(spark, slices).map(JdbcReader::texts), schema);
  }

  private static Row texts(Row row) {
    Object[] texts = new Object[row.size()];
    for (int i = 0; i < texts.length; i++) {
      texts[i] = ValueText.of(row.get(i));
    }
    return RowFactory.create(texts);
  }

  private static StructType schema(JdbcColumns header) {
    StructType schema = new StructType();
    for (String column : header.names()) {
      schema = schema.add(column, DataTypes.StringType);
    }
    return schema;
  }

  @Override
  public Iterator<Row> call(Slice slice) {
    var connection = query.database().open();
    TaskContext.get().addTaskCompletionListener((TaskCompletionListener) task -> close(connection));
    try {
      share(connection, slice);
      boolean first = slice.number() == 0 && totals != null;
      BatchTotals whole = first ? query.whole().totals(connection, header.measures()) : null;
      boolean all = query.since().equals(ExtractRequest.BEGINNING);
      BatchTotals asked = all || !first ? whole : query.totals(connection, header.measures());
      DatabaseTotals.Asked answer =
          new DatabaseTotals.Asked(asked, whole, all && first ? leftOut(connection, whole) : 0);
      return rows(query.rows(connection, slice).executeQuery(), slice, answer);
    } catch (SQLException e) {
      throw query.refused(e);
    }
  }

  /** PostgreSQL's way for several connections to see one state. */
  private static void share(java.sql.Connection connection, Slice slice) throws SQLException {
    if (!slice.snapshot().isEmpty()) {
      try (Statement statement = connection.createStatement()) {
        statement.execute("set transaction snapshot '" + slice.snapshot() + "'");
      }
    }
  }

  private long leftOut(java.sql.Connection connection, BatchTotals whole) throws SQLException {
    var held = query.unfiltered(connection);
    return held.isPresent() ? held.getAsLong() - whole.rows() : 0;
  }

  private Iterator<Row> rows(ResultSet found, Slice slice, DatabaseTotals.Asked asked)
      throws SQLException {
    int width = found.getMetaData().getColumnCount();
    JDBCType[] types = new JDBCType[width];
    for (int i = 0; i < width; i++) {
      types[i] = JdbcValues.type(found.getMetaData(), i + 1);
    }
    DatabaseTotals.Count count = new DatabaseTotals.Count(header.measures());
    return new Iterator<>() {
      private Boolean more;

      @Override
      public boolean hasNext() {
        if (more == null) {
          more = advance(found);
          if (!more && totals != null) {
            totals.add(count.done(slice.number(), asked));
          }
        }
        return more;
      }

      @Override
      public Row next() {
        if (!hasNext()) {
          throw new NoSuchElementException();
        }
        more = null;
        return row(found, types, count);
      }
    };
  }

  private boolean advance(ResultSet found) {
    try {
      return found.next();
    } catch (SQLException e) {
      throw query.refused(e);
    }
  }

  private Row row(ResultSet found, JDBCType[] types, DatabaseTotals.Count count) {
    Object[] values = new Object[types.length];
    try {
      for (int i = 0; i < types.length; i++) {
        values[i] = JdbcValues.value(found, i + 1, types[i]);
      }
      count.row(changedAt < 0 ? null : JdbcValues.instant(values[changedAt]));
    } catch (SQLException e) {
      throw query.refused(e);
    }
    for (int i = 0; i < places.length; i++) {
      count.measure(i, values[places[i]]);
    }
    return new GenericRowWithSchema(values, schema);
  }

  private static void close(java.sql.Connection connection) {
    try {
      connection.close();
    } catch (SQLException ignored) {
      // A connection that was cut cannot be closed either; what cut it has been said.
    }
  }

  /** The keys of all rows, in the state that a slice names. */
  static JdbcReader keys(ExtractQuery query, List<String> grain) {
    SqlText sql =
        new SqlText(
            "select " + String.join(", ", grain) + " from (\n" + query.sql().text() + "\n) x",
            new ArrayList<>(query.sql().parameters()));
    ExtractQuery asked =
        new ExtractQuery(
            query.database(), query.extract(), sql, ExtractRequest.BEGINNING, query.until());
    return new JdbcReader(asked, JdbcColumns.of(grain), null);
  }
}
