package io.countersign.reports;

import java.math.BigDecimal;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Every figure that a report prints, by its id, in the order of print. */
final class Figures {
  private final Map<String, Figure> byId = new LinkedHashMap<>();

  /** Notes the figure and gives its printed form back. A figure printed twice has one id. */
  String add(String id, BigDecimal value, String unit, String printed) {
    byId.putIfAbsent(id, new Figure(id, value, unit, printed));
    return printed;
  }

  Optional<Figure> get(String id) {
    return Optional.ofNullable(byId.get(id));
  }

  Collection<Figure> all() {
    return byId.values();
  }

  /** All of them as CSV (RFC 4180): id, value, unit, printed. */
  String csv() {
    StringBuilder csv = new StringBuilder("figure,value,unit,printed\r\n");
    for (Figure figure : all()) {
      String value = figure.value() == null ? "" : figure.value().toPlainString();
      csv.append(CsvSheet.quoted(figure.id())).append(',').append(value).append(',');
      csv.append(CsvSheet.quoted(figure.unit()))
          .append(',')
          .append(CsvSheet.quoted(figure.printed()));
      csv.append("\r\n");
    }
    return csv.toString();
  }
}
