package io.countersign.reports;

import io.countersign.lake.Ask;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** What identifies an issue, printed on its cover and at every foot. */
record Imprint(String issueId, Standing standing, Provenance provenance) {

  /**
   * The id follows from what was asked, of which data, by which code: the same again, the same id.
   */
  static Imprint of(ReportRun run, Material material, Map<String, Long> versions) {
    String about =
        run.report()
            + run.ask().company()
            + versions
            + run.provenance()
            + material.answers().line();
    String hash = Hash.hex(about.getBytes(StandardCharsets.UTF_8)).substring(0, 8);
    String id = material.declaration().prefix() + "-" + run.ask().period().name() + "-" + hash;
    return new Imprint(id, Standing.of(material, run.provenance()), run.provenance());
  }

  String foot(Ask ask) {
    return String.join(
        " \u00b7 ",
        ask.company().name(),
        "period " + ask.period().name(),
        "as known at " + Print.minute(ask.asOf()),
        "issue " + issueId,
        standing.status().name());
  }
}
