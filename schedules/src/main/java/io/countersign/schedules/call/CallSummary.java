package io.countersign.schedules.call;

import io.countersign.build.StepResult;
import io.countersign.company.Basis;
import io.countersign.ingest.land.IngestSummary;
import io.countersign.problem.Exit;
import io.countersign.problem.Json;
import io.countersign.problem.Problem;
import io.countersign.reports.issue.IssuedReport;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What a command did, told at its end: to people as lines, to programs as JSON. */
public final class CallSummary {
  private final Map<String, Object> facts = new LinkedHashMap<>();
  private final List<String> lines = new ArrayList<>();
  private final List<Problem> problems = new ArrayList<>();
  private Exit exit = Exit.DONE;

  public Exit exit() {
    return exit;
  }

  public void ingested(IngestSummary ingested) {
    long changed = ingested.feeds().stream().filter(feed -> feed.landed().wrote()).count();
    fact("rows_read", ingested.rows());
    fact("quarantined", ingested.quarantined());
    fact("feeds_changed", changed);
    line(
        "Read       %s of %s; %d of them brought something new",
        many(ingested.rows(), "row", "rows"),
        many(ingested.feeds().size(), "feed", "feeds"),
        changed);
    line(
        "Quarantine %s, each with its reason: countersign quarantine",
        many(ingested.quarantined(), "row", "rows"));
    fact("ingest_findings", ingested.findings());
    ingested
        .findings()
        .forEach(finding -> line("Finding    %s: %s", finding.where(), finding.oneLine()));
    problems.addAll(ingested.all());
    worse(ingested.exit());
  }

  public void built(Basis ask, List<StepResult> built) {
    long unchanged = built.stream().filter(StepResult::unchanged).count();
    List<String> breaches =
        built.stream()
            .flatMap(table -> table.breaches().stream().map(name -> table.table() + "." + name))
            .toList();
    fact("period", ask.period().name());
    fact("as_of", ask.asOf().toString());
    fact("tables", built.size());
    fact("tables_unchanged", unchanged);
    fact("findings", breaches);
    line("Period     %s as of %s", ask.period().name(), ask.asOf());
    line("Tables     %d, of which %d were up to date", built.size(), unchanged);
    built.stream()
        .filter(table -> table.table().equals("unmatched_items"))
        .forEach(
            table ->
                line(
                    "Unmatched  %s that no initiative owns: query \"select * from unmatched_items\"",
                    many(table.rows(), "row", "rows")));
    long stale = built.stream().filter(StepResult::stale).count();
    if (stale > 0) {
      fact("tables_stale", stale);
      line(
          "Stale      %d tables stay as they were, a feed behind them could not be read: query \"select * from lake.stale_tables\"",
          stale);
      worse(Exit.NOT_HELD);
    }
    line("Checks     every 'must' held");
    breaches.forEach(
        breach -> line("Finding    %s does not hold; it is printed beside the figures", breach));
    // A finding about the company is a result of the run; totals that differ are a fault of it.
    if (breaches.stream().anyMatch(breach -> breach.startsWith("reconciliation."))) {
      worse(Exit.NOT_HELD);
    }
  }

  public void issued(List<IssuedReport> issued) {
    fact("reports", issued.stream().map(one -> one.pdf().toString()).toList());
    fact("issues", issued.stream().map(IssuedReport::issueId).toList());
    issued.forEach(
        one ->
            line(
                "%-10s %s (issue %s, %s, %s%s)",
                "Pack",
                one.pdf(),
                one.issueId(),
                one.status().name().toLowerCase(Locale.ROOT),
                many(one.pages(), "page", "pages"),
                one.written() ? "" : ", unchanged"));
    int unprinted = issued.stream().mapToInt(IssuedReport::unprinted).sum();
    if (unprinted > 0) {
      fact("texts_unprinted", unprinted);
      line(
          "Letters    %s letters that no font here can print, each marked \ufffd; the workbooks and CSV have them",
          many(unprinted, "text has", "texts have"));
    }
  }

  /** One more thing that was done. */
  public void said(String name, Object value, String line) {
    fact(name, value);
    lines.add(line);
  }

  public void next(String hint) {
    lines.add(hint);
  }

  /** "1 page", "1,200 pages". */
  public static String many(long count, String one, String several) {
    return String.format(Locale.ROOT, "%,d %s", count, count == 1 ? one : several);
  }

  private void fact(String name, Object value) {
    facts.put(name, value);
  }

  private void line(String format, Object... values) {
    lines.add(String.format(Locale.ROOT, format, values));
  }

  private void worse(Exit other) {
    exit = other.code() > exit.code() ? other : exit;
  }

  public void write(CallOptions shared, PrintWriter out, PrintWriter err) {
    problems.forEach(problem -> err.println(problem.text()));
    if (shared.json) {
      facts.put("problems", problems);
      out.println(Json.answer(facts));
    } else if (!shared.quiet) {
      lines.forEach(out::println);
    }
  }
}
