package io.countersign.reports;

import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.lake.Ask;
import io.countersign.lake.Company;
import io.countersign.lake.LakeTest;
import io.countersign.time.FiscalCalendar;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class PackTest extends LakeTest {

  static Ask ask() {
    FiscalCalendar year = FiscalCalendar.startingOn("01-01");
    Company halden = new Company("Halden Group", "EUR", year, ZoneId.of("Europe/Berlin"));
    return new Ask(year.parse("2026-10"), Instant.parse("2026-11-04T06:00:00Z"), halden);
  }

  static ReportRun run(MartReader marts, Path folder) {
    Provenance by = new Provenance("golden", "controlling", Optional.empty());
    return new ReportRun("cfo_pack", ask(), marts, by, folder);
  }

  @Test
  void a_pack_is_written() {
    List<Issued> issued = Reports.issue(run(Halden.marts(spark()), Path.of("/tmp/report-dev/out")));
    assertThat(issued).hasSize(1);
  }
}
