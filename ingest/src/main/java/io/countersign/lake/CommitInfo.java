package io.countersign.lake;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Out of what a version of a table was made. It lies in the same Delta commit as the rows, so the
 * two cannot disagree, whenever the process dies.
 *
 * @param asked the question as one line; of a feed the instant at which it landed
 * @param code hash over the code, the contract and the SQL
 * @param inputs the Delta version of each table that was read
 * @param rows how many rows were written
 * @param breaches the {@code should} checks that did not hold
 */
public record CommitInfo(
    String asked, String code, Map<String, Long> inputs, long rows, List<String> breaches) {
  private static final ObjectMapper JSON =
      new ObjectMapper().setPropertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE);

  public CommitInfo {
    inputs = new TreeMap<>(inputs);
    breaches = List.copyOf(breaches);
  }

  public static CommitInfo of(String asked, String code, Map<String, Long> inputs) {
    return new CommitInfo(asked, code, inputs, 0, List.of());
  }

  /** Whether the rows would come out the same: same question, same code, same inputs. */
  public boolean sameAs(CommitInfo other) {
    return asked.equals(other.asked) && code.equals(other.code) && inputs.equals(other.inputs);
  }

  /** The instant that the rows are about: of a made table the one asked, of a feed the landing. */
  Instant asOf() {
    return Instant.parse(asked.contains(" | ") ? asked.split(" \\| ")[1] : asked);
  }

  /** Whether the rows of a made table are about this period. */
  boolean isAbout(String period) {
    return asked.startsWith(period + " | ");
  }

  public CommitInfo with(long newRows, List<String> newBreaches) {
    return new CommitInfo(asked, code, inputs, newRows, newBreaches);
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
