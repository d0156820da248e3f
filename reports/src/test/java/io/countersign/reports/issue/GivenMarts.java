package io.countersign.reports.issue;

import static org.apache.spark.sql.functions.expr;

import io.countersign.contract.Contract;
import io.countersign.contract.Contracts;
import io.countersign.history.AsOfView;
import io.countersign.lake.ExecutionProfile;
import io.countersign.lake.Rows;
import io.countersign.reports.ask.MartReader;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.StructType;

/** Tables as their contracts have them, with the rows of a text; what it does not give is empty. */
final class GivenMarts implements MartReader {
  private final SparkSession spark;
  private final Map<String, StructType> schemas = new TreeMap<>();
  private final Map<String, String> unshown = new HashMap<>();

  GivenMarts(SparkSession session, String resource) {
    this.spark = ExecutionProfile.FEW.session(session);
    Map<String, String> given = given(resource);
    Map<String, Contract> contracts = Contracts.all();
    contracts.forEach(
        (name, contract) -> schemas.put(name, AsOfView.columns(contract).asNullable()));
    schemas.keySet().forEach(name -> put(name, given.getOrDefault(name, "")));
  }

  /** Other rows of a table; it is made when somebody asks for it. */
  synchronized GivenMarts put(String table, String rows) {
    unshown.put(table, rows);
    return this;
  }

  private synchronized void show(String sql) {
    for (String table : InventedMarts.named(sql, unshown.keySet())) {
      show(table, unshown.remove(table));
    }
  }

  private void show(String table, String rows) {
    Dataset<Row> given = Rows.of(spark, schemas.get(table), rows);
    (InventedMarts.ofASource(Contracts.all().get(table))
            ? given.withColumn("source_system", expr("coalesce(source_system, 'test')"))
            : given)
        .createOrReplaceTempView(table);
  }

  private static Map<String, String> given(String resource) {
    Map<String, String> given = new HashMap<>();
    for (String block : text(resource).split("(?m)^given ", -1)) {
      int end = block.indexOf('\n');
      given.put(block.substring(0, end).strip(), block.substring(end));
    }
    return given;
  }

  private static String text(String resource) {
    try (InputStream in = GivenMarts.class.getResourceAsStream(resource)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  @Override
  public List<Map<String, Object>> query(String sql, Map<String, Object> parameters) {
    show(sql);
    return InventedMarts.rows(spark, sql, parameters);
  }

  @Override
  public Map<String, Long> versions() {
    Map<String, Long> versions = new TreeMap<>();
    schemas.keySet().forEach(table -> versions.put(table, 3L));
    return versions;
  }
}
