package io.countersign.reports.register;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** All that was issued, released, closed and restated, each entry chained to the one before. */
public record Register(List<Entry> entries) {
  /** The head of an empty register. */
  public static final String GENESIS = "0".repeat(64);

  public Register {
    entries = List.copyOf(entries);
  }

  public static Register empty() {
    return new Register(List.of());
  }

  /** The hash that holds the whole register. */
  public String head() {
    return entries.isEmpty() ? GENESIS : entries.get(entries.size() - 1).hash();
  }

  /** Where the next entry will stand. */
  public Place next() {
    return new Place(entries.size() + 1L, head());
  }

  /** The entry that a fact would make. */
  public Entry entry(Fact fact) {
    return Entry.after(entries.size() + 1L, head(), fact);
  }

  Register with(Entry entry) {
    List<Entry> more = new ArrayList<>(entries);
    more.add(entry);
    return new Register(more);
  }

  /** The first entry that does not fit the chain. */
  public Optional<Long> broken() {
    String head = GENESIS;
    for (int i = 0; i < entries.size(); i++) {
      Entry entry = entries.get(i);
      if (entry.number() != i + 1L || !entry.previous().equals(head) || !entry.intact()) {
        return Optional.of(i + 1L);
      }
      head = entry.hash();
    }
    return Optional.empty();
  }

  /** The entry of an issue as it last was: released, or only prepared. */
  public Optional<Entry> issue(String issue) {
    return issues().filter(entry -> entry.subject().issue().equals(issue)).reduce((a, b) -> b);
  }

  /** All entries of issues, oldest first. */
  public Stream<Entry> issues() {
    return entries.stream().filter(Entry::isIssue);
  }

  /** The newest issue of a report about a period; a released one before all others. */
  public Optional<Entry> latest(String report, String period) {
    List<Entry> all =
        issues()
            .filter(entry -> entry.subject().report().equals(report))
            .filter(entry -> entry.subject().period().equals(period))
            .toList();
    return all.stream()
        .filter(entry -> entry.fact().event() == Event.RELEASED)
        .reduce((a, b) -> b)
        .or(() -> all.stream().reduce((a, b) -> b));
  }

  /**
   * The newest issue of a report, or of any copy of it.
   *
   * @param report blank: of all
   */
  public Optional<Entry> newest(String report) {
    return issues()
        .filter(
            entry ->
                report.isEmpty()
                    || entry.subject().report().equals(report)
                    || entry.subject().report().startsWith(report + "/"))
        .reduce((a, b) -> b);
  }

  /** What was issued, each report and each copy once. */
  public List<String> reports() {
    return issues().map(entry -> entry.subject().report()).distinct().toList();
  }

  /** The newest issue of each report about a period. */
  public List<Entry> latest(String period) {
    return issues()
        .map(Entry::subject)
        .filter(subject -> subject.period().equals(period))
        .map(Subject::report)
        .distinct()
        .flatMap(report -> latest(report, period).stream())
        .toList();
  }

  /**
   * The issue that took the place of this one: a later one about the same question that got at
   * least as far. A draft never takes the place of what was released.
   */
  public Optional<Entry> superseding(Entry issue) {
    Event reached = issue(issue.subject().issue()).orElse(issue).fact().event();
    return issues()
        .filter(later -> later.number() > issue.number())
        .filter(later -> later.subject().replaces(issue.subject()))
        .filter(later -> reached == Event.PREPARED || later.fact().event() == Event.RELEASED)
        .reduce((a, b) -> b);
  }

  /** The entry that closed a period for a report, unless the period was opened again. */
  public Optional<Entry> closed(String report, String period) {
    return entries.stream()
        .filter(entry -> !entry.isIssue() && entry.subject().period().equals(period))
        .filter(entry -> List.of("", report).contains(entry.subject().report()))
        .reduce((a, b) -> b)
        .filter(entry -> entry.fact().event() == Event.CLOSED);
  }

  /** Whether a period is closed now: nothing opened it again since. */
  public boolean closed(String period) {
    return entries.stream()
        .filter(entry -> !entry.isIssue() && entry.subject().period().equals(period))
        .reduce((a, b) -> b)
        .filter(entry -> entry.fact().event() == Event.CLOSED)
        .isPresent();
  }

  /** Whether a period was ever opened again. */
  public boolean restated(String period) {
    return entries.stream().anyMatch(entry -> reopens(entry, period));
  }

  private static boolean reopens(Entry entry, String period) {
    return entry.fact().event() == Event.RESTATED && entry.subject().period().equals(period);
  }

  /** The issue with which a report's period was closed before it was last opened again. */
  public Optional<Entry> reopened(String report, String period) {
    return entries.stream()
        .filter(entry -> reopens(entry, period))
        .reduce((a, b) -> b)
        .flatMap(
            opened ->
                entries.stream()
                    .filter(entry -> entry.number() < opened.number())
                    .filter(entry -> entry.fact().event() == Event.CLOSED)
                    .filter(entry -> entry.subject().period().equals(period))
                    .filter(entry -> entry.subject().report().equals(report))
                    .reduce((a, b) -> b));
  }

  /** Why the period of a closed issue was opened again. */
  public Optional<Restatement> restatement(Entry issue) {
    long closed = evidenceOf(issue.subject().issue()).map(Entry::number).orElse(issue.number());
    return entries.stream()
        .filter(entry -> entry.number() > closed)
        .filter(entry -> reopens(entry, issue.subject().period()))
        .findFirst()
        .map(entry -> Restatement.parse(entry.fact().said()));
  }

  /** The entry that closed a period with this issue, whatever came later. */
  public Optional<Entry> evidenceOf(String issue) {
    return entries.stream()
        .filter(entry -> entry.fact().event() == Event.CLOSED)
        .filter(entry -> entry.subject().issue().equals(issue))
        .reduce((a, b) -> b);
  }
}
