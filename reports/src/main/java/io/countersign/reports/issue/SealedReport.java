package io.countersign.reports.issue;

import io.countersign.company.Basis;
import io.countersign.problem.Refusal;
import io.countersign.reports.ask.Recipients;
import io.countersign.reports.ask.ReportRun;
import io.countersign.reports.files.CsvSheet;
import io.countersign.reports.files.OtherFormats;
import io.countersign.reports.pdf.Attachment;
import io.countersign.reports.pdf.PdfDescription;
import io.countersign.reports.pdf.Seal;
import io.countersign.reports.register.Act;
import io.countersign.reports.register.Document;
import io.countersign.reports.register.Fact;
import io.countersign.reports.register.Manifest;
import io.countersign.reports.register.Register;
import io.countersign.reports.register.Subject;
import io.countersign.reports.status.IssueHeader;
import io.countersign.reports.status.Signatories;
import io.countersign.reports.words.Wording;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/**
 * A report, laid out and sealed, not yet in any folder.
 *
 * @param csv its figures
 * @param manifest what it was made of
 * @param beside the other formats, by the ending of their names
 * @param together how many copies the report has; null where one alone was asked for
 */
record SealedReport(
    Reports.Laid laid,
    byte[] csv,
    Manifest manifest,
    byte[] pdf,
    Map<String, byte[]> beside,
    Integer together) {

  static SealedReport of(Reports.Copy copy, Reports.Laid laid) {
    ReportRun run = copy.run();
    byte[] csv = CsvSheet.of(laid.figures()).getBytes(StandardCharsets.UTF_8);
    Manifest manifest = ManifestBuilder.manifest(run, laid, csv);
    List<Attachment> attachments =
        List.of(
            new Attachment("figures.csv", "text/csv", "All figures of this report, exact", csv),
            new Attachment(
                Manifest.FILE,
                "application/json",
                "What this report was made of",
                manifest.json().getBytes(StandardCharsets.UTF_8)));
    byte[] sealed =
        Seal.seal(
            laid.renderer().pdf(laid.print()), about(run, laid), run.ask().asOf(), attachments);
    byte[] pdf = run.signer().map(own -> own.sign(sealed, run.ask().asOf())).orElse(sealed);
    return new SealedReport(
        laid,
        csv,
        manifest,
        pdf,
        OtherFormats.of(laid.data(), laid.print(), title(run, laid)),
        copy.together());
  }

  private static String title(ReportRun run, Reports.Laid laid) {
    String whose = laid.data().copy();
    return run.ask().company().name()
        + ", "
        + laid.data().language().say(Wording.sentence(run.report()))
        + (whose.isEmpty() ? " " : ", " + whose + ", ")
        + run.ask().period().name();
  }

  private static PdfDescription about(ReportRun run, Reports.Laid laid) {
    Basis ask = run.ask();
    return new PdfDescription(
        title(run, laid),
        laid.data().language().say(laid.header().foot(ask)),
        laid.header().issueId(),
        laid.data().language().tag());
  }

  String fileName(ReportRun run) {
    String whose = laid.data().copy();
    return run.report()
        + "-"
        + run.ask().period().name()
        + (whose.isEmpty() ? "" : "-" + Recipients.fileName(whose));
  }

  /** What the register knows about the file. */
  Document document(ReportRun run) {
    return Document.of(fileName(run) + ".pdf", pdf, manifest, OtherFormats.hashes(beside))
        .of(laid.print().getPages().size(), together);
  }

  /** What the register is to note. */
  Fact fact(ReportRun run) {
    IssueHeader header = laid.header();
    return new Fact(
        header.signing().event(),
        new Subject(header.issueId(), run.subject(), run.ask().period().name()),
        act(run, header.signing()),
        document(run).json(),
        new String(csv, StandardCharsets.UTF_8));
  }

  private static Act act(ReportRun run, Signatories signing) {
    Act prepared = run.provenance().prepared();
    return new Act(signing.releasedBy().orElse(signing.preparedBy()), prepared.at());
  }

  /**
   * Refuses it where the register knows another issue of its id: an id stands for one question,
   * data and code, and for no other.
   *
   * @param subject what the register knows it by
   * @throws Refusal ISSUE_CLASH
   */
  void refuseClash(Register register, String subject) {
    register
        .issue(manifest.issue())
        .filter(
            known ->
                !known.subject().report().equals(subject)
                    || !same(known.document().manifest(), manifest))
        .ifPresent(
            known -> {
              throw IssueProblems.clash(known, manifest, subject);
            });
  }

  private static boolean same(Manifest known, Manifest own) {
    return known.question().equals(own.question())
        && known.tables().equals(own.tables())
        && known.code().version().equals(own.code().version())
        && known.signed().preparedBy().equals(own.signed().preparedBy());
  }
}
