package io.countersign.schedules.slot;

import io.countersign.ingest.jdbc.PostgresDatabase;
import io.countersign.problem.Problems;
import io.countersign.schedules.state.StateStore;
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
  StateStore store() {
    Problems problems = new Problems();
    PostgresDatabase.Parts parts =
        new PostgresDatabase.Parts(
            Optional.of("localhost"),
            Optional.of(server.getPort()),
            Optional.of("postgres"),
            Optional.of("postgres"),
            Optional.empty(),
            Optional.empty(),
            Optional.empty());
    return PostgresDatabase.of(parts, Path.of(""), "state.yml", problems)
        .map(StateStore::postgresql)
        .orElseThrow(() -> new AssertionError(problems.list()));
  }
}
