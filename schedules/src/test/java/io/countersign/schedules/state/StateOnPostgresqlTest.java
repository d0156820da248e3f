package io.countersign.schedules.state;

import io.countersign.ingest.jdbc.PostgresServer;
import java.io.IOException;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;

final class StateOnPostgresqlTest extends StateContract {
  private static PostgresServer server;

  @BeforeAll
  static void start() throws IOException, SQLException {
    server = PostgresServer.started();
  }

  @Override
  List<String> fresh(String name) {
    try {
      server.execute("postgres", "create database " + name);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
    return List.of("postgresql", String.valueOf(server.port()), name);
  }

  @Override
  StateSource source(List<String> place) {
    return PostgresServer.database(server.port(), place.get(2))::open;
  }

  @Override
  StateStore open(List<String> place) {
    return StateStore.postgresql(PostgresServer.database(server.port(), place.get(2)));
  }
}
