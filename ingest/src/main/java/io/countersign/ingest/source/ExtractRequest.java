package io.countersign.ingest.source;

import java.io.Serializable;
import java.time.Instant;

/**
 * What is asked of a source about one feed.
 *
 * @param since rows that changed from then on; the beginning of time asks for all of them
 * @param until the instant that this becomes known
 * @param keys whether also the keys of all rows that are there now
 */
public record ExtractRequest(Instant since, Instant until, boolean keys) implements Serializable {

  /**
   * Before everything that a source can date. Not 1970, which is a date like others and what many
   * sources write for none.
   */
  public static final Instant BEGINNING = Instant.parse("0001-01-01T00:00:00Z");

  public static ExtractRequest whole(Instant until) {
    return new ExtractRequest(BEGINNING, until, false);
  }

  public boolean all() {
    return since.equals(BEGINNING);
  }

  public ExtractRequest withKeys() {
    return new ExtractRequest(since, until, true);
  }
}
