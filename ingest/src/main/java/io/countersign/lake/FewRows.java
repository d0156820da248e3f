package io.countersign.lake;

import io.countersign.problem.Sha256;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.catalyst.CatalystTypeConverters;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.Attribute;
import org.apache.spark.sql.catalyst.expressions.BoundReference;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.catalyst.expressions.InterpretedUnsafeProjection;
import org.apache.spark.sql.catalyst.expressions.UnsafeProjection;
import org.apache.spark.sql.catalyst.plans.logical.LocalRelation;
import org.apache.spark.sql.catalyst.types.DataTypeUtils;
import org.apache.spark.sql.execution.QueryExecution;
import org.apache.spark.sql.execution.SQLExecution;
import org.apache.spark.sql.types.StructType;
import scala.Option;
import scala.jdk.javaapi.CollectionConverters;

/**
 * So few rows that this process holds them itself: to read them again takes no job and no file.
 * They are as Spark has them, so that nothing is lost on the way.
 */
public final class FewRows {
  /** A query that gives more is not held. */
  public static final int MOST = 50_000;

  private final StructType schema;
  private final List<InternalRow> rows;

  FewRows(StructType schema, List<InternalRow> rows) {
    this.schema = schema.asNullable();
    this.rows = rows;
  }

  /**
   * Works a query out, once; empty where its session is not set up for few rows, or where there are
   * more rows than a process should hold.
   */
  public static Optional<FewRows> of(Dataset<Row> rows) {
    if (ExecutionProfile.of(rows.sparkSession()) != ExecutionProfile.FEW) {
      return Optional.empty();
    }
    QueryExecution query = ((org.apache.spark.sql.classic.Dataset<Row>) rows).queryExecution();
    if (query.analyzed() instanceof LocalRelation here) {
      return ofFew(rows.schema(), CollectionConverters.asJava(here.data()));
    }
    List<InternalRow> taken =
        query
            .sparkSession()
            .withActive(
                () ->
                    SQLExecution.withSQLConfPropagated(
                        query.sparkSession(), () -> Tasks.take(query.executedPlan(), MOST + 1)))
            .orElseGet(() -> take(query));
    return ofFew(rows.schema(), taken);
  }

  private static Optional<FewRows> ofFew(StructType schema, List<InternalRow> rows) {
    return rows.size() > MOST ? Optional.empty() : Optional.of(new FewRows(schema, rows));
  }

  /** The same rows, held where they are few: who asks for them does not plan anew what they are. */
  public static Dataset<Row> held(Dataset<Row> rows) {
    return of(rows).map(few -> few.in(rows.sparkSession())).orElse(rows);
  }

  /** All rows of a query, here. */
  public static List<Row> list(Dataset<Row> rows) {
    return of(rows).map(FewRows::toRows).orElseGet(rows::collectAsList);
  }

  private static List<InternalRow> take(QueryExecution query) {
    return Arrays.asList(
        SQLExecution.withNewExecutionId(
            query, Option.apply("few rows"), () -> query.executedPlan().executeTake(MOST + 1)));
  }

  public long count() {
    return rows.size();
  }

  /** How many rows have each value of a column of texts. */
  public Map<String, Long> counts(String column) {
    int index = schema.fieldIndex(column);
    return rows.stream()
        .collect(Collectors.groupingBy(row -> row.getString(index), Collectors.counting()));
  }

  /** Whether the first column, of instants, has one behind the one and up to the other. */
  boolean hasBetween(Instant after, Instant until) {
    long from = ChronoUnit.MICROS.between(Instant.EPOCH, after);
    long to = ChronoUnit.MICROS.between(Instant.EPOCH, until);
    return rows.stream()
        .filter(row -> !row.isNullAt(0))
        .mapToLong(row -> row.getLong(0))
        .anyMatch(at -> at > from && at <= to);
  }

  /** A hash over the columns and the rows, in whatever order these come. */
  public String digest() {
    List<Expression> columns = new ArrayList<>();
    for (int i = 0; i < schema.size(); i++) {
      columns.add(new BoundReference(i, schema.apply(i).dataType(), true));
    }
    UnsafeProjection bytes =
        InterpretedUnsafeProjection.createProjection(CollectionConverters.asScala(columns).toSeq());
    String all =
        rows.stream()
            .map(row -> Sha256.hex(bytes.apply(row).getBytes()))
            .sorted()
            .collect(Collectors.joining("\n", schema.json() + "\n", ""));
    return Sha256.hex(all);
  }

  /** As a table in a session; what only picks rows and columns of it is no job. */
  public Dataset<Row> in(SparkSession session) {
    List<Attribute> columns =
        new ArrayList<>(CollectionConverters.asJava(DataTypeUtils.toAttributes(schema)));
    LocalRelation local =
        new LocalRelation(
            CollectionConverters.asScala(columns).toList(),
            CollectionConverters.asScala(rows).toList(),
            false,
            Option.empty());
    return org.apache.spark.sql.classic.Dataset.ofRows(
        (org.apache.spark.sql.classic.SparkSession) session, local);
  }

  /** As rows that know the names of their columns. */
  List<Row> toRows() {
    var convert = CatalystTypeConverters.createToScalaConverter(schema);
    return rows.stream().map(row -> (Row) convert.apply(row)).toList();
  }

  StructType schema() {
    return schema;
  }

  List<InternalRow> rows() {
    return rows;
  }
}
