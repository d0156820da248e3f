package io.countersign.lake;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Out of what a version of a table was made. It lies in the same Delta commit as the rows, so the
 * two cannot disagree, whenever the process dies.
 *
 * @param asked the question as one line; of a feed the instant at which it landed
 * @param code hash over the code, the contract and the SQL
 * @param inputs of each table that was read the Delta version that brought its rows
 * @param rows how many rows there are
 * @param breaches the {@code should} checks that did not hold
 * @param asks what of the question the rows depend on: {@code period}, {@code as_of}; null where
 *     nobody wrote it down
 * @param digest hash over the rows in any order; null where nobody took it
 * @param since the earlier version that brought the rows, which this one only confirms; null where
 *     they came with this one
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record CommitInfo(
    String asked,
    String code,
    Map<String, Long> inputs,
    long rows,
    List<String> breaches,
    List<String> asks,
    String digest,
    Long since) {
  private static final ObjectMapper JSON =
      new ObjectMapper().setPropertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE);

  public CommitInfo {
    inputs = new TreeMap<>(inputs);
    breaches = List.copyOf(breaches);
  }

  public static CommitInfo of(String asked, String code, Map<String, Long> inputs) {
    return new CommitInfo(asked, code, inputs, 0, List.of(), null, null, null);
  }

  public CommitInfo with(long newRows, List<String> newBreaches) {
    return new CommitInfo(asked, code, inputs, newRows, newBreaches, asks, digest, since);
  }

  /** Of rows that were made, what they depend on and what they are. */
  public CommitInfo made(Collection<String> depends, String content) {
    List<String> sorted = depends.stream().sorted().toList();
    return new CommitInfo(asked, code, inputs, rows, breaches, sorted, content, since);
  }

  /** That the rows which a version brought answer this question as well. */
  public CommitInfo confirms(long version) {
    return new CommitInfo(asked, code, inputs, rows, breaches, asks, digest, version);
  }

  /** The same rows for a question that differs in nothing they depend on. */
  public CommitInfo answers(CommitInfo other) {
    return new CommitInfo(other.asked, code, inputs, rows, breaches, asks, digest, since);
  }

  /** Whether the rows would come out the same whatever that part of the question is. */
  public boolean asksNot(String part) {
    return asks != null && !asks.contains(part);
  }

  /** Whether both have the same rows, as far as is known. */
  public boolean hasRowsOf(CommitInfo other) {
    return digest != null && rows == other.rows && digest.equals(other.digest);
  }

  /** The instant that the rows are about: of a made table the one asked, of a feed the landing. */
  public Instant asOf() {
    return Instant.parse(asked.contains(" | ") ? asked.split(" \\| ")[1] : asked);
  }

  /** Whether the rows of a made table are about this period. */
  boolean isAbout(String period) {
    return period().equals(period);
  }

  /** The period that a made table is about. */
  public String period() {
    return asked.split(" \\| ", 2)[0];
  }

  /** What the company said of itself when a made table was made. */
  public String company() {
    String[] parts = asked.split(" \\| ", 3);
    return parts.length < 3 ? "" : parts[2];
  }

  String json() {
    try {
      return JSON.writeValueAsString(this);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  static CommitInfo parse(String json) {
    try {
      return JSON.readValue(json, CommitInfo.class);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("A commit carries a stamp that is none: " + json, e);
    }
  }
}
