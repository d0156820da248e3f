package io.countersign.contract;

import com.fasterxml.jackson.databind.JsonNode;
import io.countersign.problem.Declarations;
import io.countersign.problem.Problem;
import io.countersign.problem.Problems;
import io.countersign.problem.TextFile;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/**
 * What a table promises: its grain, its columns, what a blank means, and what must hold before
 * anybody sees it.
 *
 * @param landed its rows land with their history: all feeds, and what ingest keeps about them
 * @param reads the tables its step may see, and no others
 * @param grain the columns that name a row; unique, tested at every run
 * @param complete feeds of rules: one row that does not fit stops the feed
 * @param happened feeds: the instant the fact itself carries; it counts only up to as_of
 * @param ofTheCompany feeds: whether a key names one thing whichever system tells of it, as a node
 *     or a rate; a ticket's number is its desk's own
 * @param limits feeds: how far one may be from what is expected before it is stopped
 * @param must checks without which nothing is published
 * @param should checks whose breach is printed beside the figures
 */
public record Contract(
    Kind kind,
    boolean landed,
    String name,
    int version,
    String about,
    String owner,
    List<String> reads,
    List<String> grain,
    Map<String, Column> columns,
    boolean complete,
    Optional<String> happened,
    boolean ofTheCompany,
    Limits limits,
    Map<String, String> must,
    Map<String, String> should) {

  /** Where in the flow a table stands. */
  public enum Kind {
    FEED,
    TABLE,
    MART
  }

  /** The columns as Spark sees them, in the order of the contract. */
  public StructType schema() {
    return DataTypes.createStructType(columns.values().stream().map(Column::field).toList());
  }

  /** The same with limits of one's own; where they say nothing, these hold. */
  public Contract with(Limits own) {
    return with(name, columns, own.or(limits));
  }

  /** The same with a name and columns of one's own. */
  public Contract with(String called, Map<String, Column> others) {
    return with(called, others, limits);
  }

  private Contract with(String called, Map<String, Column> others, Limits own) {
    return new Contract(
        kind,
        landed,
        called,
        version,
        about,
        owner,
        reads,
        grain,
        others,
        complete,
        happened,
        ofTheCompany,
        own,
        must,
        should);
  }

  /** The file as it is written. */
  record Written(
      Optional<String> feed,
      Optional<String> table,
      Optional<String> mart,
      int version,
      String about,
      Optional<String> owner,
      List<String> reads,
      List<String> grain,
      Map<String, JsonNode> columns,
      Optional<Boolean> complete,
      Optional<String> happened,
      Optional<Boolean> ofTheCompany,
      Optional<Limits> limits,
      Map<String, String> must,
      Map<String, String> should) {}

  /** Reads a contract; what is wrong with it goes to the problems, and then there is none. */
  public static Optional<Contract> read(TextFile source, Problems problems) {
    Problems mine = new Problems();
    Optional<Contract> contract =
        Declarations.read(source, Written.class, mine).map(written -> from(written, source, mine));
    problems.addAll(mine.list());
    return mine.any() ? Optional.empty() : contract;
  }

  private static Contract from(Written written, TextFile source, Problems problems) {
    Map<String, Column> columns = new LinkedHashMap<>();
    orEmpty(written.columns())
        .forEach(
            (name, said) ->
                Column.read(name, said, source, problems)
                    .ifPresent(column -> columns.put(name, column)));
    Contract contract =
        new Contract(
            written.feed().isPresent()
                ? Kind.FEED
                : written.table().isPresent() ? Kind.TABLE : Kind.MART,
            source.name().startsWith("ingest/"),
            written.feed().or(written::table).or(written::mart).orElse(""),
            written.version(),
            written.about(),
            written.owner().orElse(""),
            orEmpty(written.reads()),
            orEmpty(written.grain()),
            Collections.unmodifiableMap(columns),
            written.complete().orElse(false),
            written.happened(),
            written.ofTheCompany().orElse(false),
            written.limits().orElse(Limits.none()),
            orEmpty(written.must()),
            orEmpty(written.should()));
    contract.check(source, problems);
    return contract;
  }

  private void check(TextFile source, Problems problems) {
    String expected = source.stem().equals("contract") ? source.folder() : source.stem();
    if (!name.equals(expected)) {
      problems.add(
          wrong(source.name(), "The contract's name is not that of its file.", expected, name));
    }
    if (grain.isEmpty()) {
      problems.add(
          wrong(
              source.name(), "There is no grain.", "grain: [the columns that name a row]", "none"));
    }
    for (String column : grain) {
      if (!columns.containsKey(column)) {
        problems.add(
            wrong(
                source.lineOf("grain"),
                "The grain names no column of the contract.",
                columns.keySet().toString(),
                column));
      }
    }
    limits.check(source, problems);
    columns.values().forEach(column -> checkWhere(column, source, problems));
    if (happened.isPresent() && !columns.containsKey(happened.get())) {
      problems.add(
          wrong(
              source.lineOf("happened"),
              "'happened' names no column of the contract.",
              "",
              happened.get()));
    }
  }

  private void checkWhere(Column column, TextFile source, Problems problems) {
    column
        .where()
        .filter(
            where ->
                !columns.containsKey(where.column())
                    || !columns.get(where.column()).words().contains(where.word())
                    || where.words().isEmpty())
        .ifPresent(
            where ->
                problems.add(
                    wrong(
                        source.lineOf(column.name()),
                        "'where' names no word of another column, or no list of words.",
                        "where: {column=word: [the words that hold there]}",
                        where.column() + "=" + where.word())));
  }

  private static Problem wrong(String where, String what, String expected, String found) {
    return Declarations.wrong(where, what).expected(expected).found(found);
  }

  private static <T> List<T> orEmpty(List<T> list) {
    return list == null ? List.of() : List.copyOf(list);
  }

  private static <T> Map<String, T> orEmpty(Map<String, T> map) {
    return map == null ? Map.of() : Collections.unmodifiableMap(map);
  }
}
