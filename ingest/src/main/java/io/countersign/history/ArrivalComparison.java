package io.countersign.history;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.when;

import io.countersign.contract.Contract;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Holds what a source says now against what the table knows of it, row by row.
 *
 * @param incoming the contract's columns and the hash, unique by grain
 */
record ArrivalComparison(Contract contract, Dataset<Row> incoming) {
  /** What becomes of a row: added, changed, deleted, unchanged. */
  static final String KIND = "landing_kind";

  /** Whether the row lived before; blank where it was not known. */
  static final String WAS = "b_lived";

  static List<String> measures(Contract contract) {
    return contract.columns().values().stream()
        .filter(column -> column.type().adds())
        .map(io.countersign.contract.Column::name)
        .toList();
  }

  /** Where the table knows nothing yet. */
  Dataset<Row> first() {
    List<Column> columns = new ArrayList<>(List.of(col("*"), lit("added").as(KIND)));
    columns.add(lit(false).as(WAS));
    for (String name : measures(contract)) {
      columns.add(lit(null).cast(contract.columns().get(name).type().spark()).as("b_" + name));
    }
    return incoming.select(columns.toArray(Column[]::new));
  }

  /** A row for each incoming or vanished key, with what became of it. */
  Dataset<Row> with(Dataset<Row> versions, LoadScope scope) {
    if (scope instanceof LoadScope.Named named) {
      return restored(onlyNamed(joined(versions), named.gone()));
    }
    return restored(
        scope instanceof LoadScope.Lately lately ? lately(versions, lately) : joined(versions));
  }

  private Dataset<Row> joined(Dataset<Row> versions) {
    Dataset<Row> before = before(History.latest(versions, contract));
    Dataset<Row> arrived = incoming.withColumn("arrived", lit(true));
    Column same = same(arrived, "", before, "b_");
    return arrived.join(before, same, "full_outer").withColumn(KIND, kind());
  }

  private static Column kind() {
    Column alive = col("b_row_hash").isNotNull().and(col("b_deleted_at").isNull());
    return when(col("arrived").isNull(), when(alive, "deleted").otherwise("unchanged_gone"))
        .when(col("b_row_hash").isNull(), "added")
        .when(alive.and(col("row_hash").equalTo(col("b_row_hash"))), "unchanged")
        .otherwise("changed");
  }

  /** A source that names its deletions: a row it does not mention is simply not mentioned. */
  private Dataset<Row> onlyNamed(Dataset<Row> known, Dataset<Row> keys) {
    return unless(known, keys, col("named").isNull(), "unchanged");
  }

  /** Only the rows that came or must go are looked at, where nobody asked for all keys. */
  private Dataset<Row> lately(Dataset<Row> versions, LoadScope.Lately lately) {
    Dataset<Row> gone = prefixed(lately.gone(), "g_");
    if (lately.still().isPresent()) {
      Dataset<Row> still = prefixed(lately.still().get(), "g_").except(gone);
      return unless(joined(versions), still, col("named").isNotNull(), "unchanged_still");
    }
    Dataset<Row> keys = prefixed(incoming, "g_").union(gone);
    return joined(versions.join(keys, same(versions, "", keys, "g_"), "left_semi"));
  }

  /** A row that seems deleted is not, where the condition holds for its key. */
  private Dataset<Row> unless(
      Dataset<Row> known, Dataset<Row> keys, Column condition, String kind) {
    Dataset<Row> named = keyed(keys).distinct().withColumn("named", lit(true));
    return known
        .join(named, same(known, "b_", named, "g_"), "left")
        .withColumn(
            KIND, when(col(KIND).equalTo("deleted").and(condition), kind).otherwise(col(KIND)));
  }

  private Dataset<Row> keyed(Dataset<Row> keys) {
    return List.of(keys.columns()).contains("g_" + contract.grain().get(0))
        ? keys
        : prefixed(keys, "g_");
  }

  /** The columns of a vanished row are those of its last version. */
  private Dataset<Row> restored(Dataset<Row> compared) {
    List<Column> columns = new ArrayList<>();
    Column gone = col("arrived").isNull();
    for (String name : contract.columns().keySet()) {
      columns.add(when(gone, col("b_" + name)).otherwise(col(name)).as(name));
    }
    columns.add(when(gone, col("b_row_hash")).otherwise(col("row_hash")).as("row_hash"));
    columns.add(col(KIND));
    columns.add(col("b_row_hash").isNotNull().and(col("b_deleted_at").isNull()).as(WAS));
    measures(contract).forEach(name -> columns.add(col("b_" + name)));
    return compared.select(columns.toArray(Column[]::new));
  }

  private Dataset<Row> before(Dataset<Row> latest) {
    List<Column> columns = new ArrayList<>();
    contract.columns().keySet().forEach(name -> columns.add(latest.col(name).as("b_" + name)));
    columns.add(latest.col("row_hash").as("b_row_hash"));
    columns.add(latest.col("deleted_at").as("b_deleted_at"));
    return latest.select(columns.toArray(Column[]::new));
  }

  private Dataset<Row> prefixed(Dataset<Row> keys, String prefix) {
    return keys.select(
        contract.grain().stream()
            .map(
                name ->
                    keys.col(name)
                        .cast(contract.columns().get(name).type().spark())
                        .as(prefix + name))
            .toArray(Column[]::new));
  }

  private Column same(Dataset<Row> left, String leftPrefix, Dataset<Row> right, String prefix) {
    Column same = lit(true);
    for (String key : contract.grain()) {
      same = same.and(left.col(leftPrefix + key).eqNullSafe(right.col(prefix + key)));
    }
    return same;
  }
}
