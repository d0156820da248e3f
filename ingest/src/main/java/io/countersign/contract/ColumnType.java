package io.countersign.contract;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;

/** What a column can hold: the few types that contracts name. */
public enum ColumnType {
  ID(DataTypes.StringType),
  TEXT(DataTypes.StringType),
  /** ISO 4217. */
  CURRENCY(DataTypes.StringType),
  /** A fiscal period's name, as 2026-10, or 2026-P10 where periods are weeks. */
  PERIOD(DataTypes.StringType),
  /** A fiscal period, or one of the special ones, 13 to 16, that follow the last of a year. */
  POSTING_PERIOD(DataTypes.StringType),
  /** A closed list of words. */
  WORD(DataTypes.StringType),
  /** Several of a closed list, semicolons between. */
  WORDS(DataTypes.StringType),
  /** A local time of day, as 08:00; 24:00 is the end of the day. */
  TIME(DataTypes.StringType),
  /** A zone's IANA name. */
  ZONE(DataTypes.StringType),
  /** The hours of a week in which work is done. */
  WINDOWS(DataTypes.StringType),
  /** UTC, microseconds. */
  INSTANT(DataTypes.TimestampType),
  DATE(DataTypes.DateType),
  /** In the currency that stands beside it. */
  MONEY(DataTypes.createDecimalType(19, 4)),
  /** An hour in minutes has no end of decimals; six of them are 0.0036 of a second. */
  HOURS(DataTypes.createDecimalType(19, 6)),
  /** Ten decimals: one dong is 0.0000362 euro. */
  RATE(DataTypes.createDecimalType(19, 10)),
  QUANTITY(DataTypes.createDecimalType(19, 6)),
  PERCENT(DataTypes.createDecimalType(19, 6)),
  /** A share: 0.549 is 54.9 %. */
  RATIO(DataTypes.createDecimalType(19, 6)),
  COUNT(DataTypes.LongType),
  /** Whole seconds. */
  SECONDS(DataTypes.LongType),
  INTEGER(DataTypes.LongType),
  BOOLEAN(DataTypes.BooleanType),
  /** Ids in their order, as the way from the top of a tree. Made by steps; no feed has them. */
  IDS(DataTypes.createArrayType(DataTypes.StringType));

  private final transient DataType spark;

  ColumnType(DataType spark) {
    this.spark = spark;
  }

  public DataType spark() {
    return spark;
  }

  /** Whether the column is summed up in control totals. */
  public boolean adds() {
    return this == MONEY || this == HOURS || this == QUANTITY;
  }

  /** Contracts list the words instead of naming the type. */
  private boolean isListed() {
    return this == WORD || this == WORDS;
  }

  static Optional<ColumnType> named(String name) {
    for (ColumnType type : values()) {
      if (!type.isListed() && type.name().toLowerCase(Locale.ROOT).equals(name)) {
        return Optional.of(type);
      }
    }
    return Optional.empty();
  }

  static List<String> names() {
    return List.of(values()).stream()
        .filter(type -> !type.isListed())
        .map(type -> type.name().toLowerCase(Locale.ROOT))
        .toList();
  }
}
