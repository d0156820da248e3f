package io.countersign.ingest.source;

import io.countersign.contract.Contract;
import io.countersign.ingest.conform.Mapping;
import io.countersign.ingest.conform.SourceClock;
import io.countersign.problem.Problem;
import io.countersign.problem.Problems;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.spark.sql.SparkSession;

/** A system of the company whose feeds are extracted. */
public interface SourceSystem {
  /** What the company calls it. */
  String name();

  /** Which feeds it serves, by its files or its product's SQL. */
  Set<String> feeds();

  /** Its words for ours. */
  Mapping words();

  /** Of instants that it writes without an offset. */
  SourceClock clock();

  /** How much there is of a feed, in bytes on disk; 0 where nobody knows. */
  long size(String feed);

  /**
   * Rows of a feed, as they are there.
   *
   * @param session in which the feed is alone
   * @param request which of them; never less than all where the system has no {@link #parts}
   * @throws io.countersign.problem.Refusal with every column that is missing or unknown
   */
  Extract extract(SparkSession session, Contract feed, ExtractRequest request);

  /**
   * As {@link #extract}, to look at the first rows of each part only: a system that would read more
   * than these hands over no more.
   */
  default Extract first(SparkSession session, Contract feed, ExtractRequest request, int rows) {
    return extract(session, feed, request);
  }

  /** How a feed is read in parts; empty where it is always read whole. */
  default Optional<Parts> parts(Contract feed) {
    return Optional.empty();
  }

  /**
   * How a feed is read in parts.
   *
   * @param madeFrom changes when the rows would come out otherwise: all are read again then
   */
  record Parts(RefreshPolicy refresh, String madeFrom) {}

  /**
   * Everything that a feed's rows are made from, files as digests: while it is the same they come
   * out the same, and need not be read again. Empty where only a reading can tell.
   */
  default Optional<String> content(Contract feed) {
    return Optional.empty();
  }

  /** What to do about values that cannot be read. */
  default String remedy() {
    return "Convert them in the SQL.";
  }

  /** What lies about there and serves no feed, though it looks as if it should. */
  default List<Problem> strays() {
    return List.of();
  }

  /**
   * Everything in the files of a feed that cannot be read at all: each file is read for that, to
   * its end. Nothing where there are no files.
   */
  default List<Problem> faults(Contract feed) {
    return List.of();
  }

  /** Whether a feed that is not there any more was taken away, and not only not asked for. */
  default boolean servesWhatIsThere() {
    return false;
  }

  /**
   * Tries whether it answers at all, whatever is asked of it; a folder has no need of that.
   *
   * @throws ReadFailure SOURCE_UNREACHABLE, or what is wrong with how it is addressed
   */
  default void reach() {}

  /**
   * The files that a feed is read from, by their names in the system's folder; none where it has no
   * folder.
   */
  default List<String> files(Contract feed) {
    return List.of();
  }

  /**
   * Tries whether a feed can be read and finds what is wrong, without reading a row.
   *
   * @param session in which the feed is alone
   */
  void check(SparkSession session, Contract feed, Problems problems);
}
