package io.countersign.schedules.slot;

import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.schedules.state.StateStore;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SlotsOnSqliteTest extends SlotsContract {
  @TempDir Path folder;

  @Override
  StateStore store() {
    return StateStore.file(folder.resolve("state.db"));
  }

  @Test
  void n7_a_path_that_reads_like_settings_is_a_path() {
    Path file = folder.resolve("what?journal_mode=off & more#50%25").resolve("state.db");
    StateStore.file(file).change("insert into watermarks (schedule, seen_at) values ('a', 1)");
    assertThat(file).exists();
    assertThat(
            StateStore.file(file).list(row -> row.getString(1), "select schedule from watermarks"))
        .containsExactly("a");
    assertThat(Files.exists(folder.resolve("what"))).isFalse();
  }
}
