package io.countersign.history;

import io.countersign.contract.Column;
import io.countersign.contract.Contract;
import io.countersign.problem.Exit;
import io.countersign.problem.Problems;
import io.countersign.problem.Refusal;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DecimalType;

/** Rows that were written when their contract had fewer columns, or numbers of fewer decimals. */
final class SchemaEvolution {
  private SchemaEvolution() {}

  /**
   * With a blank in each column that has come into the contract since.
   *
   * @throws Refusal CONTRACT_BROKEN with every such column that may not be blank
   */
  static Dataset<Row> to(Contract contract, Dataset<Row> rows) {
    List<Column> missing = missing(contract, rows);
    Problems problems = new Problems();
    missing.stream()
        .filter(column -> column.blank().isEmpty())
        .forEach(column -> problems.add(HistoryProblems.neverRead(contract, column)));
    problems.refuseIfAny(Exit.NOT_HELD);
    Dataset<Row> grown = rows;
    for (Column column : missing) {
      grown = grown.withColumn(column.name(), functions.lit(null).cast(column.type().spark()));
    }
    return withAllDecimals(contract, grown);
  }

  private static Dataset<Row> withAllDecimals(Contract contract, Dataset<Row> rows) {
    Dataset<Row> grown = rows;
    for (Column column : contract.columns().values()) {
      DataType made = rows.schema().apply(column.name()).dataType();
      if (made instanceof DecimalType && !made.equals(column.type().spark())) {
        grown =
            grown.withColumn(
                column.name(), functions.col(column.name()).cast(column.type().spark()));
      }
    }
    return grown;
  }

  private static List<Column> missing(Contract contract, Dataset<Row> rows) {
    List<String> there = List.of(rows.columns());
    return contract.columns().values().stream()
        .filter(column -> !there.contains(column.name()))
        .toList();
  }
}
