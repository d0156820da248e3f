package io.countersign.ingest.quality;

import io.countersign.contract.Contract;
import io.countersign.history.RowCounts;
import io.countersign.problem.Problem;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What the limits of a feed's contract say about what came. */
public record LimitChecks(Contract feed, String label, Instant asOf) {
  /** Of fewer rows most may well go at once. */
  private static final long FEW = 20;

  private static final int ALL = 100;

  /**
   * @param newest when the newest row changed, or its fact happened
   * @param clock whether the source's clock says so
   */
  public List<Problem> inTime(Optional<Instant> newest, boolean clock) {
    List<Problem> problems = new ArrayList<>();
    newest
        .filter(at -> clock && at.isAfter(asOf.plus(feed.limits().ahead())))
        .ifPresent(
            at ->
                problems.add(
                    QualityProblems.ahead(
                        label, "no later than " + feed.limits().ahead() + " after " + asOf, at)));
    feed.limits()
        .fresh()
        .filter(limit -> newest.isEmpty() || newest.get().isBefore(asOf.minus(limit)))
        .ifPresent(
            limit ->
                problems.add(
                    QualityProblems.stale(
                        label, "something of the last " + limit + " before " + asOf, newest)));
    return problems;
  }

  /**
   * Whether rows are gone because a file is: nobody said that they are. Where the contract says
   * that all rows may go, they may go so, too.
   *
   * @param files that were read the last time, and are not there any more
   */
  public List<Problem> lost(List<String> files, RowCounts landed) {
    boolean lost = !files.isEmpty() && landed.deleted() > 0;
    return lost && feed.limits().shrinks() != ALL
        ? List.of(QualityProblems.fileGone(label, files, landed.deleted()))
        : List.of();
  }

  /**
   * As {@link #lost}, of what landed: what the missing files said is said by others, or was not.
   */
  public List<Problem> missed(List<String> files, RowCounts landed) {
    return files.isEmpty() || !landed.wrote()
        ? List.of()
        : List.of(QualityProblems.fileMissed(label, files, landed));
  }

  /**
   * Whether too many rows are gone at once: all of them, or of more than a few so many of a hundred
   * as the contract says. Where it says 100, all may go.
   *
   * @param left how many rows there would be
   */
  public List<Problem> shrunk(RowCounts landed, long left) {
    long before = left - landed.added() + landed.deleted();
    boolean most = before >= FEW && landed.deleted() * 100 >= before * feed.limits().shrinks();
    boolean nothing = before > 0 && left == 0;
    if (feed.limits().shrinks() == ALL || !(most || nothing)) {
      return List.of();
    }
    return List.of(
        QualityProblems.shrank(
            label,
            nothing,
            "fewer than " + feed.limits().shrinks() + " % of " + before + " rows gone",
            landed.deleted() + " gone, " + left + " left"));
  }
}
