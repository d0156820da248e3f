package io.countersign.reports.ask;

import io.countersign.company.Basis;
import io.countersign.reports.pdf.Signer;
import io.countersign.reports.register.RegisterStore;
import io.countersign.reports.words.Language;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What is to be issued.
 *
 * @param report the folder's name, as {@code cfo_pack}
 * @param ask the period and the instant it is asked about, and the company
 * @param marts where it reads
 * @param provenance who made it, with which code
 * @param folder below which {@code <period>/<report>-<period>.pdf} is written
 * @param parameters what else is asked: {@code copy}, of whom or of what alone; {@code seed}
 * @param signer of the company, where it signs
 */
public record ReportRun(
    String report,
    Basis ask,
    MartReader marts,
    Provenance provenance,
    Path folder,
    Map<String, String> parameters,
    Optional<Signer> signer) {
  public ReportRun {
    parameters = Map.copyOf(new TreeMap<>(parameters));
  }

  /** Without parameters. */
  public ReportRun(String report, Basis ask, MartReader marts, Provenance provenance, Path folder) {
    this(report, ask, marts, provenance, folder, Map.of());
  }

  /** Not signed. */
  public ReportRun(
      String report,
      Basis ask,
      MartReader marts,
      Provenance provenance,
      Path folder,
      Map<String, String> parameters) {
    this(report, ask, marts, provenance, folder, parameters, Optional.empty());
  }

  /** The same, signed by the company where it signs. */
  public ReportRun signedBy(Optional<Signer> company) {
    return new ReportRun(report, ask, marts, provenance, folder, parameters, company);
  }

  /** The same, asked with these parameters. */
  public ReportRun with(Map<String, String> asked) {
    return new ReportRun(report, ask, marts, provenance, folder, asked, signer);
  }

  /** The same, noted in another book. */
  public ReportRun notedIn(RegisterStore book) {
    Provenance by =
        new Provenance(
            provenance.codeVersion(),
            provenance.prepared(),
            provenance.releasedBy(),
            book,
            provenance.again());
    return new ReportRun(report, ask, marts, by, folder, parameters, signer);
  }

  /** What the register knows it by: a later issue of the same takes its place. */
  public String subject() {
    return String.join("/", parts());
  }

  private List<String> parts() {
    List<String> parts = new ArrayList<>(List.of(report));
    Map<String, String> asked = new TreeMap<>(parameters);
    asked.remove(ReportDeclaration.SINCE);
    asked.remove(Language.LOCALE);
    asked.forEach(
        (name, value) -> parts.add(name.equals(Recipients.COPY) ? value : name + "=" + value));
    return parts;
  }
}
