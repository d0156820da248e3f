package io.countersign.ingest;

import static io.countersign.lake.LakeTest.assertRows;
import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.ingest.jdbc.PostgresServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Adds a system as CONTRIBUTING.md says, word by word. */
final class ContributingTest {
  @TempDir private Path folder;

  /** What stands between the fences behind the name of a file. */
  private static String block(String file) throws IOException {
    Path root = Path.of(System.getProperty("countersign.root"));
    String text = Files.readString(root.resolve(".github/CONTRIBUTING.md"));
    Matcher found =
        Pattern.compile("(?s)\\d\\. `" + Pattern.quote(file) + "`.*?```\\w+\\n(.*?)\\n +```")
            .matcher(text.substring(text.indexOf("## Add a system")));
    assertThat(found.find()).as(file).isTrue();
    return found.group(1).replaceAll("(?m)^   ", "") + "\n";
  }

  private Ingested followed(PostgresServer server) throws IOException {
    Ingested board =
        new Ingested(
            folder,
            block("countersign.yml")
                .replaceAll(
                    "\\{kind: .*", Matcher.quoteReplacement(server.connection("kanboard") + "}")));
    Files.createDirectories(folder.resolve("systems/kanboard"));
    for (String file : new String[] {"system.yml", "tickets.sql", "mapping.yml"}) {
      String name = "systems/kanboard/" + file;
      Files.writeString(folder.resolve(name), block(name));
    }
    return board;
  }

  @Test
  void a_system_is_one_folder() throws Exception {
    PostgresServer server = PostgresServer.started();
    server.execute("postgres", "drop database if exists kanboard with (force)");
    server.execute("postgres", "create database kanboard");
    server.execute("kanboard", "create table columns(id int, title text)");
    server.execute(
        "kanboard", "insert into columns values (1, 'Backlog'), (2, 'Done'), (3, 'Icebox')");
    server.execute("kanboard", "create table users(id int, username text)");
    server.execute(
        "kanboard",
        "create table tasks(id int, column_id int, owner_id int, priority int, date_creation bigint,"
            + " date_completed bigint, date_modification bigint)");
    server.execute("kanboard", "grant select on all tables in schema public to reader");
    server.execute(
        "kanboard",
        "insert into tasks values (7, 2, 0, 0, 1780000000, 1780003600, 1780003600),"
            + " (9, 1, 0, 0, 1780000000, 0, null)");
    Ingested board = followed(server);

    assertThat(board.check().problems()).isEmpty();
    assertRows(
        board.at("2026-07-01T06:00:00Z").sql("select * from tickets"),
        """
        ticket_id | kind | status | opened_at            | closed_at            | priority
        K-7       | task | closed | 2026-05-28T20:26:40Z | 2026-05-28T21:26:40Z |
        K-9       | task | new    | 2026-05-28T20:26:40Z |                      |
        """);

    server.execute("kanboard", "insert into tasks values (8, 3, 0, 0, 1780000000, 0, 1780007200)");
    assertThat(Ingested.said(board.tried("2026-07-02T06:00:00Z").all()))
        .contains("UNKNOWN_WORD", "status: Icebox (1)");
  }
}
