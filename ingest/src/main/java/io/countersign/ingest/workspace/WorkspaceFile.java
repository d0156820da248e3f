package io.countersign.ingest.workspace;

import io.countersign.company.Company;
import io.countersign.company.Divergence;
import io.countersign.contract.Limits;
import io.countersign.ingest.conform.SourceClock;
import io.countersign.problem.Declarations;
import io.countersign.problem.Exit;
import io.countersign.problem.Problems;
import io.countersign.problem.TextFile;
import io.countersign.time.FiscalCalendar;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

/** {@code countersign.yml} as it is written, and how it becomes a {@link Workspace}. */
record WorkspaceFile(
    String company,
    String groupCurrency,
    Optional<String> zone,
    Optional<String> locale,
    FiscalYear fiscalYear,
    Optional<String> asOf,
    Optional<String> period,
    Map<String, SystemEntry> systems,
    Optional<String> lake,
    Optional<String> out,
    Map<String, Limits> limits,
    Optional<Divergence> divergence,
    Optional<Workspace.Signature> signature) {

  WorkspaceFile {
    limits = limits == null ? Map.of() : limits;
    systems = systems == null ? Map.of() : systems;
  }

  /**
   * One of the two.
   *
   * @param starts month and day, as 01-01
   * @param pattern weeks a month, as 4-4-5
   */
  record FiscalYear(Optional<String> starts, Optional<String> pattern) {
    FiscalCalendar calendar() {
      if (starts.isPresent() == pattern.isPresent()) {
        throw new IllegalArgumentException("one of starts and pattern");
      }
      return starts
          .map(FiscalCalendar::startingOn)
          .orElseGet(() -> FiscalCalendar.ofWeeks(pattern.orElseThrow()));
    }
  }

  /**
   * @param folder where the files lie, from the workspace
   * @param zone of instants that the system writes without one
   * @param journals whole, where each journal of its ledger lines adds up to zero; as its product
   *     says, where blank
   * @param fold which of the two is meant in the hour that its clock shows twice: earlier or later
   * @param feeds those it is to serve; all that its product serves unasked, where blank
   * @param refersTo by feed, the system whose records a bare id in its rows means
   */
  public record SystemEntry(
      String product,
      Optional<String> folder,
      Optional<ConnectionSettings> connection,
      Optional<String> zone,
      Optional<String> journals,
      Optional<String> fold,
      List<String> feeds,
      Map<String, String> refersTo) {

    public SystemEntry {
      feeds = feeds == null ? List.of() : feeds;
      refersTo = refersTo == null ? Map.of() : refersTo;
    }
  }

  static Workspace read(Path folder) {
    Path file = folder.resolve(Workspace.FILE);
    if (!Files.isRegularFile(file)) {
      throw WorkspaceProblems.missing(folder);
    }
    TextFile source = TextFile.read(Workspace.FILE, file);
    Problems problems = new Problems();
    Optional<WorkspaceFile> written = Declarations.read(source, WorkspaceFile.class, problems);
    problems.refuseIfAny(Exit.WRONG_CALL);
    Workspace workspace = written.orElseThrow().checked(folder, source, problems);
    problems.refuseIfAny(Exit.WRONG_CALL);
    return workspace;
  }

  private Workspace checked(Path folder, TextFile source, Problems problems) {
    Values values = new Values(source, problems);
    Company theirs =
        new Company(
            company,
            values.read(
                "group_currency",
                groupCurrency,
                "a code of ISO 4217, as EUR",
                text -> Currency.getInstance(text).getCurrencyCode()),
            calendar(values),
            values.zone(zone.orElse("UTC")),
            values.divergence(divergence.orElse(Divergence.usual())),
            wholeJournals(folder, values));
    limits.values().forEach(own -> own.check(source, problems));
    systems.values().forEach(values::clock);
    SystemReferences.check(source, systems.keySet(), problems);
    return new Workspace(
        folder,
        theirs,
        asOf.map(
            text ->
                values.read("as_of", text, "an instant, as 2026-11-04T06:00:00Z", Instant::parse)),
        period,
        declared(source),
        values.read(
            "lake",
            lake.orElse("lake"),
            "a folder, or a URI as s3a://bucket/lake",
            root -> Workspace.remote(root) ? root : folder.resolve(here(root)).toString()),
        values.read(
            "out",
            out.orElse("out"),
            "a folder of this machine",
            path -> folder.resolve(here(path))),
        locale,
        limits,
        signature);
  }

  /**
   * A folder of this machine, also where it is written as a URI: file:///data and file:/data are
   * /data. As Hadoop reads them, signs stand for themselves.
   */
  private static String here(String path) {
    if (!path.startsWith("file:")) {
      if (Workspace.remote(path)) {
        throw new IllegalArgumentException(path);
      }
      return path;
    }
    String rest = path.substring("file:".length());
    if (rest.startsWith("//") && !rest.startsWith("///")) {
      throw new IllegalArgumentException("another machine's: " + path);
    }
    return rest.replaceFirst("^/+", "/");
  }

  private Set<String> wholeJournals(Path folder, Values values) {
    Set<String> whole = new TreeSet<>();
    systems.forEach(
        (name, system) ->
            system
                .journals()
                .or(() -> Product.journals(folder, system.product()))
                .map(said -> values.read("journals", said, "whole", WorkspaceFile::isWhole))
                .ifPresent(said -> whole.add(name)));
    return whole;
  }

  private static String isWhole(String said) {
    if (!said.equals("whole")) {
      throw new IllegalArgumentException(said);
    }
    return said;
  }

  private FiscalCalendar calendar(Values values) {
    String expected = "{starts: \"01-01\"} or {pattern: 4-4-5}";
    return values.read(
        "fiscal_year",
        fiscalYear.starts().orElse("") + fiscalYear.pattern().orElse(""),
        expected,
        text -> fiscalYear.calendar());
  }

  private List<Workspace.Declared> declared(TextFile source) {
    return systems.entrySet().stream()
        .map(
            one ->
                new Workspace.Declared(one.getKey(), source.lineOf(one.getKey()), one.getValue()))
        .toList();
  }

  /** Reads values that YAML knows only as text, and gathers what is wrong with them. */
  private record Values(TextFile source, Problems problems) {

    void clock(SystemEntry system) {
      system.zone().ifPresent(this::zone);
      system.fold().ifPresent(text -> read("fold", text, "earlier or later", SourceClock.Fold::of));
    }

    ZoneId zone(String text) {
      return read("zone", text, "a zone of the IANA list, as Europe/Berlin", ZoneId::of);
    }

    /** A share of more than all, or of less than nothing, is no share. */
    Divergence divergence(Divergence said) {
      if (said.below().signum() < 0 || said.below().compareTo(BigDecimal.ONE) > 0) {
        wrong("below", "a share from 0 to 1, as 0.8 for 80 %", said.below().toPlainString());
      }
      if (said.atLeast().signum() < 0) {
        wrong("at_least", "an amount in group currency, as 10000", said.atLeast().toPlainString());
      }
      return said;
    }

    <T> T read(String key, String text, String expected, Function<String, T> rule) {
      try {
        return rule.apply(text);
      } catch (RuntimeException e) {
        wrong(key, expected, text);
        return null;
      }
    }

    private void wrong(String key, String expected, String found) {
      problems.add(
          Declarations.wrong(source.lineOf(key), "'" + key + "' cannot be read.")
              .expected(expected)
              .found(found));
    }
  }
}
