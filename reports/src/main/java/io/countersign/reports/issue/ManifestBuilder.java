package io.countersign.reports.issue;

import io.countersign.problem.Resources;
import io.countersign.problem.Sha256;
import io.countersign.problem.TextFile;
import io.countersign.reports.ask.ReportDeclaration;
import io.countersign.reports.ask.ReportRun;
import io.countersign.reports.register.Manifest;
import io.countersign.reports.status.IssueHeader;
import io.countersign.reports.status.Signatories;
import io.countersign.reports.table.Line;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Writes down what an issue was made of. */
final class ManifestBuilder {
  private static final int SHORT = 12;

  private ManifestBuilder() {}

  static Manifest manifest(ReportRun run, Reports.Laid laid, byte[] csv) {
    IssueHeader header = laid.header();
    Signatories signing = header.signing();
    return new Manifest(
        header.issueId(),
        header.standing().status().name(),
        question(run),
        code(run, laid.declaration()),
        new TreeMap<>(laid.versions()),
        new TreeMap<>(run.marts().lineage()),
        totals(laid.totals()),
        new Manifest.Figures(laid.figures().all().size(), Sha256.hex(csv), laid.unprinted()),
        new Manifest.Signed(signing.preparedBy(), signing.releasedBy().orElse("")),
        new Manifest.Chained(signing.place().number(), signing.place().head()));
  }

  /** What is asked, and of whom. */
  static Manifest.Question question(ReportRun run) {
    return new Manifest.Question(
        run.report(),
        run.ask().period().name(),
        run.ask().asOf().toString(),
        company(run.ask().company()),
        run.parameters());
  }

  /** A company as one line; another line is another company. */
  static String company(io.countersign.company.Company company) {
    return String.join(
        " | ",
        company.name(),
        company.groupCurrency(),
        company.fiscalYear().toString(),
        company.zone().getId());
  }

  private static Manifest.Code code(ReportRun run, ReportDeclaration declaration) {
    Map<String, String> definitions = new TreeMap<>();
    declaration.definitions().forEach((id, words) -> definitions.put(id, hash(words.toString())));
    return new Manifest.Code(run.provenance().codeVersion(), layout(run.report()), definitions);
  }

  /** The report's own declaration, words and templates, and those that all reports share. */
  static String layout(String report) {
    String own = "reports/" + report + "/";
    String all =
        Resources.list("reports", "").stream()
            .filter(file -> file.name().startsWith(own) || file.name().indexOf('/', 8) < 0)
            .map(TextFile::text)
            .collect(Collectors.joining("\n"));
    return hash(all);
  }

  private static String hash(String text) {
    return Sha256.hex(text).substring(0, SHORT);
  }

  private static List<Manifest.Total> totals(List<Line> lines) {
    return lines.stream()
        .map(
            line ->
                new Manifest.Total(
                    line.text("hop"),
                    line.text("table_name"),
                    line.count("totals"),
                    line.count("agree"),
                    line.count("tolerated"),
                    line.count("broken")))
        .toList();
  }
}
