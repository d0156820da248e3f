package io.countersign.lake;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.ArrayType;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;

/**
 * Rows as people write them in a test: a line of column names, then a line a row, cells between
 * bars, an empty cell is a blank. What is not named is blank.
 */
public final class Rows {
  private Rows() {}

  /** Rows of a schema; a column that the schema does not have is an error. */
  public static Dataset<Row> of(SparkSession spark, StructType schema, String text) {
    List<List<String>> lines = cells(text);
    List<String> header = lines.isEmpty() ? List.of() : lines.get(0);
    List<String> known = Arrays.asList(schema.fieldNames());
    header.stream()
        .filter(name -> !known.contains(name))
        .forEach(
            name -> {
              throw new IllegalArgumentException("No column '" + name + "' among " + known);
            });
    List<Row> rows = new ArrayList<>();
    for (List<String> line : lines.subList(Math.min(1, lines.size()), lines.size())) {
      rows.add(row(known, header, line));
    }
    return typed(spark.createDataFrame(rows, allText(schema)), schema);
  }

  private static Row row(List<String> known, List<String> header, List<String> line) {
    if (line.size() != header.size()) {
      throw new IllegalArgumentException(header.size() + " columns expected, found " + line);
    }
    Object[] values = new Object[known.size()];
    for (int i = 0; i < line.size(); i++) {
      values[known.indexOf(header.get(i))] = line.get(i).isEmpty() ? null : line.get(i);
    }
    return RowFactory.create(values);
  }

  private static StructType allText(StructType schema) {
    StructType text = new StructType();
    for (StructField field : schema.fields()) {
      text = text.add(field.name(), DataTypes.StringType, true);
    }
    return text;
  }

  private static Dataset<Row> typed(Dataset<Row> text, StructType schema) {
    return text.select(
        Arrays.stream(schema.fields())
            .map(field -> typed(field).as(field.name()))
            .toArray(org.apache.spark.sql.Column[]::new));
  }

  /** A list is written as its parts with semicolons between. */
  private static org.apache.spark.sql.Column typed(StructField field) {
    org.apache.spark.sql.Column text = functions.col(field.name());
    return field.dataType() instanceof ArrayType
        ? functions.split(text, "; ")
        : text.cast(field.dataType());
  }

  /** The cells of a text table; blank lines do not count. */
  static List<List<String>> cells(String text) {
    return text.lines()
        .filter(line -> !line.isBlank())
        .map(line -> Arrays.stream((line + " ").split("\\|", -1)).map(String::strip).toList())
        .toList();
  }

  /** The named columns of made rows as sorted lines of text, types as the table has them. */
  static List<String> lines(Dataset<Row> made, List<String> columns) {
    List<String> lines = new ArrayList<>();
    for (Row row :
        made.selectExpr(
                columns.stream()
                    .map(name -> text(made.schema().apply(name)))
                    .toArray(String[]::new))
            .collectAsList()) {
      List<String> cells = new ArrayList<>();
      for (int i = 0; i < columns.size(); i++) {
        cells.add(row.isNullAt(i) ? "" : row.getString(i));
      }
      lines.add(String.join(" | ", cells));
    }
    Collections.sort(lines);
    return lines;
  }

  private static String text(StructField field) {
    return field.dataType() instanceof ArrayType
        ? "array_join(`" + field.name() + "`, '; ')"
        : "cast(`" + field.name() + "` as string)";
  }

  /** Expected rows in the same form, each cell brought into the type of the made column. */
  static List<String> expected(SparkSession spark, StructType made, String text) {
    List<String> header = cells(text).get(0);
    Map<String, DataType> types = new LinkedHashMap<>();
    for (StructField field : made.fields()) {
      types.put(field.name(), field.dataType());
    }
    StructType schema = new StructType();
    for (String name : header) {
      if (!types.containsKey(name)) {
        throw new IllegalArgumentException("No column '" + name + "' among " + types.keySet());
      }
      schema = schema.add(name, types.get(name), true);
    }
    return lines(of(spark, schema, text), header);
  }
}
