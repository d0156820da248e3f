package io.countersign.schedules.docs;

import io.countersign.contract.Column;
import io.countersign.contract.Contract;
import io.countersign.lake.CommitInfo;
import io.countersign.reports.ask.ReportDeclaration;
import io.countersign.schedules.call.CallSummary;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * One page that needs no server: from each source to each report, with what everything holds, what
 * it was last made of, what its checks said, what words mean, and what to do when something fails.
 *
 * @param made of each table of the lake, out of what its newest version was made
 * @param runs the last ones, newest first
 */
public record CataloguePage(
    CatalogueEntries declared, Map<String, CommitInfo> made, List<String> runs, Runbook runbook) {
  private static final String HEAD =
      """
      <!DOCTYPE html>
      <html lang="en"><head><meta charset="utf-8"><title>Catalogue</title><style>
      body { font: 15px/1.5 sans-serif; max-width: 60em; margin: 2em auto; padding: 0 1em }
      table { border-collapse: collapse } td, th { text-align: left; padding: .2em 1em .2em 0; vertical-align: top }
      section { border-top: 1px solid; margin-top: 2em } code { font-size: 95% }
      </style></head><body><h1>Catalogue</h1>
      """;

  /** Before the names of reports: some marts have the same. */
  private static final String REPORT = "report-";

  /** HTML; the same declarations and runs give the same page. */
  public String page() {
    StringBuilder page = new StringBuilder(HEAD);
    for (Contract.Kind kind : Contract.Kind.values()) {
      List<String> names =
          declared.contracts().values().stream()
              .filter(one -> one.kind() == kind)
              .map(Contract::name)
              .sorted()
              .toList();
      String title = kind.name().charAt(0) + kind.name().substring(1).toLowerCase(Locale.ROOT);
      page.append("<p>" + title + "s: " + links(names) + "</p>\n");
    }
    page.append("<p>Reports: " + links(named(declared.reports().keySet())) + "</p>\n");
    page.append("<p>" + links(List.of("definitions", "runs", "runbook")) + "</p>\n");
    declared.contracts().values().forEach(one -> page.append(contract(one)));
    declared.reports().forEach((name, report) -> page.append(report(name, report)));
    page.append(section("definitions", pairs(definitions())));
    page.append(section("runs", list(runs, "None yet, or no workspace was named.")));
    page.append(section("runbook", whatToDo()));
    return page.append("</body></html>\n").toString();
  }

  private String contract(Contract one) {
    String products =
        one.kind() == Contract.Kind.FEED
            ? String.join(", ", declared.products().getOrDefault(one.name(), List.of("files")))
            : links(one.reads());
    String body =
        "<p>"
            + escaped(one.about())
            + "</p><p>Made from: "
            + products
            + "<br>Read by: "
            + links(readers(one.name()))
            + "<br>One row for each: "
            + String.join(", ", one.grain())
            + "<br>Owner: "
            + escaped(one.owner())
            + "</p>"
            + lastMade(one)
            + "<table><tr><th>Column</th><th>Words</th><th>Blank means</th></tr>"
            + one.columns().values().stream()
                .map(CataloguePage::row)
                .collect(Collectors.joining("\n"))
            + "</table>"
            + checks("Must hold, or nothing is published", one.must())
            + checks("Should hold, or it is printed", one.should());
    return section(one.name(), body);
  }

  /** Tables and reports that read a table. */
  private List<String> readers(String table) {
    Map<String, List<String>> reads = new TreeMap<>();
    declared.contracts().forEach((name, one) -> reads.put(name, one.reads()));
    declared.reports().forEach((name, one) -> reads.put(REPORT + name, one.reads()));
    return reads.keySet().stream().filter(name -> reads.get(name).contains(table)).toList();
  }

  private String lastMade(Contract one) {
    CommitInfo commit = made.get(one.name());
    if (commit == null) {
      return "";
    }
    String checks =
        commit.breaches().isEmpty() ? "every check held" : "did not hold: " + commit.breaches();
    return "<p>Last made: %s, %s; %s</p>"
        .formatted(
            escaped(commit.asked()),
            CallSummary.many(commit.rows(), "row", "rows"),
            escaped(checks));
  }

  private String report(String name, ReportDeclaration report) {
    String words =
        report.definitions().keySet().stream().sorted().collect(Collectors.joining(", "));
    return section(
        REPORT + name,
        "<p>%s</p><p>Made from: %s<br>Definitions: %s</p>"
            .formatted(escaped(report.about()), links(report.reads()), words));
  }

  private static List<String> named(Collection<String> reports) {
    return reports.stream().map(name -> REPORT + name).toList();
  }

  private Map<String, String> definitions() {
    Map<String, String> all = new TreeMap<>();
    for (ReportDeclaration report : declared.reports().values()) {
      report
          .definitions()
          .forEach((id, words) -> all.put(id, words.name() + ": " + words.meaning()));
    }
    return all;
  }

  private String whatToDo() {
    return "<h3>Exit codes</h3>%s<h3>Situations</h3>%s<h3>Codes of problems</h3>%s"
        .formatted(pairs(runbook.exits()), pairs(runbook.situations()), pairs(runbook.codes()));
  }

  private static String section(String name, String body) {
    return "<section id=\"" + name + "\"><h2>" + name + "</h2>" + body + "</section>\n";
  }

  private static String pairs(Map<String, String> pairs) {
    return pairs.entrySet().stream()
        .map(one -> "<tr><th>" + escaped(one.getKey()) + "</th><td>" + escaped(one.getValue()))
        .collect(Collectors.joining("</td></tr>\n", "<table>", "</td></tr></table>"));
  }

  private static String list(List<String> lines, String none) {
    return lines.isEmpty()
        ? "<p>" + none + "</p>"
        : lines.stream()
            .map(CataloguePage::escaped)
            .collect(Collectors.joining("</li><li>", "<ul><li>", "</li></ul>"));
  }

  private static String row(Column column) {
    return "<tr><td><code>%s</code></td><td>%s</td><td>%s</td></tr>"
        .formatted(
            column.name(),
            escaped(String.join(", ", column.words())),
            escaped(column.blank().orElse("")));
  }

  private static String checks(String title, Map<String, String> checks) {
    return checks.isEmpty()
        ? ""
        : "<h3>%s</h3><ul>%s</ul>"
            .formatted(
                title,
                checks.entrySet().stream()
                    .map(
                        one ->
                            "<li>"
                                + one.getKey()
                                + ": <code>"
                                + escaped(one.getValue())
                                + "</code>")
                    .collect(Collectors.joining()));
  }

  private static String links(Collection<String> names) {
    return names.isEmpty()
        ? "nothing"
        : names.stream()
            .map(name -> "<a href=\"#" + name + "\">" + name + "</a>")
            .collect(Collectors.joining(", "));
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }
}
