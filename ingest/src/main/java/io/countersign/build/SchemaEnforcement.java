package io.countersign.build;

import io.countersign.contract.Column;
import io.countersign.contract.Contract;
import io.countersign.problem.Exit;
import io.countersign.problem.Problems;
import io.countersign.problem.Refusal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.ArrayType;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.DecimalType;
import org.apache.spark.sql.types.StructType;

/**
 * Brings the rows of a step into the shape of its contract, and refuses what would lose something.
 */
public final class SchemaEnforcement {
  private SchemaEnforcement() {}

  /**
   * The contract's columns in its order and its types.
   *
   * @throws Refusal CONTRACT_BROKEN with every missing column and every type that does not fit
   */
  public static Dataset<Row> to(Contract contract, Dataset<Row> rows) {
    Problems problems = new Problems();
    List<String> have = Arrays.asList(rows.columns());
    List<org.apache.spark.sql.Column> columns = new ArrayList<>();
    for (Column column : contract.columns().values()) {
      if (!have.contains(column.name())) {
        problems.add(BuildProblems.columnMissing(contract, column));
        continue;
      }
      DataType made = rows.schema().apply(column.name()).dataType();
      if (!fits(made, column.type().spark())) {
        problems.add(BuildProblems.otherType(contract, column, made));
      }
      columns.add(
          rows.col("`" + column.name() + "`").cast(column.type().spark()).as(column.name()));
    }
    problems.refuseIfAny(Exit.WRONG_CALL);
    if (sameShape(contract, rows)) {
      return rows;
    }
    return rows.select(columns.toArray(org.apache.spark.sql.Column[]::new));
  }

  private static boolean sameShape(Contract contract, Dataset<Row> rows) {
    StructType made = rows.schema();
    List<Column> columns = List.copyOf(contract.columns().values());
    return made.size() == columns.size()
        && IntStream.range(0, made.size())
            .allMatch(
                i ->
                    made.apply(i).name().equals(columns.get(i).name())
                        && made.apply(i).dataType().equals(columns.get(i).type().spark()));
  }

  /** A cast that can only be exact or, where a number does not fit, an error. */
  private static boolean fits(DataType made, DataType promised) {
    if (made.equals(promised) || made.equals(DataTypes.NullType)) {
      return true;
    }
    if (made instanceof ArrayType from && promised instanceof ArrayType to) {
      return from.elementType().equals(to.elementType());
    }
    if (made instanceof DecimalType from && promised instanceof DecimalType to) {
      return from.scale() <= to.scale();
    }
    return made.equals(DataTypes.IntegerType)
        && (promised.equals(DataTypes.LongType) || promised instanceof DecimalType);
  }
}
