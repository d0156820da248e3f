package io.countersign.reports.ask;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a list report prints, one table after the other.
 *
 * @param subtitle what is listed, and for which span
 * @param copies for whom a copy of its own is made; none means one report for all
 * @param headline the sentence over it, clause by clause
 * @param tables by name; where their columns stand is in {@code page.jrxml}
 */
public record ListDeclaration(
    String subtitle,
    Optional<Copies> copies,
    List<Clause> headline,
    Map<String, TableDeclaration> tables) {

  /**
   * Copies by recipient.
   *
   * @param by the column of every table that names the recipient of a row
   * @param nobody who gets the rows that name none
   */
  public record Copies(String by, String nobody) {}

  /**
   * A clause of the headline, chosen by a figure. A blank one is left out. Names of figures in
   * braces stand for what is printed, with the other sign where a minus leads; {@code
   * {table.first.column}} for a cell of its first row.
   *
   * @param of the figure's id, or {@code table.first.column}
   * @param below where the figure is below zero
   * @param blank where it is not known, which is not none; without it that is said as none
   */
  public record Clause(
      String of,
      String none,
      String one,
      String many,
      Optional<String> below,
      Optional<String> blank) {

    /** The words for a value; null where it is not known. */
    public String words(BigDecimal value) {
      if (value == null) {
        return blank.orElse(none);
      }
      if (value.signum() == 0) {
        return none;
      }
      String more = value.compareTo(BigDecimal.ONE) == 0 ? one : many;
      return value.signum() < 0 ? below.orElse(many) : more;
    }
  }
}
