package io.countersign.schedules.state;

import io.countersign.ingest.jdbc.PostgresDatabase;
import io.countersign.ingest.workspace.Workspace;
import io.countersign.problem.Declarations;
import io.countersign.problem.Exit;
import io.countersign.problem.Problems;
import io.countersign.problem.TextFile;
import java.nio.file.Path;
import java.util.Optional;

/**
 * {@code state.yml}: the PostgreSQL database that several nodes share; another machine has to prove
 * its name by TLS, unless the file says otherwise.
 */
public record StateFile(
    Optional<String> host,
    Optional<Integer> port,
    Optional<String> database,
    Optional<String> user,
    Optional<String> password,
    Optional<String> tls,
    Optional<String> tlsRoot) {

  public static StateStore open(Workspace workspace, Optional<TextFile> written) {
    if (written.isEmpty()) {
      return StateStore.file(workspace.folder().resolve("state").resolve("countersign.db"));
    }
    Problems problems = new Problems();
    Optional<PostgresDatabase> server = server(workspace.folder(), written.get(), problems);
    problems.refuseIfAny(Exit.WRONG_CALL);
    return StateStore.postgresql(server.orElseThrow());
  }

  private static Optional<PostgresDatabase> server(
      Path workspace, TextFile source, Problems problems) {
    return Declarations.read(source, StateFile.class, problems)
        .map(
            file ->
                new PostgresDatabase.Parts(
                    file.host,
                    file.port,
                    file.database,
                    file.user,
                    file.password,
                    file.tls,
                    file.tlsRoot))
        .flatMap(parts -> PostgresDatabase.of(parts, workspace, source.name(), problems));
  }
}
