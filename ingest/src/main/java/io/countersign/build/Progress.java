package io.countersign.build;

/** Who wants to know how far the work is. */
public interface Progress {
  /**
   * A piece of work is done.
   *
   * @param stage ingest, transform, marts or reports
   * @param what the table or report
   * @param rows how many rows it has, or were written
   * @param note what else there is to say, as "unchanged"; may be blank
   */
  void done(String stage, String what, long rows, double seconds, String note);

  /**
   * Why a table is made again, or why it is not.
   *
   * @param because said of the table, as "value_claims changed"
   */
  default void explained(String table, String because) {}

  /** Nobody does. */
  static Progress none() {
    return (stage, what, rows, seconds, note) -> {};
  }
}
