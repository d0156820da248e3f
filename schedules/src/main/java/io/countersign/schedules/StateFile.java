package io.countersign.schedules;

import io.countersign.ingest.Workspace;
import io.countersign.lake.Declarations;
import io.countersign.lake.Exit;
import io.countersign.lake.Problems;
import io.countersign.lake.Source;
import io.countersign.schedules.state.Store;
import java.util.Optional;
import java.util.Properties;

/** {@code state.yml}: the PostgreSQL database that several nodes share. */
record StateFile(
    String host, Optional<Integer> port, String database, String user, Optional<String> password) {

  static Store open(Workspace workspace, Optional<Source> written) {
    if (written.isEmpty()) {
      return Store.file(workspace.folder().resolve("state").resolve("countersign.db"));
    }
    Problems problems = new Problems();
    Optional<StateFile> file = Declarations.read(written.get(), StateFile.class, problems);
    problems.refuseIfAny(Exit.WRONG_CALL);
    return file.orElseThrow().open(workspace);
  }

  private Store open(Workspace workspace) {
    Properties login = new Properties();
    login.setProperty("user", workspace.secret(user));
    password.map(workspace::secret).ifPresent(word -> login.setProperty("password", word));
    String url = "jdbc:postgresql://" + host + ":" + port.orElse(5432) + "/" + database;
    return Store.postgresql(url, login);
  }
}
