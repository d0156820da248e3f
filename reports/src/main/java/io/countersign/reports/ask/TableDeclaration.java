package io.countersign.reports.ask;

import io.countersign.reports.table.ColumnFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A table of a list report.
 *
 * @param heading what it lists
 * @param empty why it has no rows, printed if it has none
 * @param key the columns that tell its rows apart; they make the ids of its figures
 * @param apart the column that tells rows of one key apart, where two have the same; only there it
 *     is printed behind the first column of the key, and stands in the ids of figures
 * @param group the column whose values part it; rows of a group stand together, under their sums
 * @param columns of the query, each with the kind of its cells; those without a place in {@code
 *     page.jrxml} are in the spreadsheet alone
 * @param sums the columns that add up
 * @param balances columns that are the sum of others in the same row, inner ones first; printed so
 *     that they are, wherever no amount is a unit off by it
 * @param shares columns that are worked out as one column over another, also for sums
 * @param total whether all rows are summed under the last one; not where groups differ in kind
 * @param note said below it
 */
public record TableDeclaration(
    String heading,
    String empty,
    List<String> key,
    Optional<String> apart,
    Optional<String> group,
    Map<String, ColumnFormat> columns,
    List<String> sums,
    Map<String, List<String>> balances,
    Map<String, List<String>> shares,
    Optional<Boolean> total,
    Optional<String> note,
    String sql) {
  public TableDeclaration {
    sums = sums == null ? List.of() : sums;
    balances = ReportDeclaration.orEmpty(balances);
    shares = ReportDeclaration.orEmpty(shares);
  }
}
