package io.countersign.ingest;

import io.countersign.lake.Exit;
import io.countersign.lake.Landed;
import io.countersign.lake.Problem;
import java.util.Comparator;
import java.util.List;
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
   * @param landed what it did to the lake's table
   * @param stopped why nothing of it landed; empty where it did
   */
  public record Feed(
      String feed,
      String system,
      long read,
      long repeated,
      long quarantined,
      Landed landed,
      List<Problem> stopped) {

    /** What there is to say beside the number of rows; blank where nothing is. */
    public String note() {
      if (!stopped.isEmpty()) {
        return "stopped: " + stopped.get(0).code();
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
      default -> Exit.NOT_HELD;
    };
  }

  /** Everything that is wrong. */
  public List<Problem> all() {
    return Stream.concat(problems.stream(), feeds.stream().flatMap(feed -> feed.stopped().stream()))
        .toList();
  }

  public long rows() {
    return feeds.stream().mapToLong(Feed::read).sum();
  }

  public long quarantined() {
    return feeds.stream().mapToLong(Feed::quarantined).sum();
  }
}
