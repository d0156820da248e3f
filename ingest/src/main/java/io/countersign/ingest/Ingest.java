package io.countersign.ingest;

import io.countersign.lake.Contract;
import io.countersign.lake.Contracts;
import io.countersign.lake.Exit;
import io.countersign.lake.History;
import io.countersign.lake.Lake;
import io.countersign.lake.Landed;
import io.countersign.lake.Problem;
import io.countersign.lake.Problems;
import io.countersign.lake.Progress;
import io.countersign.lake.Refusal;
import io.countersign.lake.Together;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;

/**
 * From the company's systems into the lake. Each feed is pulled, conformed, and every row's fate
 * decided; then the good rows land with their history, the others go to the quarantine, and the
 * totals of both are kept. A feed with a fault stops alone, with the earlier state in place.
 */
public final class Ingest {
  private final Lake lake;
  private final boolean full;
  private final Progress progress;
  private final Map<String, Contract> contracts;
  private final Books books;

  private Ingest(Workspace workspace, Lake lake, Instant asOf, boolean full, Progress progress) {
    this.lake = lake;
    this.full = full;
    this.progress = progress;
    this.contracts = workspace.limited(Contracts.all());
    this.books = Books.open(lake, contracts, asOf);
  }

  /**
   * Brings the lake to what the systems say now.
   *
   * @param asOf the instant at which this becomes known; not before an earlier ingest
   * @param full whether all rows are read, also where it is known which have changed
   * @throws Refusal AS_OF_TOO_EARLY
   */
  public static IngestSummary run(
      Workspace workspace, Lake lake, Instant asOf, boolean full, Progress progress) {
    refuseThePast(lake, asOf);
    return new Ingest(workspace, lake, asOf, full, progress).run(workspace);
  }

  /** As the other, reading as little as is enough. */
  public static IngestSummary run(Workspace workspace, Lake lake, Instant asOf, Progress progress) {
    return run(workspace, lake, asOf, false, progress);
  }

  /** Reads every declaration and tries every connection; touches nothing. */
  public static Inspection check(Workspace workspace, Lake lake) {
    Problems problems = new Problems();
    List<Inspection.Reach> reached = new ArrayList<>();
    Map<String, Contract> feeds = feeds(Contracts.all(problems));
    for (SourceSystem system : new Systems(lake.spark(), workspace, feeds).open(problems)) {
      problems.addAll(system.strays());
      boolean there = true;
      for (String feed : system.feeds()) {
        List<Problem> wrong = there ? wrong(system, feeds.get(feed)) : List.of();
        problems.addAll(wrong);
        reached.add(new Inspection.Reach(system.name(), feed, there && wrong.isEmpty()));
        there &= wrong.stream().noneMatch(problem -> problem.code().equals("SOURCE_UNREACHABLE"));
      }
    }
    if (reached.isEmpty()) {
      problems.add(noFeed(workspace));
    }
    return new Inspection(reached, problems.list());
  }

  /**
   * Ends here where no system has a feed: nothing can be read, and nothing that is built of it
   * would say anything. Databases are not asked.
   *
   * @throws Refusal FEED_MISSING, or what is wrong with the systems where none can be opened
   */
  public static void refuseNothing(Workspace workspace) {
    Problems problems = new Problems();
    List<SourceSystem> systems =
        new Systems(null, workspace, feeds(Contracts.all())).open(problems);
    systems.forEach(system -> problems.addAll(system.strays()));
    boolean unreachable =
        problems.list().stream().anyMatch(one -> one.code().equals("SOURCE_UNREACHABLE"));
    if (systems.stream().allMatch(system -> system.feeds().isEmpty()) && !unreachable) {
      problems.add(noFeed(workspace));
      problems.refuseIfAny(Exit.WRONG_CALL);
    }
  }

  private static Problem noFeed(Workspace workspace) {
    List<String> folders =
        workspace.systems().stream()
            .flatMap(system -> system.entry().folder().stream())
            .map(folder -> workspace.folder().resolve(folder).toString())
            .toList();
    String where = folders.isEmpty() ? "a folder of spreadsheets" : String.join(", ", folders);
    return new Problem(
        "FEED_MISSING",
        Workspace.FILE,
        "There is nothing to read: no feed was found in " + where + ".",
        "a file named after a feed, as "
            + (folders.isEmpty() ? "register" : folders.get(0))
            + "/tickets.csv (.csv.gz, .parquet, .xlsx), or a database under 'systems:'",
        folders.isEmpty() ? "no system with a folder" : "no such file",
        "One feed is enough to begin with: tickets.csv with ticket_id, kind, status and opened_at"
            + " gives the service reports; initiatives.csv, value_plans.csv, value_claims.csv and"
            + " value_signoffs.csv give the CFO's pack. ingest/feeds/ has every feed with its"
            + " columns; 'countersign check' says what is wrong with a file.");
  }

  private static List<Problem> wrong(SourceSystem system, Contract feed) {
    Problems problems = new Problems();
    try {
      system.check(feed, problems);
    } catch (Exception e) {
      problems.addAll(said(system.name(), e));
    }
    return problems.list();
  }

  private static void refuseThePast(Lake lake, Instant asOf) {
    History.lastKnownAt(lake, SourceTotals.TABLE)
        .filter(asOf::isBefore)
        .ifPresent(
            known -> {
              throw new Refusal(
                  Exit.WRONG_CALL,
                  new Problem(
                      "AS_OF_TOO_EARLY",
                      "ingest",
                      "The lake already knows later facts.",
                      "an as-of instant from " + known + " on",
                      asOf.toString(),
                      "Build without ingest for that instant, or ingest with a later one."));
            });
  }

  private static Map<String, Contract> feeds(Map<String, Contract> contracts) {
    Map<String, Contract> feeds = new TreeMap<>(contracts);
    feeds.values().removeIf(contract -> contract.kind() != Contract.Kind.FEED);
    return feeds;
  }

  private IngestSummary run(Workspace workspace) {
    Problems problems = new Problems();
    Map<String, Contract> feeds = feeds(contracts);
    Map<String, List<SourceSystem>> served = new TreeMap<>();
    for (SourceSystem system : new Systems(lake.spark(), workspace, feeds).open(problems)) {
      problems.addAll(system.strays());
      for (String feed : system.feeds()) {
        served.computeIfAbsent(feed, first -> new ArrayList<>()).add(system);
      }
    }
    List<IngestSummary.Feed> done = landAll(served);
    books.land();
    return new IngestSummary(done, problems.list());
  }

  /** Two feeds at a time; the systems of one feed after each other. */
  private List<IngestSummary.Feed> landAll(Map<String, List<SourceSystem>> served) {
    Map<String, Supplier<List<IngestSummary.Feed>>> work = new TreeMap<>();
    served.forEach(
        (feed, systems) ->
            work.put(feed, () -> systems.stream().map(system -> land(feed, system)).toList()));
    return Together.all(work).values().stream().flatMap(List::stream).toList();
  }

  private IngestSummary.Feed land(String feed, SourceSystem system) {
    long start = System.nanoTime();
    IngestSummary.Feed done;
    try {
      done = new Turn(lake.spark(), contracts.get(feed), system, books).take(full);
    } catch (Exception e) {
      done =
          new IngestSummary.Feed(
              feed,
              system.name(),
              0,
              0,
              0,
              new Landed(0, 0, 0, 0),
              said(feed + " of " + system.name(), e));
    }
    progress.done("ingest", feed, done.read(), (System.nanoTime() - start) / 1e9, done.note());
    return done;
  }

  /** What a refusal says; any other exception is a fault of the program and goes on. */
  private static List<Problem> said(String where, Exception thrown) {
    if (thrown instanceof Refusal refusal) {
      return refusal.problems();
    }
    // Scala throws checked exceptions without saying so.
    return List.of(
        Unreadable.within(thrown, where)
            .orElseThrow(
                () ->
                    thrown instanceof RuntimeException bug
                        ? bug
                        : new IllegalStateException(thrown))
            .problem());
  }
}
