package io.countersign.schedules.month;

import io.countersign.problem.Refusal;
import io.countersign.reports.register.Entry;
import java.util.Optional;
import java.util.function.Supplier;
import org.apache.spark.sql.AnalysisException;

/** An issue of older code, whose tables lack what newer code asks them for. */
public final class OlderIssue {
  private OlderIssue() {}

  /**
   * Does something with an issue by the code of today.
   *
   * @throws Refusal ISSUE_TOO_OLD where the tables of then lack a column that is asked for
   */
  public static <T> T refused(Entry issue, Supplier<T> work) {
    return byCodeOfToday(work).orElseThrow(() -> MonthProblems.issueTooOld(issue));
  }

  /** What today's code makes of an issue; nothing where the tables of then lack what it asks. */
  static <T> Optional<T> byCodeOfToday(Supplier<T> work) {
    try {
      return Optional.of(work.get());
    } catch (RuntimeException e) {
      if (lacksWhatIsAsked(e)) {
        return Optional.empty();
      }
      throw e;
    }
  }

  /** Whether a query failed because a table has not the columns of today's contract. */
  static boolean lacksWhatIsAsked(Throwable thrown) {
    for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
      if (cause instanceof AnalysisException lacking) {
        return lacking.getCondition() != null
            && lacking.getCondition().startsWith("UNRESOLVED_COLUMN");
      }
    }
    return false;
  }
}
