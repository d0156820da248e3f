package io.countersign.reports.register;

import io.countersign.lake.CodeVersion;
import io.countersign.lake.CommitInfo;
import io.countersign.lake.ExecutionProfile;
import io.countersign.lake.Lake;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/** The register as a table of the lake, to which rows are only ever added. */
public final class LakeRegister implements RegisterStore {
  /** The table's name. */
  public static final String TABLE = "issues";

  private static final StructType SCHEMA =
      new StructType()
          .add("number", DataTypes.LongType)
          .add("event", DataTypes.StringType)
          .add("issue_id", DataTypes.StringType)
          .add("report", DataTypes.StringType)
          .add("period", DataTypes.StringType)
          .add("by", DataTypes.StringType)
          .add("noted_at", DataTypes.TimestampType)
          .add("previous", DataTypes.StringType)
          .add("hash", DataTypes.StringType)
          .add("said", DataTypes.StringType)
          .add("figures", DataTypes.StringType);

  private final Lake lake;
  private Register register;

  /** Reads the register of a lake; empty where nothing was issued from it yet. */
  public LakeRegister(Lake lake) {
    this.lake = lake;
    this.register = read(lake);
  }

  private static Register read(Lake lake) {
    if (!lake.has(TABLE)) {
      return Register.empty();
    }
    return new Register(
        lake.rows(TABLE).stream()
            .map(LakeRegister::entry)
            .sorted(Comparator.comparing(Entry::number))
            .toList());
  }

  @Override
  public Register register() {
    return register;
  }

  @Override
  public void addAll(List<Entry> entries) {
    List<Row> rows = entries.stream().map(LakeRegister::row).toList();
    SparkSession session = ExecutionProfile.FEW.session(lake.spark());
    String at = entries.get(0).fact().act().at().toString();
    lake.append(
        TABLE,
        session.createDataFrame(rows, SCHEMA),
        CommitInfo.of(at, CodeVersion.current(), Map.of()).with(rows.size(), List.of()));
    for (Entry entry : entries) {
      register = register.with(entry);
    }
  }

  private static Row row(Entry entry) {
    Fact fact = entry.fact();
    return RowFactory.create(
        entry.number(),
        fact.event().name(),
        fact.subject().issue(),
        fact.subject().report(),
        fact.subject().period(),
        fact.act().by(),
        Timestamp.from(fact.act().at()),
        entry.previous(),
        entry.hash(),
        fact.said(),
        fact.figures());
  }

  private static Entry entry(Row row) {
    Subject subject = new Subject(text(row, "issue_id"), text(row, "report"), text(row, "period"));
    Instant at = row.<Timestamp>getAs("noted_at").toInstant();
    Fact fact =
        new Fact(
            Event.valueOf(text(row, "event")),
            subject,
            new Act(text(row, "by"), at),
            text(row, "said"),
            text(row, "figures"));
    return new Entry(row.<Long>getAs("number"), fact, text(row, "previous"), text(row, "hash"));
  }

  private static String text(Row row, String column) {
    return row.getAs(column);
  }
}
