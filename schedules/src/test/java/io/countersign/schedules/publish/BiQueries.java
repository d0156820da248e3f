package io.countersign.schedules.publish;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/** What BI tools ask, and how long they wait. */
public final class BiQueries {
  private BiQueries() {}

  /** The fixed questions. */
  public static List<String> all() throws IOException {
    try (InputStream text = BiQueries.class.getResourceAsStream("/bi/queries.sql")) {
      String sql = new String(text.readAllBytes(), StandardCharsets.UTF_8).replaceAll("--.*", "");
      return Arrays.stream(sql.split(";"))
          .map(String::strip)
          .filter(one -> !one.isEmpty())
          .toList();
    }
  }

  /** Rows as text, their cells parted by bars, numbers without the zeros at their end. */
  public static List<String> ask(Connection connection, String sql) throws SQLException {
    List<String> rows = new ArrayList<>();
    try (Statement statement = connection.createStatement();
        ResultSet found = statement.executeQuery(sql)) {
      while (found.next()) {
        List<String> cells = new ArrayList<>();
        for (int i = 1; i <= found.getMetaData().getColumnCount(); i++) {
          cells.add(plain(String.valueOf(found.getString(i))));
        }
        rows.add(String.join("|", cells));
      }
    }
    return rows;
  }

  /** The same of Spark. */
  public static List<String> ask(SparkSession spark, String sql) {
    List<String> rows = new ArrayList<>();
    for (Row row : spark.sql(sql).collectAsList()) {
      List<String> cells = new ArrayList<>();
      for (int i = 0; i < row.size(); i++) {
        cells.add(plain(String.valueOf(row.get(i))));
      }
      rows.add(String.join("|", cells));
    }
    return rows;
  }

  private static String plain(String cell) {
    return cell.matches("-?\\d+\\.\\d+") ? cell.replaceAll("\\.?0+$", "") : cell;
  }

  /** Counts the rows of a mart and adds up each of its amounts. */
  public static String sums(Connection postgres, String mart) throws SQLException {
    List<String> amounts =
        ask(
            postgres,
            "select column_name from information_schema.columns where table_schema = 'countersign'"
                + " and data_type = 'numeric' and table_name = '"
                + mart
                + "' order by ordinal_position");
    return amounts.stream()
        .map(amount -> ", sum(" + amount + ")")
        .collect(Collectors.joining("", "select count(*)", " from "));
  }

  /** Milliseconds that 95 of 100 answers stay below. */
  public static double p95(Connection connection, List<String> queries, int rounds)
      throws SQLException {
    List<Double> took = new ArrayList<>();
    for (int round = 0; round < rounds; round++) {
      for (String sql : queries) {
        long start = System.nanoTime();
        ask(connection, sql);
        took.add((System.nanoTime() - start) / 1e6);
      }
    }
    Collections.sort(took);
    return took.get(took.size() * 95 / 100);
  }
}
