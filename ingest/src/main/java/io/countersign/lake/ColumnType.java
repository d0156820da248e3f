package io.countersign.lake;

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
  /** A fiscal period's name, as 2026-10. */
  PERIOD(DataTypes.StringType),
  /** A closed list of words. */
  WORD(DataTypes.StringType),
  /** UTC, microseconds. */
  INSTANT(DataTypes.TimestampType),
  DATE(DataTypes.DateType),
  /** In the currency that stands beside it. */
  MONEY(DataTypes.createDecimalType(19, 4)),
  HOURS(DataTypes.createDecimalType(19, 4)),
  RATE(DataTypes.createDecimalType(19, 6)),
  QUANTITY(DataTypes.createDecimalType(19, 6)),
  PERCENT(DataTypes.createDecimalType(19, 6)),
  /** A share: 0.549 is 54.9 %. */
  RATIO(DataTypes.createDecimalType(19, 6)),
  COUNT(DataTypes.LongType),
  /** Whole seconds. */
  SECONDS(DataTypes.LongType),
  INTEGER(DataTypes.LongType),
  BOOLEAN(DataTypes.BooleanType);

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

  static Optional<ColumnType> named(String name) {
    for (ColumnType type : values()) {
      if (type != WORD && type.name().toLowerCase(Locale.ROOT).equals(name)) {
        return Optional.of(type);
      }
    }
    return Optional.empty();
  }

  static List<String> names() {
    return List.of(values()).stream()
        .filter(type -> type != WORD)
        .map(type -> type.name().toLowerCase(Locale.ROOT))
        .toList();
  }
}
