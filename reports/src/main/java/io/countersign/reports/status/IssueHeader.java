package io.countersign.reports.status;

import io.countersign.company.Basis;
import io.countersign.problem.Sha256;
import io.countersign.reports.ask.ReportData;
import io.countersign.reports.ask.ReportRun;
import io.countersign.reports.words.FigureFormat;
import java.util.Map;

/** What identifies an issue, printed on its cover and at every foot. */
public record IssueHeader(
    String issueId,
    IssueStatus standing,
    String codeVersion,
    Signatories signing,
    Staleness stale) {

  /** Hex digits of a new id: 64 bits, so that no two of a company's issues share one. */
  private static final int DIGITS = 16;

  /**
   * The id follows from what was asked, of which data, by which code, for whom: the same again, the
   * same id. A release does not change it; one that is made again has as many digits as it had.
   */
  public static IssueHeader of(ReportRun run, ReportData data, Map<String, Long> versions) {
    String about =
        run.subject()
            + run.ask().company()
            + versions
            + run.provenance().codeVersion()
            + run.provenance().prepared().by()
            + data.answers().line();
    String start = data.declaration().prefix() + "-" + run.ask().period().name() + "-";
    int digits = run.provenance().again().map(id -> id.length() - start.length()).orElse(DIGITS);
    String id = start + Sha256.hex(about).substring(0, digits);
    Signatories signing = Signatories.of(id, run.provenance());
    return new IssueHeader(
        id,
        IssueStatus.of(data, signing),
        run.provenance().codeVersion(),
        signing,
        Staleness.of(data));
  }

  public String foot(Basis ask) {
    String foot =
        String.join(
            " \u00b7 ",
            ask.company().name(),
            "period " + ask.period().name(),
            "as known at " + FigureFormat.minute(ask.asOf()),
            "issue " + issueId,
            standing.status().name());
    return stale.printed() ? foot + " \u00b7 STALE: " + stale.because() : foot;
  }

  /** For the last page: what holds all issues before this one, and how to check this one. */
  public String chain() {
    return "Entry "
        + signing.place().number()
        + " of the issue register, whose head before it is "
        + signing.place().head()
        + ". Whether this file is genuine: countersign verify FILE";
  }
}
