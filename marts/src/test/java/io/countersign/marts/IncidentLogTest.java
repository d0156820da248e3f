package io.countersign.marts;

import io.countersign.build.Step;
import io.countersign.ingest.Dumps;
import io.countersign.ingest.RealData;
import io.countersign.lake.LakeTest;
import io.countersign.transform.service.TicketHistories;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipFile;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;

/**
 * The audit log of a ServiceNow instance, read by the queries of its system, and the facts that its
 * README states.
 */
@RealData
final class IncidentLogTest extends LakeTest {
  private static final Path ROOT = Path.of(System.getProperty("countersign.root", ".."));
  private static final String SYSTEM =
      "schedules/src/test/resources/real_input/systems/incident_log/";
  private static final String WORDS =
      """
      case %s when 'New' then 'new' when 'Active' then 'in_progress' when 'Resolved' then 'resolved'
        when 'Closed' then 'closed' else 'pending' end
      """;

  private static Path log() {
    return Dumps.data().resolve("exports/servicenow_incidents/incident_event_log.zip");
  }

  /** The log as a view, and what the system's own query makes of it. */
  private Dataset<Row> feed(SparkSession session, String name, String words) throws IOException {
    String sql = Files.readString(ROOT.resolve(SYSTEM + name + ".sql"));
    session.sql(sql).createOrReplaceTempView(name + "_read");
    return session.sql("select * except (" + words + "), " + said(words) + name + "_read");
  }

  private static String said(String column) {
    return WORDS.formatted(column) + " as " + column + " from ";
  }

  private void unpack(SparkSession session) throws IOException {
    Path csv = folder.resolve("log.csv");
    try (ZipFile zip = new ZipFile(log().toFile());
        InputStream in = zip.getInputStream(zip.entries().nextElement())) {
      Files.copy(in, csv);
    }
    session
        .read()
        .option("header", true)
        .csv(csv.toString())
        .selectExpr("*", "'log' as _file", "0L as _row")
        .createOrReplaceTempView("events");
  }

  private static Step mart(String name) {
    return Marts.all().stream().filter(step -> step.makes().equals(name)).findFirst().orElseThrow();
  }

  @Test
  void the_trend_and_the_histories_say_what_the_log_holds() throws IOException {
    SparkSession session = spark().newSession();
    unpack(session);
    Dataset<Row> tickets = feed(session, "tickets", "status");
    session
        .sql(Files.readString(ROOT.resolve(SYSTEM + "ticket_events.sql")))
        .createOrReplaceTempView("e");
    Dataset<Row> events =
        session.sql(
            "select * except (at, old_value, new_value), cast(at as timestamp) as at,"
                + " if(field = 'status' and old_value is not null, "
                + WORDS.formatted("old_value")
                + ", old_value) as old_value, if(field = 'status', "
                + WORDS.formatted("new_value")
                + ", new_value) as new_value from e");
    Dataset<Row> histories =
        step(new TicketHistories())
            .period("2017-12")
            .asOf("2018-01-01T00:00:00Z")
            .given("tickets", tickets)
            .given("ticket_events", events)
            .make();
    Dataset<Row> trend =
        step(mart("incident_trend"))
            .period("2017-12")
            .asOf("2018-01-01T00:00:00Z")
            .given("ticket_histories", histories)
            .given(
                "periods",
                """
                period  | starts_at            | ends_at
                2017-12 | 2017-12-01T00:00:00Z | 2018-01-01T00:00:00Z
                """)
            .make();
    trend.createOrReplaceTempView("incident_trend");
    assertRows(
        trend
            .sparkSession()
            .sql(
                "select sum(opened) as incidents, sum(reopened) as reopened, sum(reopenings) as reopenings,"
                    + " sum(group_changed) as group_changed, sum(reassignments) as reassignments,"
                    + " sum(priority_changed) as priority_changed, sum(with_change) as with_change,"
                    + " sum(misclassified) as misclassified"
                    + " from incident_trend"),
        """
        incidents | reopened | reopenings | group_changed | reassignments | priority_changed | with_change | misclassified
        24918     | 275      | 331        | 9575          | 23414         | 383              | 179         | 938
        """);
  }
}
