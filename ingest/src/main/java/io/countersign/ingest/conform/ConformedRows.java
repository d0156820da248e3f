package io.countersign.ingest.conform;

import io.countersign.contract.ColumnType;
import io.countersign.contract.Contract;
import java.io.Serializable;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.function.MapFunction;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/**
 * Rows as a source has them into rows as the feed's contract wants them. A row that does not fit
 * comes through with all its reasons; a word that is not mapped, or a currency that nobody knows,
 * is named, and stops the feed later.
 */
public final class ConformedRows implements MapFunction<Row, Row> {
  private static final long serialVersionUID = 1;

  /** How many columns stand beside the feed's own. */
  private static final int BESIDE = 7;

  /** The values of the grain; null where one cannot be read. */
  public static final String KEY = "_key";

  /** Why the row does not fit: nothing, or every reason. */
  public static final String REASONS = "_reasons";

  /** The columns that add up and say something there that is no amount. */
  public static final String UNREAD = "_unread";

  /** Words that the mapping does not know, as {@code column: word}. */
  public static final String UNKNOWN = "_unknown";

  /** The row as it came, where it does not fit. */
  public static final String SOURCE = "_source";

  /** Where the row stands, as {@code tickets.csv:17}; null where rows have no place. */
  public static final String PLACE = "_place";

  /** A column of the feed, and where the source has it. */
  private record Slot(
      String name,
      ColumnType type,
      ArrayList<String> words,
      boolean mayBeBlank,
      boolean key,
      ArrayList<ValueMapping> vocabularies,
      Where where)
      implements Serializable {

    /** What the source says, in our words; each for itself where there may be several. */
    String said(RowFindings verdict) {
      String text = verdict.text(name);
      return type != ColumnType.WORDS || text == null
          ? verdict.ours(name, vocabularies, text)
          : WordList.mapped(text, part -> verdict.ours(name, vocabularies, part));
    }

    boolean hasWords() {
      return type == ColumnType.WORD || type == ColumnType.WORDS || type == ColumnType.CURRENCY;
    }

    /** The words of a cell that nobody knows. */
    List<String> strangers(String text) {
      return type == ColumnType.WORDS ? WordList.strangers(text, words) : List.of(text);
    }
  }

  /**
   * A text that has a closed list of words in some rows only.
   *
   * @param place of the other column
   * @param word what that must say
   */
  private record Where(int place, String word, ArrayList<String> words) implements Serializable {
    boolean asks(Object[] values) {
      return word.equals(values[place]);
    }
  }

  private final ArrayList<Slot> slots = new ArrayList<>();
  private final SourceClock clock;
  private transient ColumnIndex layout;

  private ConformedRows(Contract feed, Mapping words, SourceClock clock) {
    this.clock = clock;
    for (var column : feed.columns().values()) {
      var vocabularies =
          words.of(feed.name()).stream().filter(v -> v.column().equals(column.name()));
      slots.add(
          new Slot(
              column.name(),
              column.type(),
              new ArrayList<>(column.words()),
              column.blank().isPresent(),
              feed.grain().contains(column.name()),
              vocabularies.collect(Collectors.toCollection(ArrayList::new)),
              column.where().map(where -> where(feed, where)).orElse(null)));
    }
  }

  private static Where where(Contract feed, io.countersign.contract.Column.Where said) {
    int place = List.copyOf(feed.columns().keySet()).indexOf(said.column());
    return new Where(place, said.word(), new ArrayList<>(said.words()));
  }

  /**
   * The contract's columns, and beside them key, reasons, unknown words, unread amounts, source
   * row, place, drop.
   *
   * @param clock of instants that the source writes without an offset
   */
  public static Dataset<Row> rows(
      Contract feed, Mapping words, SourceClock clock, Dataset<Row> raw) {
    return unwired(
        feed,
        RawColumns.completed(raw)
            .map(new ConformedRows(feed, words, clock), Encoders.row(wire(feed))));
  }

  /**
   * As the other, without a detour through Spark's own form of the raw rows.
   *
   * @param raw rows that know their schema
   */
  public static Dataset<Row> rows(
      Contract feed, Mapping words, SourceClock clock, SparkSession session, JavaRDD<Row> raw) {
    ConformedRows conform = new ConformedRows(feed, words, clock);
    return unwired(feed, session.createDataFrame(raw.map(conform::call), wire(feed)));
  }

  private static StructType wire(Contract feed) {
    StructType wire = new StructType();
    for (var column : feed.columns().values()) {
      wire = wire.add(column.name(), onTheWire(column.type()));
    }
    return wire.merge(beside(), true);
  }

  private static Dataset<Row> unwired(Contract feed, Dataset<Row> wired) {
    List<Column> columns = new ArrayList<>();
    for (var column : feed.columns().values()) {
      columns.add(fromTheWire(column.name(), column.type()));
    }
    Arrays.stream(beside().fieldNames()).map(functions::col).forEach(columns::add);
    return wired.select(columns.toArray(Column[]::new));
  }

  private static StructType beside() {
    return new StructType()
        .add(KEY, DataTypes.StringType)
        .add(REASONS, DataTypes.createArrayType(DataTypes.StringType))
        .add(UNKNOWN, DataTypes.createArrayType(DataTypes.StringType))
        .add(UNREAD, DataTypes.createArrayType(DataTypes.StringType))
        .add(SOURCE, DataTypes.StringType)
        .add(PLACE, DataTypes.StringType)
        .add(RawColumns.DROP, DataTypes.IntegerType);
  }

  /** Instants travel as microseconds and dates as days, so that no zone can touch them. */
  private static DataType onTheWire(ColumnType type) {
    return switch (type) {
      case INSTANT -> DataTypes.LongType;
      case DATE -> DataTypes.IntegerType;
      default -> type.spark();
    };
  }

  private static Column fromTheWire(String name, ColumnType type) {
    return switch (type) {
      case INSTANT -> functions.timestamp_micros(functions.col(name)).as(name);
      case DATE -> functions.date_from_unix_date(functions.col(name)).as(name);
      default -> functions.col(name);
    };
  }

  @Override
  public Row call(Row raw) {
    if (layout == null || !layout.isOf(raw)) {
      layout = new ColumnIndex(raw.schema());
    }
    RowFindings verdict = new RowFindings(raw, layout);
    Object[] values = new Object[slots.size() + BESIDE];
    List<String> key = new ArrayList<>();
    for (int i = 0; i < slots.size(); i++) {
      Slot slot = slots.get(i);
      Object value = verdict.broken() ? null : value(slot, verdict);
      if (value == null && slot.type().adds()) {
        verdict.notAdded(slot.name(), !slot.mayBeBlank());
      }
      values[i] = wired(value);
      if (slot.key()) {
        key.add(value == null ? "" : keyText(value));
      }
    }
    holdWords(values, verdict);
    verdict.close(values, slots.size(), key);
    return RowFactory.create(values);
  }

  /** Words that a column must be of, in rows where another says so. */
  private void holdWords(Object[] values, RowFindings verdict) {
    for (int i = 0; i < slots.size(); i++) {
      Where where = slots.get(i).where();
      if (where != null
          && values[i] != null
          && where.asks(values)
          && !where.words().contains(values[i])) {
        verdict.unknown(slots.get(i).name(), values[i].toString());
      }
    }
  }

  private Object value(Slot slot, RowFindings verdict) {
    if (slot.vocabularies().isEmpty()) {
      Optional<Object> typed = TypedValue.value(slot.type(), verdict.handed(slot.name()), clock);
      if (typed.isPresent()) {
        return cut(slot, typed.get());
      }
    }
    String text = slot.said(verdict);
    if (text == null) {
      if (!slot.mayBeBlank()) {
        verdict.unfit(slot.name(), "is blank", "a value", slot.key());
      }
      return null;
    }
    try {
      return cut(slot, ValueParser.value(slot.type(), slot.words(), text, clock));
    } catch (ValueParser.Unfit e) {
      if (slot.hasWords()) {
        slot.strangers(text).forEach(word -> verdict.unknown(slot.name(), word));
      } else {
        verdict.unfit(
            slot.name(), "is '" + RowFindings.shown(text) + "'", e.getMessage(), slot.key());
      }
      return null;
    }
  }

  /** Instants are whole seconds (S1), but for those of a key: two events of one second stay two. */
  private static Object cut(Slot slot, Object value) {
    return value instanceof Instant at && !slot.key() ? at.truncatedTo(ChronoUnit.SECONDS) : value;
  }

  private static Object wired(Object value) {
    if (value instanceof Instant at) {
      // Not by ChronoUnit, which counts nanoseconds on the way and has no room for them after 2262.
      return at.getEpochSecond() * 1_000_000 + at.getNano() / 1_000;
    }
    return value instanceof LocalDate day ? (Object) (int) day.toEpochDay() : value;
  }

  private static String keyText(Object value) {
    String text =
        value instanceof BigDecimal number
            ? number.stripTrailingZeros().toPlainString()
            : value.toString();
    return text.replace("\\", "\\\\").replace("|", "\\|");
  }
}
