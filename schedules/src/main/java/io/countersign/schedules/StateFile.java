package io.countersign.schedules;

import io.countersign.ingest.Postgresql;
import io.countersign.ingest.Workspace;
import io.countersign.lake.Declarations;
import io.countersign.lake.Exit;
import io.countersign.lake.Problems;
import io.countersign.lake.Source;
import io.countersign.schedules.state.Store;
import java.nio.file.Path;
import java.util.Optional;

/**
 * {@code state.yml}: the PostgreSQL database that several nodes share; another machine has to prove
 * its name by TLS, unless the file says otherwise.
 */
record StateFile(
    Optional<String> host,
    Optional<Integer> port,
    Optional<String> database,
    Optional<String> user,
    Optional<String> password,
    Optional<String> tls,
    Optional<String> tlsRoot) {

  static Store open(Workspace workspace, Optional<Source> written) {
    if (written.isEmpty()) {
      return Store.file(workspace.folder().resolve("state").resolve("countersign.db"));
    }
    Problems problems = new Problems();
    Optional<Postgresql> server = server(workspace.folder(), written.get(), problems);
    problems.refuseIfAny(Exit.WRONG_CALL);
    return Store.postgresql(server.orElseThrow());
  }

  private static Optional<Postgresql> server(Path workspace, Source source, Problems problems) {
    return Declarations.read(source, StateFile.class, problems)
        .map(
            file ->
                new Postgresql.Parts(
                    file.host,
                    file.port,
                    file.database,
                    file.user,
                    file.password,
                    file.tls,
                    file.tlsRoot))
        .flatMap(parts -> Postgresql.of(parts, workspace, source.name(), problems));
  }
}
