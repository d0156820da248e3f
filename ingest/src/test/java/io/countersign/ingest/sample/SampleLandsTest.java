package io.countersign.ingest.sample;

import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.ingest.Ingest;
import io.countersign.ingest.IngestSummary;
import io.countersign.ingest.Workspace;
import io.countersign.lake.Exit;
import io.countersign.lake.LakeTest;
import io.countersign.lake.Problem;
import io.countersign.lake.Progress;
import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** The sample company through its own connector into the lake. */
final class SampleLandsTest extends LakeTest {

  @Test
  void all_of_it_lands_but_what_was_made_to_be_quarantined() throws IOException {
    SampleCompany.write(folder);
    Workspace workspace = Workspace.read(folder);
    IngestSummary summary =
        Ingest.run(workspace, lake(), workspace.asOf().orElseThrow(), Progress.none());
    assertThat(summary.all().stream().map(Problem::text)).isEmpty();
    assertThat(summary.exit()).isEqualTo(Exit.DONE);
    Map<String, Long> quarantined = new TreeMap<>();
    summary.feeds().stream()
        .filter(feed -> feed.quarantined() > 0)
        .forEach(feed -> quarantined.put(feed.feed(), feed.quarantined()));
    assertThat(quarantined)
        .containsExactlyInAnyOrderEntriesOf(Map.of("risks", 1L, "tickets", 2L, "time_cards", 3L));
  }
}
