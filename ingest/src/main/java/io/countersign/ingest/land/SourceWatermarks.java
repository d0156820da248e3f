package io.countersign.ingest.land;

import io.countersign.contract.Contract;
import io.countersign.history.History;
import io.countersign.lake.Lake;
import io.countersign.problem.Json;
import io.countersign.problem.Problem;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;

/**
 * Up to where each feed has been read. They are written after the rows: a run that dies between the
 * two reads the same again, and finds it unchanged.
 */
final class SourceWatermarks {
  static final String TABLE = "source_marks";

  private final Lake lake;
  private final Contract contract;
  private final Map<String, Watermark> before = new TreeMap<>();
  private final Map<String, Row> after = new ConcurrentHashMap<>();

  /**
   * How far a feed was read.
   *
   * @param changedUntil when the newest row that was seen had changed
   * @param sweptAt when the keys of all rows were last looked at
   * @param wholeAt when all rows were last read
   * @param content a digest of what the rows were made of, as {@link FeedRefresh} has it
   * @param findings what was odd about it
   */
  record Watermark(
      Optional<String> madeFrom,
      Optional<Instant> changedUntil,
      Instant sweptAt,
      Instant wholeAt,
      Optional<String> content,
      List<Problem> findings) {}

  SourceWatermarks(Lake lake, Contract contract) {
    this.lake = lake;
    this.contract = contract;
    for (Row row : History.rows(lake, contract)) {
      before.put(key(row.getAs("feed"), row.getAs("source_system")), watermark(row));
    }
  }

  private static Watermark watermark(Row row) {
    return new Watermark(
        Optional.ofNullable(row.getAs("made_from")),
        Optional.ofNullable(row.<Timestamp>getAs("changed_until")).map(Timestamp::toInstant),
        row.<Timestamp>getAs("swept_at").toInstant(),
        row.<Timestamp>getAs("whole_at").toInstant(),
        Optional.ofNullable(row.getAs("content")),
        Optional.<String>ofNullable(row.getAs("findings"))
            .map(said -> List.of(Json.read(said, Problem[].class)))
            .orElse(List.of()));
  }

  Optional<Watermark> of(String feed, String system) {
    return Optional.ofNullable(before.get(key(feed, system)));
  }

  void set(String feed, String system, Watermark watermark) {
    after.put(
        key(feed, system),
        RowFactory.create(
            feed,
            system,
            watermark.madeFrom().orElse(null),
            watermark.changedUntil().map(Timestamp::from).orElse(null),
            Timestamp.from(watermark.sweptAt()),
            Timestamp.from(watermark.wholeAt()),
            watermark.content().orElse(null),
            watermark.findings().isEmpty() ? null : Json.line(watermark.findings())));
  }

  /** Lands the watermarks of all feeds that landed; those of the others stay as they were. */
  void land(Instant asOf) {
    IngestState.land(lake, contract, after.values(), asOf);
  }

  private static String key(String feed, String system) {
    return feed + " of " + system;
  }
}
