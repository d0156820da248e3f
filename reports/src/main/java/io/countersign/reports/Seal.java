package io.countersign.reports;

/** stub */
final class Seal {
  private Seal() {}

  static byte[] seal(ReportRun run, Reports.Laid laid, byte[] csv) {
    return laid.press().pdf(laid.print(), run.report());
  }
}
