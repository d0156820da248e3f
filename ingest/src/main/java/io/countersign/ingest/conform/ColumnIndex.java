package io.countersign.ingest.conform;

import java.util.HashMap;
import java.util.Map;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.StructType;

/** Where rows of one schema have their columns: looked up by name for each row, it takes longer. */
final class ColumnIndex {
  private final StructType schema;
  private final Map<String, Integer> places = new HashMap<>();

  ColumnIndex(StructType schema) {
    this.schema = schema;
    String[] names = schema.fieldNames();
    for (int i = 0; i < names.length; i++) {
      places.put(names[i], i);
    }
  }

  /** The same schema, not one that is equal: comparing them takes longer than looking up. */
  @SuppressWarnings("ReferenceEquality")
  boolean isOf(Row row) {
    return row.schema() == schema;
  }

  boolean has(String column) {
    return places.containsKey(column);
  }

  /** What a row has in a column, of whatever type; null where there is none. */
  Object value(Row row, String column) {
    Integer place = places.get(column);
    return place == null ? null : row.get(place);
  }
}
