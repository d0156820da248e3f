package io.countersign.build;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Makes one table from others. Which ones it may see stands in the table's contract. */
public interface Step {
  /** The table's name; its contract has the same. */
  String makes();

  /** All rows of the table, with at least the contract's columns. */
  Dataset<Row> make(Inputs inputs);

  /** What, beside the classes, decides the rows: the text of its SQL files. */
  default String code() {
    return SqlScript.behind(this);
  }
}
