package io.countersign.time;

import java.io.Serializable;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.Optional;

/**
 * A day, or a part of one, on which no work is done.
 *
 * @param from null, as midnight, is the beginning of the day
 * @param to null, as midnight, is the end of the day
 */
public record Holiday(LocalDate onDate, LocalTime from, LocalTime to) implements Serializable {
  /**
   * A holiday as it is meant.
   *
   * @throws IllegalArgumentException where it ends before it begins, or lasts no time
   */
  public Holiday {
    if (from != null && to != null && !to.equals(LocalTime.MIDNIGHT) && !from.isBefore(to)) {
      throw new IllegalArgumentException(
          "A holiday lasts from a time to a later one; found %s from %s to %s."
              .formatted(onDate, from, to));
    }
  }

  /**
   * A holiday as it is written down.
   *
   * @param from a local time, or blank for the beginning of the day
   * @param to a local time, or {@code 24:00} or blank for the end of the day
   * @throws IllegalArgumentException where one of the two is no local time, or they lie the wrong
   *     way round
   */
  public static Holiday of(LocalDate onDate, String from, String to) {
    return new Holiday(onDate, TimeOfDay.parse(from), TimeOfDay.end(to));
  }

  LocalDateTime begins() {
    return onDate.atTime(Optional.ofNullable(from).orElse(LocalTime.MIDNIGHT));
  }

  LocalDateTime ends() {
    boolean endOfDay = to == null || to.equals(LocalTime.MIDNIGHT);
    return endOfDay ? onDate.plusDays(1).atStartOfDay() : onDate.atTime(to);
  }
}
