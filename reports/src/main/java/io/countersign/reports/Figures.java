package io.countersign.reports;

import java.math.BigDecimal;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Every figure that a report prints, by its id, in the order of print. */
final class Figures {
  private final Map<String, Figure> byId = new LinkedHashMap<>();
  private final Language language;

  /**
   * @param language in which they are printed
   */
  Figures(Language language) {
    this.language = language;
  }

  /**
   * Notes the figure as its readers see it, and gives the printed form back for the press to say. A
   * figure printed twice has one id.
   */
  String add(String id, BigDecimal value, String unit, String printed) {
    note(new Figure(id, value, unit, language.number(printed)));
    return printed;
  }

  /** Notes a figure that is printed as it stands there. */
  void note(Figure figure) {
    byId.putIfAbsent(figure.id(), figure);
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
