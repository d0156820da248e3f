package io.countersign.time;

import java.io.Serializable;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.Optional;

/**
 * A day, or a part of one, on which no work is done.
 *
 * @param from blank together with {@code to}: the whole day
 * @param to midnight means the end of the day
 */
public record Holiday(LocalDate onDate, LocalTime from, LocalTime to) implements Serializable {
  /**
   * A holiday as it is written down.
   *
   * @throws IllegalArgumentException where one of the two times is missing, or they lie the wrong
   *     way round
   */
  public Holiday {
    boolean half = (from == null) != (to == null);
    boolean backwards =
        from != null && to != null && !to.equals(LocalTime.MIDNIGHT) && !from.isBefore(to);
    if (half || backwards) {
      throw new IllegalArgumentException(
          "A holiday is a whole day, or lasts from a time to a later one; found "
              + onDate
              + " from "
              + from
              + " to "
              + to
              + ".");
    }
  }

  public static Holiday wholeDay(LocalDate onDate) {
    return new Holiday(onDate, null, null);
  }

  boolean isWholeDay() {
    return from == null;
  }

  LocalDateTime begins() {
    return onDate.atTime(Optional.ofNullable(from).orElse(LocalTime.MIDNIGHT));
  }

  LocalDateTime ends() {
    boolean endOfDay = to == null || to.equals(LocalTime.MIDNIGHT);
    return endOfDay ? onDate.plusDays(1).atStartOfDay() : onDate.atTime(to);
  }
}
