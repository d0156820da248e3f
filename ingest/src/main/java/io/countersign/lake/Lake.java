package io.countersign.lake;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.LongStream;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SaveMode;
import org.apache.spark.sql.SparkSession;

/**
 * The tables of one company, as Delta tables below one folder of any Hadoop file system. Every
 * write is one Delta commit: a table is at its old version or at its new one, never between.
 */
public final class Lake {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String PROPERTIES = "spark.databricks.delta.properties.defaults.";

  /** Files that take no more are read in this process. */
  private static final long SMALL = 128 << 10;

  static final String APPLICATION = "countersign";

  /** Tables of the product's own that take no more are read here even once, as many years hold. */
  private static final long MEDIUM = 8 << 20;

  private static final int MANY = 200_000;

  private final Supplier<SparkSession> opening;
  private final String root;
  private final TableMemory memory = new TableMemory();
  private SparkSession spark;
  private Configuration unopened;

  /**
   * A lake, made on the first write.
   *
   * @param root a folder, as {@code lake} or {@code s3a://bucket/lake}
   */
  public Lake(SparkSession spark, String root) {
    this(() -> spark, root);
  }

  /**
   * As the other; Spark is opened when something is asked that the logs and small files do not
   * answer.
   */
  public Lake(Supplier<SparkSession> opening, String root) {
    this.opening = opening;
    this.root = root;
  }

  public synchronized SparkSession spark() {
    if (spark == null) {
      spark = opening.get();
    }
    return spark;
  }

  /** A session for queries of these tables, as befits how much there is of them. */
  public SparkSession session(Collection<String> tables) {
    ExecutionProfile profile =
        ExecutionProfile.ofBytes(tables.stream().mapToLong(this::bytes).sum());
    boolean few = profile == ExecutionProfile.FEW;
    return (few ? profile : ExecutionProfile.SMALL).session(spark());
  }

  /** How files are reached: as Spark does, where it runs. */
  public synchronized Configuration hadoop() {
    if (spark != null) {
      return spark.sparkContext().hadoopConfiguration();
    }
    if (unopened == null) {
      unopened = LakeSession.hadoop();
    }
    return unopened;
  }

  /** The folder that all tables lie in. */
  public String root() {
    return root;
  }

  /** Where a table lies, for readers that bring their own engine. */
  public String path(String table) {
    return root + "/" + table;
  }

  public boolean has(String table) {
    return version(table) >= 0;
  }

  /** The newest Delta version; −1 where the table has never been written. */
  public long version(String table) {
    Path log = log(table);
    try {
      long newest = -1;
      for (FileStatus file : log.getFileSystem(hadoop()).listStatus(log)) {
        newest = Math.max(newest, versionOf(file.getPath().getName()));
      }
      return newest;
    } catch (FileNotFoundException e) {
      return -1;
    } catch (IOException e) {
      throw unreachable(table, e);
    }
  }

  /** How much the files of a table's newest version take; 0 where it has never been written. */
  public long bytes(String table) {
    long version = version(table);
    return version < 0 ? 0 : made(table, version).bytes();
  }

  private static long versionOf(String file) {
    return file.matches("\\d{20}\\.json") ? Long.parseLong(file.substring(0, 20)) : -1;
  }

  /** Out of what the newest version was made; empty where the table has none. */
  public Optional<CommitInfo> stamp(String table) {
    long version = version(table);
    return version < 0 ? Optional.empty() : stamp(table, version);
  }

  /** The instant that the newest version of a made table is about. */
  public Optional<Instant> askedAt(String table) {
    return stamp(table).map(CommitInfo::asOf);
  }

  /** The newest version of a made table that is about this instant or an earlier one. */
  public OptionalLong versionAsOf(String table, Instant asOf) {
    return LongStream.iterate(version(table), version -> version >= 0, version -> version - 1)
        .filter(
            version -> stamp(table, version).filter(made -> !made.asOf().isAfter(asOf)).isPresent())
        .findFirst();
  }

  /** The instant that a version of a made table is about. */
  public Optional<Instant> askedAt(String table, long version) {
    return stamp(table, version).map(CommitInfo::asOf);
  }

  /** The newest version of a made table about a period and this instant or an earlier one. */
  public OptionalLong versionAbout(String table, String period, Instant asOf) {
    return LongStream.iterate(version(table), version -> version >= 0, version -> version - 1)
        .filter(
            version ->
                stamp(table, version)
                    .filter(made -> made.isAbout(period) && !made.asOf().isAfter(asOf))
                    .isPresent())
        .findFirst();
  }

  /** The names of all tables that have been written. */
  public List<String> tables() {
    Path folder = new Path(root);
    try {
      List<String> names = new ArrayList<>();
      for (FileStatus file : folder.getFileSystem(hadoop()).listStatus(folder)) {
        if (file.isDirectory() && has(file.getPath().getName())) {
          names.add(file.getPath().getName());
        }
      }
      return names;
    } catch (FileNotFoundException e) {
      return List.of();
    } catch (IOException e) {
      throw unreachable("*", e);
    }
  }

  /** Out of what a version was made; empty where it has no stamp. */
  public Optional<CommitInfo> stamp(String table, long version) {
    return memory.stamp(table, version, () -> readStamp(table, version));
  }

  private Optional<CommitInfo> readStamp(String table, long version) {
    Path commit = new Path(log(table), String.format("%020d.json", version));
    try {
      FileSystem files = commit.getFileSystem(hadoop());
      try (BufferedReader lines =
          new BufferedReader(new InputStreamReader(files.open(commit), StandardCharsets.UTF_8))) {
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
          JsonNode said = JSON.readTree(line).path("commitInfo").path("userMetadata");
          if (said.isTextual()) {
            return Optional.of(CommitInfo.parse(said.asText()));
          }
        }
      }
      return Optional.empty();
    } catch (IOException e) {
      throw unreachable(table, e);
    }
  }

  /** All rows of the newest version. */
  public Dataset<Row> read(String table) {
    return read(table, version(table));
  }

  /** All rows of a version, however old. */
  public Dataset<Row> read(String table, long version) {
    return read(spark(), table, version);
  }

  /** As {@link #read(String, long)}, for a query in this session. */
  public Dataset<Row> read(SparkSession session, String table, long version) {
    TableFiles made = made(table, version);
    return held(session, table, version, "", () -> read(table, made))
        .orElseGet(() -> read(session, table, version, made));
  }

  /**
   * The rows of the newest version of a table of the product's own, of which there are few. Where
   * the files are small Spark is not needed for them.
   */
  public List<Row> rows(String table) {
    long version = version(table);
    return few(table, version)
        .or(() -> read(table, made(table, version), MEDIUM, MANY))
        .map(FewRows::toRows)
        .orElseGet(() -> read(table, version).collectAsList());
  }

  /**
   * Whether the newest version of a table has a row whose instant lies behind one, up to another.
   */
  public boolean hasBetween(String table, String column, Instant after, Instant until) {
    long version = version(table);
    Optional<TableFiles> values = made(table, version).only(column);
    if (values.isEmpty()) {
      return false;
    }
    return memory
        .few(table, version, "only " + column, () -> read(table, values.get(), MEDIUM, MANY))
        .map(rows -> rows.hasBetween(after, until))
        .orElseGet(
            () ->
                !read(table, version)
                    .filter(col(column).gt(lit(after)).and(col(column).leq(lit(until))))
                    .isEmpty());
  }

  /** Whether no row was ever in the newest version of a table; also where there is no table. */
  public boolean isEmpty(String table) {
    long version = version(table);
    if (version < 0 || made(table, version).files().isEmpty()) {
      return true;
    }
    return few(table, version)
        .map(rows -> rows.count() == 0)
        .orElseGet(() -> read(table, version).isEmpty());
  }

  /** The rows of a version as they are remembered, or are from now on; empty of many. */
  private Optional<FewRows> few(String table, long version) {
    return memory.few(table, version, "", () -> read(table, made(table, version)));
  }

  private Dataset<Row> read(SparkSession session, String table, long version, TableFiles made) {
    if (!made.plain()) {
      Dataset<Row> rows =
          spark().read().format("delta").option("versionAsOf", version).load(path(table));
      // A session of few rows does not know Delta.
      return ExecutionProfile.of(session) == ExecutionProfile.FEW
          ? session.createDataFrame(rows.collectAsList(), rows.schema())
          : rows;
    }
    if (made.files().isEmpty()) {
      return session.createDataFrame(List.<Row>of(), made.schema().asNullable());
    }
    return ExecutionProfile.read(
        session,
        session
            .read()
            .schema(made.schema())
            // A path is a path, whatever signs are in it.
            .option("__globPaths__", "false")
            .parquet(made.files().toArray(String[]::new)));
  }

  /**
   * What a question makes of a version's rows; worked out once where the session is set up for few
   * rows and these are few.
   *
   * @param question says what is asked: the same words, the same rows
   */
  public Dataset<Row> ask(
      SparkSession session,
      String table,
      long version,
      String question,
      UnaryOperator<Dataset<Row>> rows) {
    Supplier<Dataset<Row>> asked = () -> rows.apply(read(session, table, version));
    return held(session, table, version, question, () -> FewRows.of(asked.get())).orElseGet(asked);
  }

  /**
   * What is remembered, or is from now on; empty where the session or the rows are not for that.
   */
  private Optional<Dataset<Row>> held(
      SparkSession session,
      String table,
      long version,
      String question,
      Supplier<Optional<FewRows>> rows) {
    return ExecutionProfile.of(session) == ExecutionProfile.FEW
        ? memory.few(table, version, question, rows).map(few -> few.in(session))
        : Optional.empty();
  }

  /** The Parquet files that hold a version's rows, by their whole paths, in name order. */
  public List<String> files(String table, long version) {
    return made(table, version).files();
  }

  private TableFiles made(String table, long version) {
    return memory.files(
        table,
        version,
        () -> {
          try {
            return TableFiles.of(path(table), version, hadoop());
          } catch (IOException e) {
            throw unreachable(table, e);
          }
        });
  }

  private Optional<FewRows> read(String table, TableFiles made) {
    return read(table, made, SMALL, FewRows.MOST);
  }

  private Optional<FewRows> read(String table, TableFiles made, long most, int rows) {
    if (!made.plain() || made.bytes() > most || !SmallFiles.fit(made.schema())) {
      return Optional.empty();
    }
    try {
      return SmallFiles.read(made.data(), made.schema(), rows, hadoop());
    } catch (IOException e) {
      throw unreachable(table, e);
    }
  }

  private void write(String table, FewRows rows, CommitInfo stamp, SaveMode mode) {
    long last = last(table);
    SmallCommit commit =
        new SmallCommit(
            path(table),
            last + 1,
            last < 0 ? Optional.empty() : Optional.of(made(table, last)),
            properties(),
            hadoop());
    long bytes;
    try {
      if (!commit.takes(rows, mode)) {
        writeMany(table, rows.in(spark()), stamp, mode);
        return;
      }
      bytes = commit.write(spark(), rows, stamp, mode);
    } catch (IOException e) {
      throw unwritable(table, e);
    }
    if (bytes <= SMALL && (last < 0 || mode == SaveMode.Overwrite)) {
      memory.keep(table, last + 1, rows);
    }
  }

  /** The version to be followed; what is remembered of a table that is gone is forgotten. */
  private long last(String table) {
    long last = version(table);
    if (last < 0) {
      memory.forget(table);
    }
    return last;
  }

  /** What Delta gives a table of this session when it is made. */
  private Map<String, String> properties() {
    Map<String, String> properties = new TreeMap<>();
    for (var set : spark().sparkContext().getConf().getAllWithPrefix(PROPERTIES)) {
      properties.put("delta." + set._1(), set._2());
    }
    return properties;
  }

  /** Replaces all rows of a table in one commit. */
  public void overwrite(String table, Dataset<Row> rows, CommitInfo stamp) {
    write(table, rows, stamp, SaveMode.Overwrite);
  }

  /** Adds rows to a table in one commit; columns that it does not have yet are added to it. */
  public void append(String table, Dataset<Row> rows, CommitInfo stamp) {
    write(table, rows, stamp, SaveMode.Append);
  }

  /** Says in a commit without files that the newest rows of a table answer this, too. */
  public void confirm(String table, CommitInfo stamp) {
    long last = version(table);
    TableFiles made = made(table, last);
    CommitInfo confirmed = stamp.confirms(content(table));
    SmallCommit commit =
        new SmallCommit(path(table), last + 1, Optional.of(made), Map.of(), hadoop());
    try {
      if (!commit.confirms()) {
        Dataset<Row> none = spark().createDataFrame(List.<Row>of(), made.schema());
        writeMany(table, none, confirmed, SaveMode.Append);
        return;
      }
      commit.confirm(confirmed);
    } catch (IOException e) {
      throw unwritable(table, e);
    }
    memory.same(table, last, last + 1);
  }

  /** The version that brought the newest rows; −1 where the table has never been written. */
  public long content(String table) {
    return content(table, version(table));
  }

  /** The version that brought the rows which a version has: itself, or one that it confirms. */
  public long content(String table, long version) {
    return version < 0 ? version : stamp(table, version).map(CommitInfo::since).orElse(version);
  }

  private void write(String table, Dataset<Row> rows, CommitInfo stamp, SaveMode mode) {
    FewRows.of(rows)
        .ifPresentOrElse(
            few -> write(table, few, stamp, mode), () -> writeMany(table, rows, stamp, mode));
  }

  private void writeMany(String table, Dataset<Row> rows, CommitInfo stamp, SaveMode mode) {
    long last = last(table);
    rows.write()
        .format("delta")
        .mode(mode)
        .option("overwriteSchema", String.valueOf(mode == SaveMode.Overwrite))
        .option("mergeSchema", String.valueOf(mode == SaveMode.Append))
        .option("userMetadata", stamp.json())
        // A write that Spark repeats is ignored by Delta the second time.
        .option("txnAppId", APPLICATION)
        .option("txnVersion", last + 1)
        .save(path(table));
  }

  private Path log(String table) {
    return new Path(path(table), "_delta_log");
  }

  private static UncheckedIOException unwritable(String table, IOException e) {
    return new UncheckedIOException(
        "The lake's table " + table + " cannot be written: " + e.getMessage(), e);
  }

  private static UncheckedIOException unreachable(String table, IOException e) {
    return new UncheckedIOException(
        "The lake's table " + table + " cannot be read: " + e.getMessage(), e);
  }
}
