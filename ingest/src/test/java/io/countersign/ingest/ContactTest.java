package io.countersign.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.ingest.conform.SourceClock;
import io.countersign.ingest.file.FilesSystem;
import io.countersign.ingest.source.FileDigests;
import io.countersign.ingest.source.SourceProblems;
import io.countersign.ingest.workspace.SourceFolder;
import io.countersign.problem.Problem;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ContactTest {
  @TempDir Path folder;

  @Test
  void a_system_that_is_lost_on_the_way_is_lost_for_all_its_feeds_and_one_file_is_not() {
    SourceClock clock = new SourceClock(ZoneOffset.UTC, SourceClock.Fold.UNSAID);
    Contact desk =
        new Contact(
            new FilesSystem(
                "desk", clock, new SourceFolder("in", folder), Map.of(), new FileDigests()));
    Problem file = SourceProblems.unreachable("in/tickets.csv").what("It cannot be read.");
    Problem all = SourceProblems.unreachable("desk").what("It cannot be opened.");

    assertThat(desk.unanswered()).isEmpty();
    desk.heard(List.of(file));
    assertThat(desk.unanswered()).isEmpty();
    desk.heard(List.of(file, all));
    assertThat(desk.unanswered()).containsExactly(all);
    desk.heard(List.of());
    assertThat(desk.unanswered()).containsExactly(all);
  }
}
