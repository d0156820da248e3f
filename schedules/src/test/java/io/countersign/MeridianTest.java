package io.countersign;

import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.ingest.Dumps;
import io.countersign.ingest.RealData;
import io.countersign.ingest.jdbc.MariadbServer;
import io.countersign.ingest.jdbc.PostgresServer;
import io.countersign.lake.LakeSession;
import io.countersign.lake.LakeTest;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Stream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A company with its service desk on PostgreSQL, then on MariaDB, its ERP on PostgreSQL and its
 * register in files, from the databases to the pack.
 */
@RealData
final class MeridianTest extends LakeTest {
  private static final String SECRET = PostgresServer.PASSWORD;

  @TempDir private static Path folder;
  private static Path onPostgresql;
  private static Path onMariadb;
  private static final StringWriter SAID = new StringWriter();

  @BeforeAll
  static void run() throws Exception {
    PostgresServer postgresql = PostgresServer.started();
    MariadbServer mariadb = MariadbServer.started();
    postgresql.restore("tryton_20260630", "erp");
    postgresql.restore("rt5_pg_20260630", "rt");
    mariadb.restore("rt5_mariadb_20260630", "rt");
    String secret = "${file:secrets/reader}";
    String erp = postgresql.connection("erp", secret);
    onPostgresql = workspace("postgresql", postgresql.connection("rt", secret), erp);
    onMariadb = workspace("mariadb", mariadb.connection("rt", secret), erp);
    assertThat(countersign("run", onPostgresql)).as(SAID.toString()).isZero();
    assertThat(countersign("run", onMariadb)).as(SAID.toString()).isZero();
    System.out.println(SAID);
  }

  private static Path workspace(String name, String serviceDesk, String erp) throws Exception {
    Path workspace = folder.resolve(name);
    Path from = Path.of(MeridianTest.class.getResource("/meridian").toURI());
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Path to = workspace.resolve(from.relativize(file).toString());
        Files.createDirectories(to.getParent());
        String text = Files.readString(file);
        Files.writeString(to, text.replace("SERVICE_DESK", serviceDesk).replace("ERP}", erp + "}"));
      }
    }
    Files.createDirectories(workspace.resolve("secrets"));
    Files.writeString(workspace.resolve("secrets/reader"), SECRET + "\n");
    Files.createSymbolicLink(
        workspace.resolve("register"), Dumps.data().resolve("systems/register"));
    return workspace;
  }

  private static int countersign(String command, Path workspace) {
    PrintWriter out = new PrintWriter(SAID, true);
    Clock never = Clock.fixed(Instant.EPOCH, ZoneOffset.UTC);
    return new Commands(never, out, out).run(command, "--workspace", workspace.toString());
  }

  private static Dataset<Row> mart(Path workspace, String mart) {
    return LakeSession.open("local[2]").read().format("delta").load(workspace + "/lake/" + mart);
  }

  private static Dataset<Row> sql(String mart, String sql) {
    mart(onPostgresql, mart).createOrReplaceTempView(mart);
    return LakeSession.open("local[2]").sql(sql);
  }

  @Test
  void it_runs_to_the_pack_and_nothing_breaks() throws IOException {
    try (Stream<Path> files = Files.walk(onPostgresql.resolve("out"))) {
      assertThat(files.map(file -> file.getFileName().toString())).contains("cfo_pack-2026-06.pdf");
    }
    assertThat(mart(onPostgresql, "reconciliation").where("status = 'break'").count()).isZero();
  }

  @Test
  void both_databases_give_the_same_marts() throws IOException {
    for (String mart : marts()) {
      Dataset<Row> left = mart(onPostgresql, mart);
      Dataset<Row> right = mart(onMariadb, mart);
      assertThat(left.exceptAll(right).takeAsList(3)).as(mart).isEmpty();
      assertThat(right.exceptAll(left).takeAsList(3)).as(mart).isEmpty();
    }
  }

  private static List<String> marts() throws IOException {
    try (Stream<Path> folders =
        Files.list(Path.of(System.getProperty("countersign.root")).resolve("marts"))) {
      return folders
          .filter(folder -> Files.exists(folder.resolve("mart.sql")))
          .map(folder -> folder.getFileName().toString())
          .toList();
    }
  }

  @Test
  void hours_of_service_desk_and_erp_are_all_there() {
    assertRows(
        sql(
            "effort",
            "select split_part(time_card_id, '-', 1) system, count(*) cards,"
                + " sum(cast(round(card_hours * 60) as bigint)) minutes from effort group by 1"),
        """
        system | cards | minutes
        RT     | 992   | 43755
        T      | 1986  | 388230
        """);
  }

  @Test
  void the_password_is_nowhere_in_what_was_said_and_written() throws IOException {
    assertThat(SAID.toString()).doesNotContain(SECRET);
    byte[] secret = SECRET.getBytes(StandardCharsets.UTF_8);
    for (Path file : written()) {
      assertThat(contains(Files.readAllBytes(file), secret)).as(file.toString()).isFalse();
    }
  }

  @Test
  void the_password_is_in_no_text_of_a_page() throws IOException {
    int pages = 0;
    for (Path file : written()) {
      if (file.toString().endsWith(".pdf")) {
        try (PDDocument document = Loader.loadPDF(file.toFile())) {
          String text = new PDFTextStripper().getText(document);
          assertThat(text).as(file.toString()).contains("Meridian").doesNotContain(SECRET);
          pages += document.getNumberOfPages();
        }
      }
    }
    assertThat(pages).isPositive();
  }

  /** All files of the workspace but the one that holds the password, and what was given to it. */
  private static List<Path> written() throws IOException {
    try (Stream<Path> files = Files.walk(onPostgresql)) {
      return files
          .filter(Files::isRegularFile)
          .filter(file -> !file.startsWith(onPostgresql.resolve("secrets")))
          .toList();
    }
  }

  /** Files of a lake are compressed: what is in them is looked for in their rows. */
  @Test
  void the_password_is_in_no_row_of_the_lake() throws IOException {
    for (String table : tables()) {
      long rows =
          mart(onPostgresql, table).toJSON().filter("contains(value, '" + SECRET + "')").count();
      assertThat(rows).as(table).isZero();
    }
  }

  private static List<String> tables() throws IOException {
    try (Stream<Path> folders = Files.list(onPostgresql.resolve("lake"))) {
      return folders
          .filter(folder -> Files.isDirectory(folder.resolve("_delta_log")))
          .map(folder -> folder.getFileName().toString())
          .toList();
    }
  }

  @Test
  void check_lists_what_can_be_read_and_what_not() throws IOException {
    SAID.getBuffer().setLength(0);
    assertThat(countersign("check", onMariadb)).isZero();
    assertThat(SAID.toString())
        .contains(
            "can be read      service_desk: approvals, changes", "can be read      erp: accounts")
        .doesNotContain("cannot be read");

    Path secret = onMariadb.resolve("secrets/reader");
    Files.writeString(secret, "wrong");
    SAID.getBuffer().setLength(0);
    assertThat(countersign("check", onMariadb)).isEqualTo(3);
    assertThat(SAID.toString())
        .contains(
            "cannot be read   service_desk: ", "can be read      erp: ", "SOURCE_UNREACHABLE");
  }

  private static boolean contains(byte[] content, byte[] secret) {
    return new String(content, StandardCharsets.ISO_8859_1)
        .contains(new String(secret, StandardCharsets.ISO_8859_1));
  }
}
