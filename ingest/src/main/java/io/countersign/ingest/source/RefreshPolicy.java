package io.countersign.ingest.source;

import io.countersign.problem.Declarations;
import io.countersign.problem.Problems;
import io.countersign.problem.TextFile;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * How a feed is read in parts, as {@code system.yml} says under {@code feeds:}. Durations are
 * written as PT1H or P1D.
 *
 * @param overlap how far before the last change that was seen reading begins again; PT1H
 * @param sweep how often the keys of all rows are compared, to find deleted ones; P1D
 * @param whole how often all rows are read again, to find changes that the source does not date;
 *     P30D
 * @param connections how many read at once, 1 to 4, where the SQL has a {@code _slice}; 2
 */
public record RefreshPolicy(
    Optional<String> overlap,
    Optional<String> sweep,
    Optional<String> whole,
    Optional<Integer> connections) {

  private static final int MOST = 4;

  public static RefreshPolicy usual() {
    return new RefreshPolicy(
        Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
  }

  public Duration overlapping() {
    return Duration.parse(overlap.orElse("PT1H"));
  }

  public Duration sweeping() {
    return Duration.parse(sweep.orElse("P1D"));
  }

  public Duration wholly() {
    return Duration.parse(whole.orElse("P30D"));
  }

  public int atOnce() {
    return connections.orElse(2);
  }

  /** Every duration that cannot be read. */
  public void check(TextFile source, Problems problems) {
    Stream.of(overlap, sweep, whole)
        .flatMap(Optional::stream)
        .filter(text -> !text.matches("P(?=.)(\\d+D)?(T(?=.)(\\d+H)?(\\d+M)?(\\d+S)?)?"))
        .forEach(
            text ->
                problems.add(
                    Declarations.wrong(source.lineOf("feeds"), "A duration cannot be read.")
                        .expected("as PT1H or P7D")
                        .found(text)
                        .now("Correct it under 'feeds:'.")));
    connections
        .filter(many -> many < 1 || many > MOST)
        .ifPresent(
            many ->
                problems.add(
                    Declarations.wrong(
                            source.lineOf("connections"),
                            "So many connections at once are not opened.")
                        .expected("1 to " + MOST)
                        .found(String.valueOf(many))
                        .now("Correct it under 'feeds:'.")));
  }
}
