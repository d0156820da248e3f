package io.countersign.time;

import java.time.LocalTime;
import java.util.regex.Pattern;

/** A local time as people write it: {@code 08:00}, or {@code 24:00} where something ends. */
public final class TimeOfDay {
  private static final Pattern TIME = Pattern.compile("([01]\\d|2[0-3]):[0-5]\\d(:[0-5]\\d)?");
  private static final Pattern MIDNIGHT = Pattern.compile("24:00(:00)?");

  private TimeOfDay() {}

  /**
   * The time; null where the text is.
   *
   * @throws IllegalArgumentException where it is none
   */
  public static LocalTime parse(String text) {
    if (text != null && !TIME.matcher(text).matches()) {
      throw new IllegalArgumentException("A local time is written as 08:00; found '" + text + "'.");
    }
    return text == null ? null : LocalTime.parse(text);
  }

  /**
   * The time at which something ends: {@code 24:00} is the midnight after it.
   *
   * @throws IllegalArgumentException where it is none
   */
  public static LocalTime end(String text) {
    return text != null && MIDNIGHT.matcher(text).matches() ? LocalTime.MIDNIGHT : parse(text);
  }
}
