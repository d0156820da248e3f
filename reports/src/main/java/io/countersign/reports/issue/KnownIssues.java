package io.countersign.reports.issue;

import io.countersign.problem.Sha256;
import io.countersign.reports.ask.HouseDeclaration;
import io.countersign.reports.ask.Recipients;
import io.countersign.reports.ask.ReportDeclaration;
import io.countersign.reports.ask.ReportRun;
import io.countersign.reports.register.Document;
import io.countersign.reports.register.Entry;
import io.countersign.reports.register.Manifest;
import io.countersign.reports.register.Register;
import io.countersign.reports.status.Status;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What was issued already: of the same question, versions of tables, code, words and layout, by the
 * same person, and lies untouched in its folder. The same bytes would come again, so nothing is
 * asked and nothing is laid out to know it. Of a closed period the question and the versions are
 * enough.
 */
record KnownIssues(ReportRun run, ReportDeclaration declaration, String layout, Register register) {

  /**
   * All copies of a report, in the order of their issue; empty where one of them is not there, or
   * would come out otherwise.
   *
   * @param run with all its parameters
   */
  static Optional<List<IssuedReport>> of(ReportRun run, ReportDeclaration declaration) {
    boolean anew = run.provenance().again().isEmpty() && run.provenance().releasedBy().isEmpty();
    return anew
        ? new KnownIssues(
                run,
                declaration,
                ManifestBuilder.layout(run.report()),
                run.provenance().book().register())
            .all()
        : Optional.empty();
  }

  private Optional<List<IssuedReport>> all() {
    List<Entry> same = register.issues().filter(this::same).toList();
    List<String> ids = same.stream().map(entry -> entry.subject().issue()).distinct().toList();
    boolean alone = declaration.copies() && run.parameters().containsKey(Recipients.COPY);
    boolean complete = alone ? !ids.isEmpty() : same.stream().anyMatch(one -> all(one, ids));
    if (!complete) {
      return Optional.empty();
    }
    List<Optional<IssuedReport>> issued =
        ids.stream().map(id -> untouched(register.issue(id).orElseThrow())).toList();
    return issued.stream().allMatch(Optional::isPresent)
        ? Optional.of(issued.stream().map(Optional::orElseThrow).toList())
        : Optional.empty();
  }

  /** Whether as many copies are known as were issued together. */
  private static boolean all(Entry one, List<String> ids) {
    Integer together = one.document().together();
    return together != null && together == ids.size();
  }

  /** Whether an issue answers this question, of this data, by this code. */
  private boolean same(Entry entry) {
    boolean about = entry.subject().period().equals(run.ask().period().name());
    String known = entry.subject().report();
    if (!about || !(known.equals(run.report()) || known.startsWith(run.report() + "/"))) {
      return false;
    }
    Manifest made = entry.document().manifest();
    String copy = made.question().parameters().getOrDefault(Recipients.COPY, "");
    if (!run.parameters().getOrDefault(Recipients.COPY, copy).equals(copy)) {
      return false;
    }
    ReportRun asked = Reports.since(Reports.named(run, copy));
    return known.equals(asked.subject())
        && made.question().equals(ManifestBuilder.question(asked))
        && made.tables().equals(versions(asked))
        // What a period was closed with stays, whatever the code and whoever prepares it now.
        && register
            .closed(asked.subject(), run.ask().period().name())
            .map(closed -> closed.subject().issue().equals(entry.subject().issue()))
            .orElseGet(() -> isByTheSame(made));
  }

  private boolean isByTheSame(Manifest made) {
    return made.code().version().equals(run.provenance().codeVersion())
        && made.code().report().equals(layout)
        && made.signed().preparedBy().equals(run.provenance().prepared().by());
  }

  private Map<String, Long> versions(ReportRun asked) {
    Set<String> read = new TreeSet<>(declaration.reads());
    if (asked.parameters().containsKey(ReportDeclaration.SINCE)) {
      read.addAll(HouseDeclaration.read().lateReads());
    }
    Map<String, Long> versions = new TreeMap<>(run.marts().versions());
    versions.keySet().retainAll(read);
    return versions;
  }

  /** The issue, where all its files still lie there as they were issued. */
  private Optional<IssuedReport> untouched(Entry entry) {
    Document document = entry.document();
    Path folder = run.folder().resolve(entry.subject().period());
    String name = document.file().replaceFirst("[.]pdf$", "");
    Map<String, String> files = new TreeMap<>();
    files.put(document.file(), document.sha256());
    files.put(name + ".figures.csv", document.manifest().figures().sha256());
    files.put(name + ".evidence.json", Sha256.hex(document.pages()));
    document.beside().forEach((ending, hash) -> files.put(IssueFolder.named(name, ending), hash));
    boolean all =
        document.sheets() != null
            && files.entrySet().stream()
                .allMatch(file -> lies(folder.resolve(file.getKey()), file.getValue()));
    return Optional.of(entry)
        .filter(there -> all)
        .map(
            there ->
                new IssuedReport(
                    there.subject().issue(),
                    Status.valueOf(document.manifest().status()),
                    folder.resolve(document.file()),
                    document.sheets(),
                    false,
                    document.sha256(),
                    document.manifest().figures().unprinted()));
  }

  private static boolean lies(Path file, String sha256) {
    try {
      return Files.exists(file) && Sha256.hex(file).equals(sha256);
    } catch (IOException e) {
      return false;
    }
  }
}
