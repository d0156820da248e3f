package io.countersign.schedules.bench;

import static org.apache.spark.sql.functions.lit;

import io.countersign.contract.Contract;
import io.countersign.contract.Contracts;
import io.countersign.history.History;
import io.countersign.lake.CommitInfo;
import io.countersign.lake.Lake;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.StructField;

/** Tickets with four events and two promises each, over three calendars in three zones. */
final class MadeTickets {
  private static final Map<String, Object> LANDED =
      Map.of("batch_id", "000000 bench", "source_system", "bench");

  private MadeTickets() {}

  /** Lands all feeds that the clock reads, each in one batch. */
  static void land(Lake lake, int tickets) {
    String made = lake.root() + "/../made";
    lake.spark().sql(sql("tickets"), Map.of("tickets", tickets)).write().parquet(made);
    lake.spark().read().parquet(made).createOrReplaceTempView("made");
    for (String part : sql("feeds").split(";\\s*\n", -1)) {
      String feed = part.strip().lines().findFirst().orElse("").replace("-- ", "");
      land(lake, Contracts.all().get(feed), lake.spark().sql(part));
    }
  }

  private static void land(Lake lake, Contract feed, Dataset<Row> rows) {
    List<String> there = Arrays.asList(rows.columns());
    Column[] columns =
        Arrays.stream(History.schema(feed).fields())
            .map(field -> column(field, there).cast(field.dataType()).as(field.name()))
            .toArray(Column[]::new);
    CommitInfo commit = CommitInfo.of(ClockRace.AS_OF.toString(), "bench", Map.of());
    lake.append(feed.name(), rows.select(columns), commit);
  }

  private static Column column(StructField field, List<String> there) {
    if (field.name().equals("known_at")) {
      return lit("2026-11-01");
    }
    return there.contains(field.name())
        ? functions.col(field.name())
        : lit(LANDED.get(field.name()));
  }

  static String sql(String name) {
    try (var text = MadeTickets.class.getResourceAsStream(name + ".sql")) {
      return new String(text.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
