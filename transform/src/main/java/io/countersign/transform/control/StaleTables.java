package io.countersign.transform.control;

import io.countersign.build.Inputs;
import io.countersign.build.Step;
import io.countersign.build.TableRow;
import io.countersign.build.Upstream;
import io.countersign.contract.Contracts;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** The feeds that could not be read, each with every table that stands on it. */
public final class StaleTables implements Step {
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
        .selectExpr("feed", "source_system", "since_at as stale_since", "code")
        .collectAsList()
        .forEach(
            feed ->
                readers
                    .getOrDefault(feed.getAs("feed"), Set.of())
                    .forEach(
                        table ->
                            rows.add(
                                TableRow.of(inputs.schema())
                                    .with("table_name", table)
                                    .with(feed)
                                    .row())));
    return inputs.spark().createDataFrame(rows, inputs.schema());
  }

  @Override
  public String code() {
    return readers.toString();
  }
}
