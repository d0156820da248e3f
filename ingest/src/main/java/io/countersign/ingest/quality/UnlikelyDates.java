package io.countersign.ingest.quality;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.concat;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.when;

import io.countersign.contract.Column;
import io.countersign.contract.ColumnType;
import io.countersign.contract.Contract;
import io.countersign.ingest.conform.ConformedRows;
import io.countersign.problem.Problem;
import java.sql.Date;
import java.sql.Timestamp;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.sql.Row;

/** Dates that can be read and are hardly meant, such as a posting of the year 214. They land. */
record UnlikelyDates(Contract feed) {
  /** What {@link #finding} wants to find in its row; nothing where the feed has no dates. */
  List<org.apache.spark.sql.Column> asked() {
    return columns()
        .map(column -> when(far(column), said(column)))
        .reduce((one, other) -> coalesce(one, other))
        .map(example -> List.of(sum(when(example.isNotNull(), 1L)).as("far"), first(example)))
        .orElse(List.of());
  }

  private static org.apache.spark.sql.Column first(org.apache.spark.sql.Column example) {
    return min(example).as("far_example");
  }

  /** About rows counted by {@link #asked}. */
  Stream<Problem> finding(String where, Row counted) {
    if (columns().findAny().isEmpty() || counted.getAs("far") == null) {
      return Stream.of();
    }
    return Stream.of(
        QualityProblems.datesUnlikely(
            where, counted.<Long>getAs("far"), feed.limits(), counted.getAs("far_example")));
  }

  private Stream<Column> columns() {
    return feed.columns().values().stream()
        .filter(one -> one.type() == ColumnType.DATE || one.type() == ColumnType.INSTANT);
  }

  private org.apache.spark.sql.Column far(Column column) {
    var value = col(column.name());
    LocalDate next = feed.limits().lastDay().plusDays(1);
    return value
        .lt(lit(start(column, feed.limits().firstDay())))
        .or(value.geq(lit(start(column, next))));
  }

  private static Object start(Column column, LocalDate day) {
    return column.type() == ColumnType.DATE
        ? Date.valueOf(day)
        : Timestamp.from(day.atStartOfDay(ZoneOffset.UTC).toInstant());
  }

  private static org.apache.spark.sql.Column said(Column column) {
    var place = coalesce(concat(col(ConformedRows.PLACE), lit(": ")), lit(""));
    return concat(place, lit(column.name() + " is "), col(column.name()).cast("string"));
  }
}
