package io.countersign.reports.proof;

import io.countersign.contract.Contract;
import io.countersign.contract.Contracts;
import io.countersign.reports.ask.ListDeclaration;
import io.countersign.reports.ask.ReportDeclaration;
import io.countersign.reports.ask.TableDeclaration;
import io.countersign.reports.table.ColumnFormat;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * How the figures of listed tables lead back: by the tables' own queries to the rows of marts, and
 * by the keys of those rows to the feeds, wherever a table's key holds the whole grain of a feed.
 * What is counted or summed up over something else, the report's {@code trace.yml} says.
 */
public final class TableTrace {
  private final List<TraceRules.Rule> figures = new ArrayList<>();
  private final Map<String, String> marts = new LinkedHashMap<>();
  private final Map<String, String> feeds = new LinkedHashMap<>();
  private final Map<String, Contract> contracts = Contracts.all();
  private final Optional<ListDeclaration.Copies> copies;

  private TableTrace(Optional<ListDeclaration.Copies> copies) {
    this.copies = copies;
  }

  /** The rules of a list; none of a pack. */
  public static TraceRules of(ReportDeclaration declaration) {
    TableTrace trace = new TableTrace(declaration.list().flatMap(ListDeclaration::copies));
    declaration.list().ifPresent(list -> list.tables().forEach(trace::add));
    return new TraceRules(Optional.empty(), trace.figures, trace.marts, Map.of(), trace.feeds);
  }

  private void add(String name, TableDeclaration table) {
    String all = "list_" + name;
    table
        .shares()
        .forEach(
            (column, of) ->
                figures.add(
                    TraceRules.Rule.share(
                        name + "\\.(.+)\\." + column,
                        of.stream().map(part -> name + ".$1." + part).toList())));
    String numbers =
        table.columns().entrySet().stream()
            .filter(column -> column.getValue().isNumber())
            .map(Map.Entry::getKey)
            .collect(Collectors.joining("|"));
    Optional<String> feed = feed(table).map(one -> "keyed_" + one.name() + apart(table));
    figures.add(TraceRules.Rule.mart(name + "\\.(.+)\\.(" + numbers + ")", all, feed));
    figures.add(TraceRules.Rule.mart(name + "\\.()(rows)", all, feed));
    marts.put(all, sql(name, table));
    feed(table)
        .ifPresent(one -> feeds.put("keyed_" + one.name() + apart(table), keyed(one, table)));
  }

  private static String apart(TableDeclaration table) {
    return table.apart().map(column -> "_by_" + column).orElse("");
  }

  /** The feed whose row each row of a table is about: the one with most of the table's key. */
  private Optional<Contract> feed(TableDeclaration table) {
    return contracts.values().stream()
        .filter(one -> one.kind() == Contract.Kind.FEED && table.key().containsAll(one.grain()))
        .max(
            Comparator.comparing((Contract one) -> one.grain().size())
                .thenComparing(Contract::name, Comparator.reverseOrder()));
  }

  private static String keyed(Contract feed, TableDeclaration table) {
    String same =
        Stream.concat(feed.grain().stream(), table.apart().stream())
            .map(column -> "f." + column + " = m." + column)
            .collect(Collectors.joining(" and "));
    return "select '"
        + feed.name()
        + "' as source, concat_ws(' ', "
        + "f."
        + String.join(", f.", feed.grain())
        + ") as record, m.part, f.source_system, f.batch_id from mart_rows m join "
        + feed.name()
        + " f on "
        + same;
  }

  private String sql(String name, TableDeclaration table) {
    String key =
        table.key().stream()
            .map(column -> "coalesce(cast(" + column + " as string), '')")
            .collect(Collectors.joining(", "));
    return "select '"
        + name
        + "' as source, record, case :g2 when 'rows' then 1"
        + table.columns().entrySet().stream()
            .filter(column -> column.getValue().isNumber())
            .filter(column -> !table.shares().containsKey(column.getKey()))
            .map(column -> " when '" + column.getKey() + "' then " + part(column))
            .collect(Collectors.joining())
        + " end as part, :g2 as of_column"
        + words(table)
        + " from (select *, concat_ws(' ', "
        + key
        + table.apart().map(column -> ", " + system(table, column)).orElse("")
        + ") as record from ("
        + table.sql().strip()
        + ")) as listed where (:g1 in ('', 'total', record)"
        + table.group().map(column -> " or " + label(table, column) + " = :g1").orElse("")
        + ")"
        + copies.map(this::theirs).orElse("");
  }

  /** As a listing tells rows of one key apart, among those of one reader. */
  private String system(TableDeclaration table, String column) {
    String alike =
        Stream.concat(table.key().stream(), copies.map(ListDeclaration.Copies::by).stream())
            .collect(Collectors.joining(", "));
    return "if(count(*) over (partition by " + alike + ") > 1, " + column + ", null)";
  }

  /** What the next level may join by: the key, all words, and what the value feeds go by. */
  private static String words(TableDeclaration table) {
    Set<String> words = new LinkedHashSet<>(table.key());
    table.apart().ifPresent(words::add);
    table.columns().forEach((column, kind) -> words.add(kind.isNumber() ? "" : column));
    words.removeAll(List.of("", "source", "record", "part"));
    StringBuilder sql = new StringBuilder();
    words.forEach(column -> sql.append(", listed.").append(column));
    for (String column : List.of("measure_id", "period", "benefit_type")) {
      if (!words.contains(column)) {
        sql.append(", cast(null as string) as ").append(column);
      }
    }
    return sql + (words.contains("kind") ? "" : ", :g2 as kind");
  }

  private static String part(Map.Entry<String, ColumnFormat> column) {
    return column.getValue() == ColumnFormat.seconds
        ? "round(cast(" + column.getKey() + " as decimal(20, 6)) / 3600, 6)"
        : column.getKey();
  }

  /** A group as it is printed. */
  private static String label(TableDeclaration table, String column) {
    String words = "replace(" + column + ", '_', ' ')";
    return switch (table.columns().get(column)) {
      case word -> "concat(upper(left(" + words + ", 1)), substr(" + words + ", 2))";
      case name ->
          "coalesce((select max(name) from org_paths where node_id = listed."
              + column
              + "), (select max_by(coalesce(name, service_id), valid_from) from services where service_id = listed."
              + column
              + "), "
              + column
              + ", '')";
      default -> "coalesce(cast(" + column + " as string), '')";
    };
  }

  private String theirs(ListDeclaration.Copies copy) {
    String nobody = copy.nobody().replace("'", "''");
    return " and coalesce(nullif(trim(" + copy.by() + "), ''), '" + nobody + "') = :copy";
  }
}
