package io.countersign.reports.table;

import io.countersign.reports.words.FigureFormat;
import io.countersign.reports.words.Language;
import io.countersign.reports.words.Wording;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** What the cells of a listed column are, and how they are printed. */
public enum ColumnFormat {
  text("", 0),
  /** An id that is printed as the name of its node or service. */
  name("", 0),
  /** A word of a mart. */
  word("", 0),
  /** A mart's own words for what it found. */
  detail("", 0),
  flag("", 0),
  day("", 0),
  /** An instant, to the minute, in the company's zone. */
  minute("", 0),
  /** Group currency. */
  money("", 0),
  count("count", 0),
  hours("hours", 1),
  /** Seconds, printed in hours. */
  seconds("hours", 1),
  days("days", 0),
  /** A ratio, printed in percent. */
  share("share", 1),
  /** A figure of any unit, as it is. */
  exact("", 4);

  private static final BigDecimal HOUR = BigDecimal.valueOf(3600);
  private final String unit;
  private final int decimals;

  ColumnFormat(String unit, int decimals) {
    this.unit = unit;
    this.decimals = decimals;
  }

  public boolean isNumber() {
    return !List.of(text, name, word, detail, flag, day, minute).contains(this);
  }

  public String unit(String currency) {
    return this == money ? currency : unit;
  }

  public int decimals() {
    return decimals;
  }

  /** In the unit of print, exact enough to be added up; null stays null. */
  public BigDecimal exact(BigDecimal value) {
    return value == null || this != seconds ? value : value.divide(HOUR, 6, RoundingMode.HALF_UP);
  }

  /** As it is printed: in percent where it is a share; null stays null. */
  public BigDecimal rounded(BigDecimal exact) {
    if (exact == null) {
      return null;
    }
    BigDecimal units = this == share ? exact.movePointRight(2) : exact;
    return Rounding.nearest(units, decimals);
  }

  /** A cell that is no number. */
  public String words(Object value, ZoneId zone, Map<String, String> names, Language language) {
    if (value == null) {
      return "";
    }
    return switch (this) {
      case name -> names.getOrDefault(value.toString(), value.toString());
      case word -> language.say(Wording.sentence(value.toString()));
      case detail -> language.detail(value.toString());
      case flag -> language.say(Boolean.TRUE.equals(value) ? "yes" : "no");
      case day -> language.day(value instanceof LocalDate day ? day : day(value, zone));
      case minute -> language.say(FigureFormat.local((Instant) value, zone));
      default -> Objects.toString(value);
    };
  }

  private static LocalDate day(Object value, ZoneId zone) {
    return ((Instant) value).atZone(zone).toLocalDate();
  }
}
