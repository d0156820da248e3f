package io.countersign.reports.status;

import io.countersign.reports.ask.ReportData;
import io.countersign.reports.table.Line;
import io.countersign.reports.words.FigureFormat;
import io.countersign.reports.words.Wording;
import java.util.List;

/**
 * The status of a pack, and why.
 *
 * @param why one sentence for the cover
 */
public record IssueStatus(Status status, String why) {

  static IssueStatus of(ReportData data, Signatories signing) {
    List<Line> hops = data.lines("reconciliation");
    long breaks = hops.stream().mapToLong(line -> line.count("broken")).sum();
    boolean over =
        !data.ask()
            .asOf()
            .isBefore(
                data.ask()
                    .period()
                    .endsOn()
                    .plusDays(1)
                    .atStartOfDay(data.ask().company().zone())
                    .toInstant());
    Staleness stale = Staleness.of(data);
    boolean reconciled = breaks == 0 && !hops.isEmpty() && !stale.any();
    Status status = Status.of(reconciled, over, signing.releasedBy().isPresent());
    return new IssueStatus(status, why(status, breaks, data, signing));
  }

  private static String why(Status status, long breaks, ReportData data, Signatories signing) {
    return switch (status) {
      case UNRECONCILED ->
          breaks == 0 && Staleness.of(data).any()
              ? Staleness.of(data).sentence()
              : breaks == 0
                  ? "No control totals were taken, so nothing says that the figures are complete."
                  : FigureFormat.count(breaks, "control total does", "control totals do")
                      + " not agree; the annex names them.";
      case DRAFT ->
          Wording.sentence(data.span().period())
              + " was not over when these figures were asked for.";
      case PREPARED -> agree(data) + " A second person has still to release it.";
      case RELEASED -> agree(data) + " Released by " + signing.releasedBy().orElseThrow() + ".";
    };
  }

  /** Totals of what could be read; not all agree to the cent. */
  private static String agree(ReportData data) {
    long tolerated = sum(data, "tolerated");
    long unread = sum(data, "unread_rows");
    return "All control totals agree%s%s."
        .formatted(
            tolerated == 0 ? "" : ", " + FigureFormat.count(tolerated) + " within tolerance",
            unread == 0
                ? ""
                : ", without "
                    + FigureFormat.count(unread, "amount", "amounts")
                    + " that could not be read");
  }

  private static long sum(ReportData data, String column) {
    return data.lines("reconciliation").stream().mapToLong(line -> line.count(column)).sum();
  }
}
