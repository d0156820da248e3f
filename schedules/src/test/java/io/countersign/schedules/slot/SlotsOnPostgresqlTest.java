package io.countersign.schedules.slot;

import io.countersign.ingest.jdbc.PostgresServer;
import io.countersign.schedules.state.StateStore;
import java.io.IOException;
import java.sql.SQLException;
import org.junit.jupiter.api.BeforeAll;

final class SlotsOnPostgresqlTest extends SlotsContract {
  private static PostgresServer server;

  @BeforeAll
  static void start() throws IOException, SQLException {
    server = PostgresServer.started();
  }

  @Override
  StateStore store() {
    return StateStore.postgresql(PostgresServer.database(server.port(), "postgres"));
  }
}
