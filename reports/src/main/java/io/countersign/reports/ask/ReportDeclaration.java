package io.countersign.reports.ask;

import io.countersign.problem.Declarations;
import io.countersign.problem.Exit;
import io.countersign.problem.Problems;
import io.countersign.problem.Refusal;
import io.countersign.problem.Resources;
import io.countersign.problem.TextFile;
import io.countersign.reports.words.Language;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * A report's {@code report.yml}.
 *
 * @param report its name, that of its folder
 * @param about the question it answers
 * @param prefix how its issue ids begin
 * @param reads the tables its queries may name
 * @param queries SQL over the marts, by name
 * @param crossChecks figure id to SQL that works the same figure out another way
 * @param steps the steps of the bridges in their order, with the words for them
 * @param definitions id of a definition to its words
 * @param parameters what it is asked beside the period, with what holds where nobody says; blank:
 *     must be said
 * @param known SQL for the ids that a report about one thing may be asked about
 * @param needs by section the feeds without any of which it has nothing to say; a list's is {@code
 *     list}
 * @param list what a list report prints; none means a pack with pages of its own
 */
public record ReportDeclaration(
    String report,
    String about,
    String prefix,
    List<String> reads,
    Map<String, String> queries,
    Map<String, String> crossChecks,
    Map<String, Words> steps,
    Map<String, Words> definitions,
    Map<String, String> parameters,
    Optional<String> known,
    Map<String, List<String>> needs,
    Optional<ListDeclaration> list) {
  /** The parameter that names the issue that closed the period. */
  public static final String SINCE = "since";

  public ReportDeclaration {
    queries = orEmpty(queries);
    crossChecks = orEmpty(crossChecks);
    steps = orEmpty(steps);
    definitions = orEmpty(definitions);
    parameters = orEmpty(parameters);
    needs = orEmpty(needs);
  }

  /** What a declaration leaves out is empty. */
  static <T> Map<String, T> orEmpty(Map<String, T> map) {
    return map == null ? Map.of() : map;
  }

  /** What a reader is told about a step or a definition. */
  public record Words(String name, String meaning) {}

  /**
   * Reads the declaration of a report.
   *
   * @throws Refusal if there is no such report or its declaration is wrong
   */
  public static ReportDeclaration of(String report) {
    Problems problems = new Problems();
    Optional<ReportDeclaration> read =
        Declarations.read(source(report), ReportDeclaration.class, problems);
    problems.refuseIfAny(Exit.WRONG_CALL);
    return read.map(ReportDeclaration::complete).orElseThrow();
  }

  /** A list with the tables and queries that all lists share, and with its own. */
  private ReportDeclaration complete() {
    return list.map(own -> with(HouseDeclaration.read(), own.tables())).orElse(this);
  }

  private ReportDeclaration with(HouseDeclaration house, Map<String, TableDeclaration> tables) {
    Set<String> all = new TreeSet<>(house.reads());
    all.addAll(reads);
    Map<String, String> asked = new LinkedHashMap<>(house.queries());
    asked.putAll(queries);
    tables.forEach((name, table) -> asked.put(name, table.sql()));
    return new ReportDeclaration(
        report,
        about,
        prefix,
        List.copyOf(all),
        asked,
        crossChecks,
        steps,
        definitions,
        parameters,
        known,
        needs,
        list);
  }

  /**
   * What is asked beside the period, by name: as said, or as the report says where nobody did.
   *
   * @throws Refusal PARAMETER_MISSING or PARAMETER_UNKNOWN
   */
  public Map<String, String> parameters(Map<String, String> said) {
    Map<String, String> all = new TreeMap<>(said);
    parameters.forEach(all::putIfAbsent);
    for (String name : said.keySet()) {
      boolean known =
          parameters.containsKey(name) || List.of(SINCE, Language.LOCALE).contains(name);
      if (!known && !(copies() && name.equals(Recipients.COPY))) {
        throw AskProblems.parameterUnknown(this, name);
      }
    }
    for (Map.Entry<String, String> one : all.entrySet()) {
      if (one.getValue().isBlank()) {
        throw AskProblems.parameterMissing(this, one.getKey());
      }
    }
    return all;
  }

  /** Whether each recipient gets a copy of it. */
  public boolean copies() {
    return list.flatMap(ListDeclaration::copies).isPresent();
  }

  /** A part of the declaration, as problems name it. */
  public String place(String part) {
    return "reports/" + report + "/report.yml: " + part;
  }

  private static TextFile source(String report) {
    List<TextFile> all = Resources.list("reports", "report.yml");
    return all.stream()
        .filter(source -> source.folder().equals(report))
        .findFirst()
        .orElseThrow(
            () -> AskProblems.reportUnknown(report, all.stream().map(TextFile::folder).toList()));
  }

  public Words step(String reason) {
    return Optional.ofNullable(steps.get(reason))
        .orElseGet(() -> new Words(reason.replace('_', ' '), ""));
  }
}
