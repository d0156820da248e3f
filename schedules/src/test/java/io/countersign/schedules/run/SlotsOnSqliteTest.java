package io.countersign.schedules.run;

import io.countersign.schedules.state.Store;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

final class SlotsOnSqliteTest extends SlotsContract {
  @TempDir Path folder;

  @Override
  Store store() {
    return Store.file(folder.resolve("state.db"));
  }
}
