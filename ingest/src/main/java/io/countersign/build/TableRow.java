package io.countersign.build;

import org.apache.spark.sql.Row;
import org.apache.spark.sql.catalyst.expressions.GenericRowWithSchema;
import org.apache.spark.sql.types.StructType;

/** A row that is being made: each cell goes to the column of its name, all others stay blank. */
public final class TableRow {
  private final StructType schema;
  private final Object[] cells;

  private TableRow(StructType schema) {
    this.schema = schema;
    this.cells = new Object[schema.size()];
  }

  public static TableRow of(StructType schema) {
    return new TableRow(schema);
  }

  /** All cells of a row whose columns this one has, too. */
  public TableRow with(Row row) {
    String[] names = row.schema().fieldNames();
    for (int i = 0; i < names.length; i++) {
      if (schema.getFieldIndex(names[i]).isDefined()) {
        with(names[i], row.get(i));
      }
    }
    return this;
  }

  /**
   * One cell.
   *
   * @throws IllegalArgumentException where there is no such column
   */
  public TableRow with(String column, Object value) {
    cells[schema.fieldIndex(column)] = value;
    return this;
  }

  public Row row() {
    return new GenericRowWithSchema(cells, schema);
  }
}
