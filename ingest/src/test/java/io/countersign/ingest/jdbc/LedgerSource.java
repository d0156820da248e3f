package io.countersign.ingest.jdbc;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;

/** A small ERP in an embedded database, whose rows tests change. */
public final class LedgerSource {
  public static final String SQL =
      """
      select id as time_card_id, who as person, work_on as worked_on, hours, 'submitted' as status,
        touched as changed_at, touched as _changed_at, id as _slice
      from cards where touched >= :since
      """;

  private final String url;

  public LedgerSource(Path file) {
    this.url = "jdbc:h2:file:" + file;
    run(
        "create table cards(id int primary key, who varchar(9), work_on date, hours numeric(20,8),"
            + " touched timestamp)");
  }

  public void run(String sql) {
    try (Connection database = DriverManager.getConnection(url);
        var statement = database.createStatement()) {
      statement.execute(sql);
    } catch (SQLException e) {
      throw new IllegalStateException(sql, e);
    }
  }

  /** Writes a card, new or not, as changed at an instant. */
  public void card(int id, String hours, Instant touched) {
    run(
        "merge into cards key(id) values (%d, 'P%d', date '2026-10-01', %s, timestamp '%s')"
            .formatted(id, id % 3, hours, LocalDateTime.ofInstant(touched, ZoneOffset.UTC)));
  }

  public void drop(int id) {
    run("delete from cards where id = " + id);
  }
}
