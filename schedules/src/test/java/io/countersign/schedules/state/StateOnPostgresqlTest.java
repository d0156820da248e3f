package io.countersign.schedules.state;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

final class StateOnPostgresqlTest extends StateContract {
  private static EmbeddedPostgres server;

  @BeforeAll
  static void start() throws IOException {
    server = EmbeddedPostgres.start();
  }

  @AfterAll
  static void stop() throws IOException {
    server.close();
  }

  @Override
  List<String> fresh(String name) {
    try (Connection connection = server.getPostgresDatabase().getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute("create database " + name);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
    return List.of("postgresql", String.valueOf(server.getPort()), name);
  }

  @Override
  StateSource source(List<String> place) {
    return OpensState.server(server.getPort(), place.get(2))::open;
  }

  @Override
  StateStore open(List<String> place) {
    return StateStore.postgresql(OpensState.server(server.getPort(), place.get(2)));
  }
}
