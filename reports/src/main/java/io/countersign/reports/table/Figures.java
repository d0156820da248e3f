package io.countersign.reports.table;

import io.countersign.reports.words.Language;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Every figure that a report prints, by its id, in the order of print. */
public final class Figures {
  /** What the ids of the control totals begin with. */
  public static final String RECONCILIATION = "recon.";

  private final Map<String, Figure> byId = new LinkedHashMap<>();
  private final Language language;

  /**
   * @param language in which they are printed
   */
  public Figures(Language language) {
    this.language = language;
  }

  /**
   * Notes the figure as its readers see it, and gives the printed form back for the renderer to
   * say. A figure printed twice has one id.
   */
  public String add(String id, BigDecimal value, String unit, String printed) {
    note(new Figure(id, value, unit, language.number(printed)));
    return printed;
  }

  /** Notes a figure that is printed as it stands there. */
  public void note(Figure figure) {
    byId.putIfAbsent(figure.id(), figure);
  }

  public Optional<Figure> get(String id) {
    return Optional.ofNullable(byId.get(id));
  }

  public Collection<Figure> all() {
    return byId.values();
  }
}
