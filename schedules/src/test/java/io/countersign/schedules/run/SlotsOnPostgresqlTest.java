package io.countersign.schedules.run;

import io.countersign.schedules.state.Store;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.util.Properties;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

final class SlotsOnPostgresqlTest extends SlotsContract {
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
  Store store() {
    return Store.postgresql(server.getJdbcUrl("postgres", "postgres"), new Properties());
  }
}
