package io.countersign.reports.issue;

import io.countersign.reports.ask.ReportRun;
import java.util.List;

/** Reports laid out, neither sealed nor noted. */
final class Laying {
  private Laying() {}

  static Reports.Laid first(ReportRun run) {
    return Reports.lay(Reports.copies(run).get(0));
  }

  static List<Reports.Laid> all(ReportRun run) {
    return Reports.copies(run).stream().map(Reports::lay).toList();
  }
}
