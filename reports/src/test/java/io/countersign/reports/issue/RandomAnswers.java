package io.countersign.reports.issue;

import io.countersign.reports.ask.ListDeclaration;
import io.countersign.reports.ask.MartReader;
import io.countersign.reports.ask.ReportDeclaration;
import io.countersign.reports.ask.TableDeclaration;
import io.countersign.reports.table.ColumnFormat;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Marts that answer the queries of a list with rows that nobody chose. */
final class RandomAnswers implements MartReader {
  private final ReportDeclaration declaration;
  private final Random random;

  RandomAnswers(ReportDeclaration declaration, long seed) {
    this.declaration = declaration;
    this.random = new Random(seed);
  }

  @Override
  public synchronized List<Map<String, Object>> query(String sql, Map<String, Object> parameters) {
    return declaration.list().orElseThrow().tables().values().stream()
        .filter(table -> table.sql().equals(sql))
        .findFirst()
        .map(this::rows)
        .orElse(sql.contains("as quarantined") ? List.of(leftOut()) : List.of());
  }

  private static Map<String, Object> leftOut() {
    Map<String, Object> row = new LinkedHashMap<>();
    row.put("quarantined", 2L);
    row.put("unmatched", 1L);
    return row;
  }

  @Override
  public Map<String, Long> versions() {
    return Map.of();
  }

  private List<Map<String, Object>> rows(TableDeclaration table) {
    List<Map<String, Object>> rows = new ArrayList<>();
    int many = random.nextInt(15);
    for (int i = 0; i < many; i++) {
      Map<String, Object> row = new LinkedHashMap<>();
      table.columns().forEach((column, kind) -> row.put(column, cell(kind)));
      int nth = i;
      table.key().forEach(key -> row.computeIfPresent(key, (k, cell) -> unlike(cell, nth)));
      table.shares().values().forEach(of -> of.forEach(one -> row.putIfAbsent(one, money())));
      declaration
          .list()
          .flatMap(ListDeclaration::copies)
          .ifPresent(copies -> row.put(copies.by(), "One"));
      rows.add(row);
    }
    return rows;
  }

  private static Object unlike(Object cell, int nth) {
    return cell instanceof String text ? text + nth : cell;
  }

  private Object cell(ColumnFormat kind) {
    return switch (kind) {
      case flag -> random.nextBoolean();
      case day -> LocalDate.of(2026, 10, 1 + random.nextInt(28));
      case minute -> Instant.ofEpochSecond(1_790_000_000L + random.nextInt(1_000_000));
      case count, days -> (long) random.nextInt(20);
      case seconds -> (long) random.nextInt(1_000_000);
      case money, hours, share, exact -> money();
      default -> "w" + random.nextInt(3);
    };
  }

  /** Cents or millions, either sign, now and then none. */
  private BigDecimal money() {
    long size = (long) Math.pow(10, 2 + random.nextInt(8));
    return random.nextInt(8) == 0 ? null : BigDecimal.valueOf(random.nextLong(-size, size), 4);
  }
}
