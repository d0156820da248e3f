package io.countersign.transform.control;

import io.countersign.build.Inputs;
import io.countersign.build.Step;
import io.countersign.build.Upstream;
import io.countersign.contract.Contracts;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/** The feeds that could not be read, each with every table that stands on it. */
public final class StaleTables implements Step {
  private static final StructType SCHEMA =
      new StructType()
          .add("table_name", DataTypes.StringType)
          .add("feed", DataTypes.StringType)
          .add("source_system", DataTypes.StringType)
          .add("stale_since", DataTypes.TimestampType)
          .add("code", DataTypes.StringType);

  private final Map<String, Set<String>> readers = new Upstream(Contracts.all()).readers();

  @Override
  public String makes() {
    return Upstream.STALE;
  }

  @Override
  public Dataset<Row> make(Inputs inputs) {
    List<Row> rows = new ArrayList<>();
    inputs
        .table(Upstream.STATES)
        .where("state = 'stopped' and landed")
        .select("feed", "source_system", "since_at", "code")
        .collectAsList()
        .forEach(
            feed ->
                readers
                    .getOrDefault(feed.getString(0), Set.of())
                    .forEach(table -> rows.add(row(table, feed))));
    return inputs.spark().createDataFrame(rows, SCHEMA);
  }

  private static Row row(String table, Row feed) {
    return RowFactory.create(table, feed.get(0), feed.get(1), feed.get(2), feed.get(3));
  }

  @Override
  public String code() {
    return readers.toString();
  }
}
