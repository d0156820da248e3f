package io.countersign.reports.list;

import io.countersign.reports.ask.ReportData;
import io.countersign.reports.ask.TableDeclaration;
import io.countersign.reports.paper.Row;
import io.countersign.reports.table.ColumnFormat;
import io.countersign.reports.table.Line;
import io.countersign.reports.table.Rounding;
import io.countersign.reports.words.FigureFormat;
import java.math.BigDecimal;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** A table of a list report as it is printed: its rows, its groups with their sums, the whole. */
public final class Listing {
  private static final String NOT_ASSIGNED = "Not assigned";
  private final String name;
  private final TableDeclaration table;
  private final ReportData data;
  private final List<Line> lines;
  private final Map<String, Long> alike;
  private final List<Row> rows = new ArrayList<>();

  public Listing(String name, TableDeclaration table, ReportData data) {
    this.name = name;
    this.table = table;
    this.data = data;
    this.lines = data.lines(name);
    this.alike = lines.stream().collect(Collectors.groupingBy(this::key, Collectors.counting()));
    fill();
  }

  public List<Row> rows() {
    return rows;
  }

  /** What the first row says in a column; blank where there is no row. */
  String first(String column) {
    return lines.isEmpty() ? "" : words(lines.get(0), column);
  }

  /** A number of the first row; null where there is no row, or it is not known. */
  BigDecimal amount(String column) {
    return lines.isEmpty() ? null : exact(lines.get(0), column);
  }

  private void fill() {
    data.figures().add(id("rows"), BigDecimal.valueOf(lines.size()), "count", count());
    Map<String, BigDecimal> whole = rounded(sums(lines));
    Map<String, List<Line>> groups = groups();
    List<List<Line>> all = List.copyOf(groups.values());
    Map<String, List<BigDecimal>> parts = footed(whole, all.stream().map(this::sums).toList());
    int at = 0;
    for (Map.Entry<String, List<Line>> group : groups.entrySet()) {
      Map<String, BigDecimal> printed = new LinkedHashMap<>();
      for (String column : parts.keySet()) {
        printed.put(column, parts.get(column).get(at));
      }
      at++;
      int from = rows.size();
      table.group().ifPresent(column -> rows.add(sum(Row.strong(), group, printed)));
      plain(group.getValue(), printed);
      rows.subList(from, rows.size()).forEach(row -> row.data("block", group.getKey()));
    }
    if (!lines.isEmpty() && !table.sums().isEmpty() && table.total().orElse(true)) {
      rows.add(sum(Row.total(), Map.entry("total", lines), whole).with(label(), "Total"));
    }
  }

  private String count() {
    return FigureFormat.count(lines.size());
  }

  private String label() {
    return table.columns().keySet().iterator().next();
  }

  /** The rows of each group in their order; one group where the table has none. */
  private Map<String, List<Line>> groups() {
    Map<String, List<Line>> groups = new LinkedHashMap<>();
    for (Line line : lines) {
      String group = table.group().map(column -> words(line, column)).orElse("");
      groups.computeIfAbsent(group, name -> new ArrayList<>()).add(line);
    }
    return groups;
  }

  private Map<String, BigDecimal> sums(List<Line> some) {
    Map<String, BigDecimal> sums = new LinkedHashMap<>();
    for (String column : table.sums()) {
      BigDecimal sum = some.stream().map(line -> exact(line, column)).reduce(null, Rounding::plus);
      sums.put(column, sum);
    }
    return sums;
  }

  private Map<String, BigDecimal> rounded(Map<String, BigDecimal> exact) {
    exact.replaceAll((column, value) -> table.columns().get(column).rounded(value));
    return exact;
  }

  /** Each column of some rows rounded so that it adds up to its printed total, and across. */
  private Map<String, List<BigDecimal>> footed(
      Map<String, BigDecimal> totals, List<Map<String, BigDecimal>> rows) {
    List<String> order = new ArrayList<>(totals.keySet());
    order.sort(Comparator.comparing(List.copyOf(table.balances().keySet())::indexOf));
    Map<String, List<BigDecimal>> footed = new LinkedHashMap<>();
    for (String column : order) {
      List<BigDecimal> exact = Rounding.unknown(rows.size());
      List<BigDecimal> wished = Rounding.unknown(rows.size());
      for (int i = 0; i < rows.size(); i++) {
        exact.set(i, rows.get(i).get(column));
        for (String part : table.balances().getOrDefault(column, List.of())) {
          wished.set(i, Rounding.plus(wished.get(i), footed.get(part).get(i)));
        }
      }
      footed.put(column, Rounding.parts(totals.get(column), exact, wished));
    }
    return footed;
  }

  /** Plain rows, each column rounded so that it adds up to what is printed above them. */
  private void plain(List<Line> group, Map<String, BigDecimal> printed) {
    Map<String, List<BigDecimal>> cells =
        footed(printed, group.stream().map(line -> sums(List.of(line))).toList());
    for (int i = 0; i < group.size(); i++) {
      int at = i;
      Map<String, BigDecimal> down = new LinkedHashMap<>();
      cells.forEach((column, all) -> down.put(column, all.get(at)));
      rows.add(plain(group.get(i), down));
    }
  }

  private Row plain(Line line, Map<String, BigDecimal> added) {
    Row row = Row.plain();
    String id = id(apart(line, " ").map(key(line)::concat).orElseGet(() -> key(line)));
    table
        .columns()
        .forEach(
            (column, kind) -> {
              if (kind.isNumber()) {
                BigDecimal exact = exact(line, column);
                BigDecimal printed =
                    added.containsKey(column) ? added.get(column) : kind.rounded(exact);
                row.with(column, figure(id, column, exact, printed, none(column, line::amount)));
              } else {
                row.data(column, named(line, column));
              }
            });
    return row;
  }

  private String key(Line line) {
    return String.join(" ", table.key().stream().map(line::text).toList());
  }

  /** What tells a row from others of its key; empty where it is the only one. */
  private Optional<String> apart(Line line, String before) {
    return table
        .apart()
        .filter(column -> alike.getOrDefault(key(line), 0L) > 1)
        .map(column -> before + line.text(column));
  }

  private String named(Line line, String column) {
    String words = words(line, column);
    return column.equals(table.key().get(0))
        ? apart(line, " (").map(system -> words + system + ")").orElse(words)
        : words;
  }

  /** A row that sums others. */
  private Row sum(Row row, Map.Entry<String, List<Line>> group, Map<String, BigDecimal> printed) {
    String id = id(group.getKey());
    boolean named =
        table.group().map(table.columns()::get).filter(ColumnFormat.name::equals).isPresent();
    if (named && !group.getKey().isBlank()) {
      row.data(label(), group.getKey());
    } else {
      row.with(label(), group.getKey().isBlank() ? NOT_ASSIGNED : group.getKey());
    }
    Map<String, BigDecimal> exact = sums(group.getValue());
    printed.forEach(
        (column, p) ->
            row.with(column, figure(id, column, exact.get(column), p, FigureFormat.NONE)));
    table
        .shares()
        .forEach(
            (column, of) -> {
              if (!exact.keySet().containsAll(of)) {
                return; // not a sum: its parts do not add up
              }
              BigDecimal share = FigureFormat.share(exact.get(of.get(0)), exact.get(of.get(1)));
              String none = none(column, exact::get);
              row.with(column, figure(id, column, share, ColumnFormat.share.rounded(share), none));
            });
    return row;
  }

  /** What stands where a cell has no number: for a share, whether there is a whole at all. */
  private String none(String column, Function<String, BigDecimal> amounts) {
    List<String> of = table.shares().get(column);
    return of == null ? FigureFormat.NONE : FigureFormat.noShare(amounts.apply(of.get(1)));
  }

  private String figure(
      String id, String column, BigDecimal exact, BigDecimal printed, String none) {
    ColumnFormat kind = table.columns().get(column);
    String text = printed == null ? none : FigureFormat.number(printed);
    return data.figures().add(id + "." + column, exact, kind.unit(data.currency()), text);
  }

  private String id(String of) {
    return name + "." + of;
  }

  private BigDecimal exact(Line line, String column) {
    List<String> of = table.shares().get(column);
    return of == null
        ? table.columns().get(column).exact(line.amount(column))
        : FigureFormat.share(line.amount(of.get(0)), line.amount(of.get(1)));
  }

  private String words(Line line, String column) {
    ZoneId zone = data.ask().company().zone();
    ColumnFormat kind = table.columns().get(column);
    return kind.isNumber()
        ? data.language().number(FigureFormat.number(kind.rounded(exact(line, column))))
        : kind.words(line.values().get(column), zone, data.names(), data.language());
  }
}
