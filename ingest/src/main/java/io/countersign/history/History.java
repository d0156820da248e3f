package io.countersign.history;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.concat_ws;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.sha2;

import io.countersign.contract.Contract;
import io.countersign.lake.CodeVersion;
import io.countersign.lake.CommitInfo;
import io.countersign.lake.Lake;
import io.countersign.problem.Refusal;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BinaryOperator;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.catalyst.expressions.GenericRowWithSchema;
import org.apache.spark.sql.expressions.Window;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

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

  /** Which of a row's versions is the later one. */
  private static final Comparator<Row> BY_AGE =
      Comparator.comparing((Row version) -> version.<Timestamp>getAs(KNOWN))
          .thenComparing(version -> version.<String>getAs(BATCH));

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
    return lake.stamp(table).map(commit -> Instant.parse(commit.asked()));
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
  public static RowCounts land(
      Lake lake,
      Contract contract,
      String system,
      Dataset<Row> rows,
      Optional<Dataset<Row>> gone,
      Instant asOf) {
    LoadScope scope =
        gone.<LoadScope>map(LoadScope.Named::new).orElseGet(LoadScope.Everything::new);
    try (RowChanges changes = compare(lake, contract, system, rows, scope, asOf)) {
      return changes.write();
    }
  }

  /**
   * As {@link #land}, up to the point where it would write.
   *
   * @param scope what it means that a row is not among these
   */
  public static RowChanges compare(
      Lake lake,
      Contract contract,
      String system,
      Dataset<Row> rows,
      LoadScope scope,
      Instant asOf) {
    refuseThePast(lake, contract, asOf);
    ArrivalComparison comparison = new ArrivalComparison(contract, withHash(contract, rows));
    long version = lake.version(contract.name());
    Dataset<Row> compared =
        version < 0
            ? comparison.first()
            : comparison.with(versions(lake, contract).filter(col(SYSTEM).equalTo(system)), scope);
    return new RowChanges(
        contract,
        compared,
        version >= 0,
        scope instanceof LoadScope.Lately,
        changes ->
            lake.append(
                contract.name(),
                versions(contract, system, changes.rows(), asOf, version + 1),
                CommitInfo.of(asOf.toString(), CodeVersion.current(), Map.of())
                    .with(written(changes.landed()), List.of())));
  }

  private static long written(RowCounts landed) {
    return landed.added() + landed.changed() + landed.deleted();
  }

  private static void refuseThePast(Lake lake, Contract contract, Instant asOf) {
    lastKnownAt(lake, contract.name())
        .filter(asOf::isBefore)
        .ifPresent(
            known -> {
              throw HistoryProblems.asOfTooEarly(contract.name(), known, asOf);
            });
  }

  private static Dataset<Row> versions(
      Contract contract, String system, Dataset<Row> changes, Instant asOf, long sequence) {
    Column known = lit(Timestamp.from(asOf));
    Dataset<Row> written =
        changes.filter(col(ArrivalComparison.KIND).isin("added", "changed", "deleted"));
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
            .when(col(ArrivalComparison.KIND).equalTo("deleted"), known)
            .cast(DataTypes.TimestampType)
            .as(DELETED));
    return written.select(columns.toArray(Column[]::new));
  }

  /** All versions of all rows, also of those written when their contract had fewer columns. */
  public static Dataset<Row> versions(Lake lake, Contract contract) {
    return SchemaEvolution.to(contract, lake.read(contract.name()));
  }

  /** The rows that a table has now: the latest version of each, without those deleted. */
  public static Dataset<Row> now(Lake lake, Contract contract) {
    return latest(versions(lake, contract), contract).filter(col(DELETED).isNull());
  }

  /**
   * As {@link #now}, of what the product keeps for itself, which are few rows: in this process,
   * where the files are small.
   */
  public static List<Row> rows(Lake lake, Contract contract) {
    return rows(lake, contract, Instant.MAX);
  }

  /** As {@link #rows(Lake, Contract)}, of the versions that had become known at an instant. */
  public static List<Row> rows(Lake lake, Contract contract, Instant asOf) {
    if (!lake.has(contract.name())) {
      return List.of();
    }
    Map<List<Object>, Row> latest = new LinkedHashMap<>();
    for (Row version : lake.rows(contract.name())) {
      if (!version.<Timestamp>getAs(KNOWN).toInstant().isAfter(asOf)) {
        List<Object> key = new ArrayList<>();
        contract.grain().forEach(name -> key.add(version.getAs(name)));
        key.add(version.getAs(SYSTEM));
        latest.merge(key, version, BinaryOperator.maxBy(BY_AGE));
      }
    }
    return latest.values().stream()
        .filter(version -> version.getAs(DELETED) == null)
        .map(version -> evolved(contract, version))
        .toList();
  }

  /** The contract's columns; a blank in those that have come into it since. */
  private static Row evolved(Contract contract, Row version) {
    List<String> there = List.of(version.schema().fieldNames());
    return new GenericRowWithSchema(
        contract.columns().keySet().stream()
            .map(name -> there.contains(name) ? version.getAs(name) : null)
            .toArray(),
        contract.schema());
  }

  /** As {@link #now}, of the versions that had become known at an instant. */
  public static Dataset<Row> then(Lake lake, Contract contract, Instant asOf) {
    return knownAt(lake.read(contract.name()), contract, asOf, false);
  }

  /**
   * The rows as known at an instant: the latest version of each that had become known, without
   * those deleted by then and without facts that carry a later instant of their own.
   */
  public static Dataset<Row> knownAt(
      Dataset<Row> versions, Contract contract, Instant asOf, boolean oneBatch) {
    Column then = lit(Timestamp.from(asOf));
    Dataset<Row> known = versionsAt(contract, versions, asOf);
    Dataset<Row> rows = oneBatch ? known : latest(known, contract);
    Dataset<Row> alive = rows.filter(col(DELETED).isNull());
    return contract
        .happened()
        .map(instant -> alive.filter(col(instant).isNull().or(col(instant).leq(then))))
        .orElse(alive);
  }

  /** The versions that had become known at an instant. */
  public static Dataset<Row> versionsAt(Contract contract, Dataset<Row> versions, Instant asOf) {
    return SchemaEvolution.to(contract, versions).filter(col(KNOWN).leq(lit(Timestamp.from(asOf))));
  }

  /**
   * Whether a table shows other rows at a later instant than at an earlier one: versions became
   * known in between, or facts carry an instant of their own that lies there.
   */
  public static boolean differs(Lake lake, Contract contract, Instant earlier, Instant later) {
    boolean known = lastKnownAt(lake, contract.name()).filter(earlier::isBefore).isPresent();
    return known
        || contract
            .happened()
            .filter(instant -> lake.hasBetween(contract.name(), instant, earlier, later))
            .isPresent();
  }

  static Dataset<Row> latest(Dataset<Row> versions, Contract contract) {
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
}
