package io.countersign.time;

import java.io.Serializable;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Optional;

/**
 * A day, or a part of one, on which no work is done.
 *
 * @param from blank together with {@code to}: the whole day
 * @param to midnight means the end of the day
 */
public record Holiday(LocalDate onDate, LocalTime from, LocalTime to) implements Serializable {

  public static Holiday wholeDay(LocalDate onDate) {
    return new Holiday(onDate, null, null);
  }

  boolean isWholeDay() {
    return from == null;
  }

  java.time.LocalDateTime begins() {
    return onDate.atTime(Optional.ofNullable(from).orElse(LocalTime.MIDNIGHT));
  }

  java.time.LocalDateTime ends() {
    boolean endOfDay = to == null || to.equals(LocalTime.MIDNIGHT);
    return endOfDay ? onDate.plusDays(1).atStartOfDay() : onDate.atTime(to);
  }
}
