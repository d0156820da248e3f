package io.countersign.reports;

import java.math.BigDecimal;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Every figure that a report prints, by its id, in the order of print. */
final class Figures {
  /** What the ids of the control totals begin with. */
  static final String RECONCILIATION = "recon.";

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
}
