package io.countersign.ingest.land;

import io.countersign.contract.Contract;
import io.countersign.history.RowCounts;
import io.countersign.ingest.quality.RowAccounting;
import io.countersign.ingest.quality.RowOutcome;
import io.countersign.problem.Exit;
import io.countersign.problem.Problem;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * What an ingest did.
 *
 * @param feeds each feed of each system, in name order
 * @param problems what concerns no feed: a system that cannot be opened, a file that serves nothing
 */
public record IngestSummary(List<Feed> feeds, List<Problem> problems) {

  /**
   * One feed of one system; read = repeated + quarantined + landed rows.
   *
   * @param standing rows that the lake has of it now
   * @param landed what it did to the lake's table
   * @param stopped why nothing of it landed; empty where it did
   * @param findings what landed, and is odd
   */
  public record Feed(
      String feed,
      String system,
      long read,
      long repeated,
      long quarantined,
      long standing,
      RowCounts landed,
      List<Problem> stopped,
      List<Problem> findings) {

    public static Feed stopped(String feed, String system, List<Problem> why) {
      return new Feed(feed, system, 0, 0, 0, 0, new RowCounts(0, 0, 0, 0), why, List.of());
    }

    /** Of which nothing was read: it is as it was. */
    static Feed unread(Contract feed, String system, RowAccounting known, List<Problem> findings) {
      long standing = known.of(RowOutcome.LANDED).rows();
      return landed(feed, system, known, known, new RowCounts(0, 0, 0, standing), findings);
    }

    /**
     * Of which nothing is stopped.
     *
     * @param read what was read of it this time
     * @param now what is known of all its rows
     */
    static Feed landed(
        Contract feed,
        String system,
        RowAccounting read,
        RowAccounting now,
        RowCounts landed,
        List<Problem> findings) {
      return new Feed(
          feed.name(),
          system,
          read.read().rows(),
          read.of(RowOutcome.REPEATED).rows(),
          now.of(RowOutcome.QUARANTINED).rows(),
          now.of(RowOutcome.LANDED).rows(),
          landed,
          List.of(),
          findings);
    }

    /** What there is to say beside the number of rows; blank where nothing is. */
    public String note() {
      if (!stopped.isEmpty()) {
        return "stopped: " + stopped.get(0).code();
      }
      if (standing == 0) {
        return quarantined == 0 ? "there is no row" : "nothing landed: all quarantined";
      }
      String changes = landed.wrote() ? "" : "unchanged";
      return quarantined == 0 ? changes : (quarantined + " quarantined " + changes).strip();
    }
  }

  /** Whether the lake is now as the sources are. */
  public Exit exit() {
    return all().stream()
        .map(problem -> exit(problem.code()))
        .max(Comparator.comparing(Exit::code))
        .orElse(Exit.DONE);
  }

  private static Exit exit(String code) {
    return switch (code) {
      case "SOURCE_UNREACHABLE", "SOURCE_BUSY" -> Exit.NOT_REACHED;
      case "DECLARATION_WRONG", "SECRET_MISSING" -> Exit.WRONG_CALL;
      case "DATES_UNLIKELY",
          "SHOULD_HOLD",
          "AMOUNTS_UNREAD",
          "HEADER_TWICE",
          "FILE_UNREAD",
          "FILE_MISSED",
          "ROWS_UNFIT",
          "FEEDS_NOT_FOUND" ->
          Exit.DONE;
      default -> Exit.NOT_HELD;
    };
  }

  public static boolean grave(Problem problem) {
    return exit(problem.code()) != Exit.DONE;
  }

  /** Everything that is wrong. */
  public List<Problem> all() {
    return Stream.concat(
            problems.stream().filter(IngestSummary::grave),
            Stream.concat(
                once(feeds).stream(),
                feeds.stream()
                    .flatMap(feed -> feed.findings().stream().filter(IngestSummary::grave))))
        .toList();
  }

  /**
   * Why feeds are stopped. What stops several alike, as a database that is down, is said once, with
   * the feeds that wait for it.
   */
  public static List<Problem> once(List<Feed> feeds) {
    Map<List<String>, Problem> causes = new LinkedHashMap<>();
    Map<List<String>, TreeSet<String>> waiting = new HashMap<>();
    for (Feed feed : feeds) {
      for (Problem problem : feed.stopped()) {
        List<String> cause = List.of(problem.code(), problem.where(), problem.what());
        causes.putIfAbsent(cause, problem);
        waiting.computeIfAbsent(cause, first -> new TreeSet<>()).add(feed.feed());
      }
    }
    return causes.entrySet().stream()
        .map(cause -> waitedFor(cause.getValue(), waiting.get(cause.getKey())))
        .toList();
  }

  private static Problem waitedFor(Problem cause, Set<String> feeds) {
    return feeds.size() == 1
        ? cause
        : cause.what(
            cause.what()
                + " "
                + feeds.size()
                + " feeds wait for it: "
                + String.join(", ", feeds)
                + ".");
  }

  /** What is odd, and hinders nothing. */
  public List<Problem> findings() {
    return Stream.concat(
            problems.stream(), feeds.stream().flatMap(feed -> feed.findings().stream()))
        .filter(problem -> !grave(problem))
        .toList();
  }

  public long rows() {
    return feeds.stream().mapToLong(Feed::read).sum();
  }

  public long quarantined() {
    return feeds.stream().mapToLong(Feed::quarantined).sum();
  }
}
