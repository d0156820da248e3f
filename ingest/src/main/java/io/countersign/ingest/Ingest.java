package io.countersign.ingest;

import io.countersign.build.Parallel;
import io.countersign.build.Progress;
import io.countersign.contract.Contract;
import io.countersign.contract.ContractProblems;
import io.countersign.contract.Contracts;
import io.countersign.history.History;
import io.countersign.history.HistoryProblems;
import io.countersign.ingest.land.FeedRefresh;
import io.countersign.ingest.land.IngestState;
import io.countersign.ingest.land.IngestSummary;
import io.countersign.ingest.land.SourceReferences;
import io.countersign.ingest.land.SourceTotals;
import io.countersign.ingest.source.ReadFailure;
import io.countersign.ingest.source.SourceProblems;
import io.countersign.ingest.source.SourceSystem;
import io.countersign.ingest.workspace.Workspace;
import io.countersign.lake.Lake;
import io.countersign.problem.Exit;
import io.countersign.problem.Problem;
import io.countersign.problem.Problems;
import io.countersign.problem.Refusal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * From the company's systems into the lake. Each feed is extracted, conformed, and every row's
 * outcome decided; then the good rows land with their history, the others go to the quarantine, and
 * the totals of both are kept. A feed with a fault stops alone, with the earlier state in place.
 */
public final class Ingest {
  private final Lake lake;
  private final boolean full;
  private final Progress progress;
  private final Map<String, Contract> contracts;
  private final IngestState state;
  private final List<SourceSystem> there = new ArrayList<>();
  private final Map<String, Contact> contacts = new TreeMap<>();

  private Ingest(Workspace workspace, Lake lake, Instant asOf, boolean full, Progress progress) {
    this.lake = lake;
    this.full = full;
    this.progress = progress;
    this.contracts = workspace.limited(Contracts.all());
    this.state = IngestState.open(lake, contracts, asOf);
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

  /**
   * Reads every declaration, tries every connection, reads every file to its end and its first rows
   * as they will be read; touches nothing.
   *
   * @param asOf the instant at which they would become known
   */
  public static Inspection check(Workspace workspace, Lake lake, Instant asOf) {
    Problems problems = new Problems();
    List<Inspection.Reach> reached = new ArrayList<>();
    Map<String, Contract> feeds = feeds(Contracts.all(problems));
    for (SourceSystem system : new SourceSystems(workspace, feeds).open(problems)) {
      problems.addAll(system.strays());
      List<IngestSummary.Feed> looked = looked(lake, system, feeds, asOf);
      problems.addAll(IngestSummary.once(looked));
      looked.forEach(
          feed ->
              reached.add(
                  new Inspection.Reach(
                      system.name(),
                      feed.feed(),
                      feed.stopped().stream().noneMatch(IngestSummary::grave))));
    }
    problems.addAll(
        reached.isEmpty() ? List.of(noFeed(workspace)) : notFound(workspace, feeds, reached));
    return new Inspection(
        reached,
        problems.list().stream().filter(IngestSummary::grave).toList(),
        problems.list().stream().filter(problem -> !IngestSummary.grave(problem)).toList());
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
        new SourceSystems(workspace, feeds(Contracts.all())).open(problems);
    systems.forEach(system -> problems.addAll(system.strays()));
    boolean unreachable = problems.list().stream().anyMatch(SourceProblems::isUnreachable);
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
    return IngestProblems.feedMissing(folders);
  }

  /** What is wrong with each feed of a system. */
  private static List<IngestSummary.Feed> looked(
      Lake lake, SourceSystem system, Map<String, Contract> feeds, Instant asOf) {
    Contact contact = new Contact(system);
    List<IngestSummary.Feed> looked = new ArrayList<>();
    for (String feed : system.feeds()) {
      List<Problem> wrong = contact.unanswered();
      if (wrong.isEmpty()) {
        wrong = wrong(lake, system, feeds.get(feed), asOf);
        contact.heard(wrong);
      }
      looked.add(IngestSummary.Feed.stopped(feed, system.name(), wrong));
    }
    return looked;
  }

  private static List<Problem> wrong(Lake lake, SourceSystem system, Contract feed, Instant asOf) {
    Problems problems = new Problems();
    try {
      system.check(lake.spark().newSession(), feed, problems);
      problems.addAll(system.faults(feed));
      if (!problems.any()) {
        problems.addAll(new FeedPreview(lake.spark(), system, feed, asOf).problems());
      }
    } catch (Exception e) {
      problems.addAll(said(system.name(), e));
    }
    return problems.list().stream().distinct().toList();
  }

  /** The feeds that no system hands over, and where they would be looked for. */
  private static List<Problem> notFound(
      Workspace workspace, Map<String, Contract> feeds, List<Inspection.Reach> reached) {
    TreeSet<String> missing = new TreeSet<>(feeds.keySet());
    reached.forEach(reach -> missing.remove(reach.feed()));
    String folder =
        workspace.systems().stream()
            .filter(system -> system.entry().product().equals("files"))
            .flatMap(system -> system.entry().folder().stream())
            .findFirst()
            .orElse("a folder of the product files");
    return missing.isEmpty() ? List.of() : List.of(IngestProblems.feedsNotFound(missing, folder));
  }

  private static void refuseThePast(Lake lake, Instant asOf) {
    History.lastKnownAt(lake, SourceTotals.TABLE)
        .filter(asOf::isBefore)
        .ifPresent(
            known -> {
              throw HistoryProblems.asOfTooEarly("ingest", known, asOf);
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
    Set<String> unopened = new TreeSet<>();
    workspace.systems().forEach(declared -> unopened.add(declared.name()));
    for (SourceSystem system : new SourceSystems(workspace, feeds).open(problems)) {
      unopened.remove(system.name());
      problems.addAll(system.strays());
      there.add(system);
      contacts.put(system.name(), new Contact(system));
      for (String feed : system.feeds()) {
        served.computeIfAbsent(feed, first -> new ArrayList<>()).add(system);
      }
    }
    List<IngestSummary.Feed> done = new ArrayList<>(landAll(served));
    done.addAll(gone(served));
    done.forEach(state.states()::add);
    state.states().unopened(unopened);
    state.land();
    landReferences(workspace);
    return new IngestSummary(done, problems.list());
  }

  private void landReferences(Workspace workspace) {
    Contract contract = contracts.get(SourceReferences.TABLE);
    for (Workspace.Declared system : workspace.systems()) {
      SourceReferences.land(lake, contract, system.name(), system.entry().refersTo(), state.asOf());
    }
  }

  /**
   * Feeds that were there the last time, and whose files are not any more: not read, so stopped.
   */
  private List<IngestSummary.Feed> gone(Map<String, List<SourceSystem>> served) {
    return there.stream()
        .filter(SourceSystem::servesWhatIsThere)
        .flatMap(
            system ->
                state.totals().feedsOf(system.name()).stream()
                    .filter(feed -> !served.getOrDefault(feed, List.of()).contains(system))
                    .map(
                        feed ->
                            IngestSummary.Feed.stopped(
                                feed,
                                system.name(),
                                List.of(IngestProblems.feedGone(feed, system.name())))))
        .toList();
  }

  /** Two feeds at a time; the systems of one feed after each other. */
  private List<IngestSummary.Feed> landAll(Map<String, List<SourceSystem>> served) {
    Map<String, Supplier<List<IngestSummary.Feed>>> work = new TreeMap<>();
    served.forEach(
        (feed, systems) ->
            work.put(feed, () -> systems.stream().map(system -> land(feed, system)).toList()));
    return Parallel.all(work).values().stream().flatMap(List::stream).toList();
  }

  private IngestSummary.Feed land(String feed, SourceSystem system) {
    long start = System.nanoTime();
    List<Problem> unanswered = contacts.get(system.name()).unanswered();
    IngestSummary.Feed done =
        unanswered.isEmpty()
            ? refreshed(feed, system)
            : IngestSummary.Feed.stopped(feed, system.name(), unanswered);
    progress.done("ingest", feed, done.read(), (System.nanoTime() - start) / 1e9, done.note());
    return done;
  }

  private IngestSummary.Feed refreshed(String feed, SourceSystem system) {
    try {
      return FeedRefresh.of(contracts.get(feed), system, state).take(full);
    } catch (Exception e) {
      List<Problem> wrong = allWrong(feed, system, e);
      contacts.get(system.name()).heard(wrong);
      return IngestSummary.Feed.stopped(feed, system.name(), wrong);
    }
  }

  /** What stopped it, and where a file did, everything that is wrong in the feed's files. */
  private List<Problem> allWrong(String feed, SourceSystem system, Exception thrown) {
    List<Problem> first = said(feed + " of " + system.name(), thrown);
    boolean file = first.stream().anyMatch(ContractProblems::isBroken);
    List<Problem> faults = file ? system.faults(contracts.get(feed)) : List.of();
    return Stream.concat(first.stream(), faults.stream().filter(fault -> !sameFile(fault, first)))
        .toList();
  }

  private static boolean sameFile(Problem fault, List<Problem> first) {
    return first.stream().anyMatch(problem -> problem.where().equals(fault.where()));
  }

  /** What a refusal says; any other exception is a fault of the program and goes on. */
  private static List<Problem> said(String where, Exception thrown) {
    if (thrown instanceof Refusal refusal) {
      return refusal.problems();
    }
    // Scala throws checked exceptions without saying so.
    return List.of(
        ReadFailure.within(thrown, where)
            .orElseThrow(
                () ->
                    thrown instanceof RuntimeException bug
                        ? bug
                        : new IllegalStateException(thrown))
            .problem());
  }
}
