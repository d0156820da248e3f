package io.countersign.history;

import java.util.Optional;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** What it means that a source does not mention a row. Keys are the grain's columns. */
public sealed interface LoadScope {

  /** All rows were asked for: a missing one is deleted. */
  record Everything() implements LoadScope {}

  /** Deletions are named; a missing row is simply not mentioned. */
  record Named(Dataset<Row> gone) implements LoadScope {}

  /**
   * Only rows that changed lately were asked for, and {@code gone} holds keys that must not live
   * on.
   *
   * @param still the keys of all rows that the source has now: others are deleted; empty where
   *     nobody asked for them
   */
  record Lately(Dataset<Row> gone, Optional<Dataset<Row>> still) implements LoadScope {}
}
