package io.countersign.ingest;

import io.countersign.lake.Problem;
import java.sql.JDBCType;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.NoSuchElementException;
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
 * Reads one SQL in one read-only transaction, inside a Spark task, row by row. Spark's own JDBC
 * reader is not used: each of its partitions has a transaction of its own, and it gives numbers
 * without a scale 18 decimals.
 */
final class JdbcRows implements FlatMapFunction<Integer, Row> {
  private static final long serialVersionUID = 1;
  private static final int FETCH = 5_000;

  private final Database database;
  private final String extract;
  private final SqlText sql;
  private final Instant until;

  /**
   * @param extract the file that the SQL stands in, for messages
   * @param until the instant that {@code :until} stands for; {@code :since} is the beginning
   */
  JdbcRows(Database database, String extract, SqlText sql, Instant until) {
    this.database = database;
    this.extract = extract;
    this.sql = sql;
    this.until = until;
  }

  /** The names of the columns, in small letters; asks the database, and reads no row. */
  List<String> header() {
    try (var connection = database.open();
        var statement = prepared(connection)) {
      List<String> names = new ArrayList<>();
      ResultSetMetaData columns = statement.getMetaData();
      if (columns == null) {
        throw refused("It is not only a query.");
      }
      for (int i = 1; i <= columns.getColumnCount(); i++) {
        names.add(columns.getColumnLabel(i).toLowerCase(Locale.ROOT));
      }
      return names;
    } catch (SQLException e) {
      throw refused(e);
    }
  }

  Dataset<Row> read(SparkSession spark, List<String> header) {
    StructType schema = new StructType();
    for (String column : header) {
      schema = schema.add(column, DataTypes.StringType);
    }
    var context = JavaSparkContext.fromSparkContext(spark.sparkContext());
    return spark.createDataFrame(context.parallelize(List.of(0), 1).flatMap(this), schema);
  }

  @Override
  public Iterator<Row> call(Integer partition) {
    var connection = database.open();
    TaskContext.get().addTaskCompletionListener((TaskCompletionListener) task -> close(connection));
    try {
      return rows(prepared(connection).executeQuery());
    } catch (SQLException e) {
      throw refused(e);
    }
  }

  private PreparedStatement prepared(java.sql.Connection connection) throws SQLException {
    PreparedStatement statement = connection.prepareStatement(sql.text());
    statement.setFetchSize(FETCH);
    int place = 1;
    for (String name : sql.parameters()) {
      Instant value = name.equals("since") ? Instant.EPOCH : until;
      statement.setObject(place++, value.atOffset(ZoneOffset.UTC));
    }
    return statement;
  }

  private Iterator<Row> rows(ResultSet found) throws SQLException {
    int width = found.getMetaData().getColumnCount();
    int[] types = new int[width];
    for (int i = 0; i < width; i++) {
      types[i] = found.getMetaData().getColumnType(i + 1);
    }
    return new Iterator<>() {
      private Boolean more;

      @Override
      public boolean hasNext() {
        more = more == null ? advance(found) : more;
        return more;
      }

      @Override
      public Row next() {
        if (!hasNext()) {
          throw new NoSuchElementException();
        }
        more = null;
        return row(found, types);
      }
    };
  }

  private boolean advance(ResultSet found) {
    try {
      return found.next();
    } catch (SQLException e) {
      throw refused(e);
    }
  }

  private Row row(ResultSet found, int[] types) {
    Object[] values = new Object[types.length];
    try {
      for (int i = 0; i < types.length; i++) {
        values[i] = Texts.of(value(found, i + 1, JDBCType.valueOf(types[i])));
      }
    } catch (SQLException e) {
      throw refused(e);
    }
    return RowFactory.create(values);
  }

  private static Object value(ResultSet found, int column, JDBCType type) throws SQLException {
    return switch (type) {
      case DATE -> found.getObject(column, LocalDate.class);
      case TIMESTAMP -> found.getObject(column, LocalDateTime.class);
      case TIMESTAMP_WITH_TIMEZONE -> found.getObject(column, OffsetDateTime.class);
      case CHAR, VARCHAR, LONGVARCHAR, CLOB, NCHAR, NVARCHAR, NCLOB -> found.getString(column);
      default -> found.getObject(column);
    };
  }

  private static void close(java.sql.Connection connection) {
    try {
      connection.close();
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private Unreadable refused(SQLException e) {
    return refused(e.getMessage().lines().findFirst().orElse(""));
  }

  private Unreadable refused(String said) {
    return new Unreadable(
        new Problem(
            "SOURCE_REFUSED",
            extract,
            "The database of " + database.system() + " does not answer this SQL.",
            "",
            said,
            "Correct the SQL, or give the reader the right to the tables it names."));
  }
}
