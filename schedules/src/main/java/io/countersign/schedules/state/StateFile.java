package io.countersign.schedules.state;

import io.countersign.ingest.jdbc.PostgresDatabase;
import io.countersign.ingest.workspace.Workspace;
import io.countersign.problem.Declarations;
import io.countersign.problem.Exit;
import io.countersign.problem.Problems;
import io.countersign.problem.TextFile;
import java.util.Optional;

/**
 * {@code state.yml}: the PostgreSQL database that several nodes share; another machine has to prove
 * its name by TLS, unless the file says otherwise.
 */
public final class StateFile {
  private StateFile() {}

  public static StateStore open(Workspace workspace, Optional<TextFile> written) {
    if (written.isEmpty()) {
      return StateStore.file(workspace.folder().resolve("state").resolve("countersign.db"));
    }
    TextFile source = written.get();
    Problems problems = new Problems();
    Optional<PostgresDatabase> server =
        Declarations.read(source, PostgresDatabase.Parts.class, problems)
            .flatMap(
                parts -> PostgresDatabase.of(parts, workspace.folder(), source.name(), problems));
    problems.refuseIfAny(Exit.WRONG_CALL);
    return StateStore.postgresql(server.orElseThrow());
  }
}
