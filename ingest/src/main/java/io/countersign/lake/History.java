package io.countersign.lake;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.concat_ws;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.sha2;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.expressions.Window;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.storage.StorageLevel;

/**
 * Tables that keep every version of every row, with the instant at which it became known. A row
 * that is gone at its source gets a last version that says since when.
 */
public final class History {
  private static final String SYSTEM = "source_system";
  private static final String HASH = "row_hash";
  private static final String DELETED = "deleted_at";
  private static final String KNOWN = "known_at";
  private static final String BATCH = "batch_id";
  private static final String KIND = "landing_kind";

  private History() {}

  /** The contract's columns and the five that every version of a row carries. */
  public static StructType schema(Contract contract) {
    StructType schema = contract.schema();
    schema = schema.add(BATCH, DataTypes.StringType);
    schema =
        contract.columns().containsKey(SYSTEM) ? schema : schema.add(SYSTEM, DataTypes.StringType);
    return schema
        .add(KNOWN, DataTypes.TimestampType)
        .add(HASH, DataTypes.StringType)
        .add(DELETED, DataTypes.TimestampType);
  }

  /** The instant at which the newest versions of a table became known; empty where it has none. */
  public static Optional<Instant> lastKnownAt(Lake lake, String table) {
    return lake.stamp(table).map(stamp -> Instant.parse(stamp.asked()));
  }

  /**
   * Lands what a source says now: appends a version for each new, changed or vanished row, and
   * nothing for the rest. Landing the same again writes nothing.
   *
   * @param rows the contract's columns, unique by grain
   * @param gone the keys of rows that the source says are deleted (the grain's columns), or empty
   *     where {@code rows} is everything and a missing row is a deleted one
   * @param asOf when this became known; not before anything landed earlier
   * @throws Refusal AS_OF_TOO_EARLY where the table already knows later facts
   */
  public static Landed land(
      Lake lake,
      Contract contract,
      String system,
      Dataset<Row> rows,
      Optional<Dataset<Row>> gone,
      Instant asOf) {
    refuseThePast(lake, contract, asOf);
    Dataset<Row> incoming = withHash(contract, rows);
    long version = lake.version(contract.name());
    Dataset<Row> changes =
        (version < 0 ? first(incoming) : compared(lake, contract, system, incoming, gone))
            .persist(StorageLevel.MEMORY_AND_DISK());
    try {
      Landed landed = count(changes);
      if (landed.wrote()) {
        lake.append(
            contract.name(),
            versions(contract, system, changes, asOf, version + 1),
            Stamp.of(asOf.toString(), CodeVersion.current(), Map.of())
                .with(landed.added() + landed.changed() + landed.deleted(), List.of()));
      }
      return landed;
    } finally {
      changes.unpersist();
    }
  }

  private static void refuseThePast(Lake lake, Contract contract, Instant asOf) {
    lastKnownAt(lake, contract.name())
        .filter(asOf::isBefore)
        .ifPresent(
            known -> {
              throw new Refusal(
                  Exit.WRONG_CALL,
                  new Problem(
                      "AS_OF_TOO_EARLY",
                      contract.name(),
                      "The lake already knows later facts; landing these as known earlier would rewrite history.",
                      "an as-of instant from " + known + " on",
                      asOf.toString(),
                      "Build without ingest for that instant, or land with a later one."));
            });
  }

  private static Dataset<Row> first(Dataset<Row> incoming) {
    return incoming.withColumn(KIND, lit("added"));
  }

  /** A row for each incoming or vanished key, with what became of it. */
  private static Dataset<Row> compared(
      Lake lake,
      Contract contract,
      String system,
      Dataset<Row> incoming,
      Optional<Dataset<Row>> gone) {
    Dataset<Row> now =
        latest(lake.read(contract.name()).filter(col(SYSTEM).equalTo(system)), contract);
    Dataset<Row> before =
        now.select(columns(contract, now, "b_", HASH, DELETED).toArray(Column[]::new));
    Dataset<Row> arrived = incoming.withColumn("arrived", lit(true));
    Dataset<Row> joined =
        arrived.join(before, sameKey(contract, arrived, before, "b_"), "full_outer");
    Column alive = col("b_" + HASH).isNotNull().and(col("b_" + DELETED).isNull());
    Column kind =
        functions
            .when(
                col("arrived").isNull(),
                functions.when(alive, "deleted").otherwise("unchanged_gone"))
            .when(col("b_" + HASH).isNull(), "added")
            .when(alive.and(col(HASH).equalTo(col("b_" + HASH))), "unchanged")
            .otherwise("changed");
    Dataset<Row> known = joined.withColumn(KIND, kind);
    return restored(contract, gone.map(keys -> onlyNamed(contract, known, keys)).orElse(known));
  }

  /** A source that names its deletions: a row it does not mention is simply not mentioned. */
  private static Dataset<Row> onlyNamed(Contract contract, Dataset<Row> known, Dataset<Row> keys) {
    Dataset<Row> named = prefixed(contract, keys, "g_").distinct().withColumn("named", lit(true));
    Column same = lit(true);
    for (String key : contract.grain()) {
      same = same.and(known.col("b_" + key).eqNullSafe(named.col("g_" + key)));
    }
    Column kind =
        functions
            .when(col(KIND).equalTo("deleted").and(col("named").isNull()), "unchanged")
            .otherwise(col(KIND));
    return known.join(named, same, "left").withColumn(KIND, kind);
  }

  /** The columns of a vanished row are those of its last version. */
  private static Dataset<Row> restored(Contract contract, Dataset<Row> compared) {
    List<Column> columns = new ArrayList<>();
    Column gone = col("arrived").isNull();
    for (String name : contract.columns().keySet()) {
      columns.add(functions.when(gone, col("b_" + name)).otherwise(col(name)).as(name));
    }
    columns.add(functions.when(gone, col("b_" + HASH)).otherwise(col(HASH)).as(HASH));
    columns.add(col(KIND));
    return compared.select(columns.toArray(Column[]::new));
  }

  private static Landed count(Dataset<Row> changes) {
    Map<String, Long> counts = new HashMap<>();
    for (Row row : changes.groupBy(KIND).count().collectAsList()) {
      counts.put(row.getString(0), row.getLong(1));
    }
    return new Landed(
        counts.getOrDefault("added", 0L),
        counts.getOrDefault("changed", 0L),
        counts.getOrDefault("deleted", 0L),
        counts.getOrDefault("unchanged", 0L));
  }

  private static Dataset<Row> versions(
      Contract contract, String system, Dataset<Row> changes, Instant asOf, long sequence) {
    Column known = lit(Timestamp.from(asOf));
    Dataset<Row> written = changes.filter(col(KIND).isin("added", "changed", "deleted"));
    List<Column> columns = new ArrayList<>();
    contract.columns().keySet().forEach(name -> columns.add(col(name)));
    columns.add(lit(String.format("%06d %s", sequence, system)).as(BATCH));
    if (!contract.columns().containsKey(SYSTEM)) {
      columns.add(lit(system).as(SYSTEM));
    }
    columns.add(known.as(KNOWN));
    columns.add(col(HASH));
    columns.add(
        functions
            .when(col(KIND).equalTo("deleted"), known)
            .cast(DataTypes.TimestampType)
            .as(DELETED));
    return written.select(columns.toArray(Column[]::new));
  }

  /**
   * The rows as known at an instant: the latest version of each that had become known, without
   * those deleted by then and without facts that carry a later instant of their own.
   */
  static Dataset<Row> knownAt(
      Dataset<Row> versions, Contract contract, Instant asOf, boolean oneBatch) {
    Column then = lit(Timestamp.from(asOf));
    Dataset<Row> known = versions.filter(col(KNOWN).leq(then));
    Dataset<Row> rows = oneBatch ? known : latest(known, contract);
    Dataset<Row> alive = rows.filter(col(DELETED).isNull());
    return contract
        .happened()
        .map(instant -> alive.filter(col(instant).isNull().or(col(instant).leq(then))))
        .orElse(alive);
  }

  private static Dataset<Row> latest(Dataset<Row> versions, Contract contract) {
    List<Column> key = new ArrayList<>();
    contract.grain().forEach(name -> key.add(col(name)));
    key.add(col(SYSTEM));
    var newestFirst =
        Window.partitionBy(key.toArray(Column[]::new))
            .orderBy(col(KNOWN).desc(), col(BATCH).desc());
    return versions
        .withColumn("newest", functions.row_number().over(newestFirst))
        .filter(col("newest").equalTo(1))
        .drop("newest");
  }

  private static Dataset<Row> withHash(Contract contract, Dataset<Row> rows) {
    List<Column> columns = new ArrayList<>();
    List<Column> texts = new ArrayList<>();
    contract
        .columns()
        .forEach(
            (name, column) -> {
              Column value = rows.col(name).cast(column.type().spark());
              columns.add(value.as(name));
              texts.add(coalesce(value.cast(DataTypes.StringType), lit("\u0000")));
            });
    columns.add(sha2(concat_ws("\u0001", texts.toArray(Column[]::new)), 256).as(HASH));
    return rows.select(columns.toArray(Column[]::new));
  }

  private static List<Column> columns(
      Contract contract, Dataset<Row> rows, String prefix, String... more) {
    List<Column> columns = new ArrayList<>();
    contract.columns().keySet().forEach(name -> columns.add(rows.col(name).as(prefix + name)));
    for (String name : more) {
      columns.add(rows.col(name).as(prefix + name));
    }
    return columns;
  }

  private static Dataset<Row> prefixed(Contract contract, Dataset<Row> keys, String prefix) {
    return keys.select(
        contract.grain().stream()
            .map(
                name ->
                    keys.col(name)
                        .cast(contract.columns().get(name).type().spark())
                        .as(prefix + name))
            .toArray(Column[]::new));
  }

  private static Column sameKey(
      Contract contract, Dataset<Row> left, Dataset<Row> right, String prefix) {
    Column same = lit(true);
    for (String key : contract.grain()) {
      same = same.and(left.col(key).eqNullSafe(right.col(prefix + key)));
    }
    return same;
  }
}
