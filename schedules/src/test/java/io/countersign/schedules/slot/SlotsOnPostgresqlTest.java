package io.countersign.schedules.slot;

import io.countersign.ingest.jdbc.Postgresql;
import io.countersign.problem.Problems;
import io.countersign.schedules.state.Store;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
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
    Problems problems = new Problems();
    Postgresql.Parts parts =
        new Postgresql.Parts(
            Optional.of("localhost"),
            Optional.of(server.getPort()),
            Optional.of("postgres"),
            Optional.of("postgres"),
            Optional.empty(),
            Optional.empty(),
            Optional.empty());
    return Postgresql.of(parts, Path.of(""), "state.yml", problems)
        .map(Store::postgresql)
        .orElseThrow(() -> new AssertionError(problems.list()));
  }
}
