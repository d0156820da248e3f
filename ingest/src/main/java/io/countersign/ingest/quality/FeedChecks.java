package io.countersign.ingest.quality;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.concat_ws;
import static org.apache.spark.sql.functions.expr;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.not;

import io.countersign.contract.Contract;
import io.countersign.ingest.conform.ConformedRows;
import io.countersign.problem.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;

/**
 * What a feed's contract promises of its rows. A row of amounts that does not fit is missed where
 * it is missing; a rule that is missing gives other figures. So a broken {@code must} stops its
 * feed, and in a feed that is {@code complete} so does each row that does not fit.
 */
public record FeedChecks(Contract feed, String label) {
  private static final int LISTED = 20;
  private static final String ODD = "should_";

  /** What holds of a row that does not fit, and not of one that only another system tells, too. */
  public static final String UNFIT =
      "exists(" + ConformedRows.REASONS + ", why -> not startswith(why, 'told_twice: '))";

  /** How many rows break a {@code must}. */
  Column broken() {
    Column broken = lit(false);
    for (String check : feed.must().values()) {
      broken = broken.or(fails(check));
    }
    return functions.count_if(broken);
  }

  /** How many rows keep no {@code should}, a column each; {@link #oddities} reads them. */
  List<Column> odd() {
    return feed.should().entrySet().stream()
        .map(should -> functions.count_if(fails(should.getValue())).as(ODD + should.getKey()))
        .toList();
  }

  /** What the rows that land do not keep and should; they land all the same. */
  List<Problem> oddities(Row counted) {
    List<Problem> problems = new ArrayList<>();
    feed.should()
        .forEach(
            (name, check) -> {
              long rows = counted.<Long>getAs(ODD + name);
              if (rows > 0) {
                problems.add(QualityProblems.shouldHold(label, name, check, rows));
              }
            });
    return problems;
  }

  private static Column fails(String check) {
    return not(coalesce(expr(check), lit(false)));
  }

  /**
   * Why the feed stops, with the rows at fault.
   *
   * @param rows as {@link RowOutcome} makes them
   */
  List<Problem> brokenBy(Dataset<Row> rows) {
    List<Problem> problems = new ArrayList<>();
    for (Map.Entry<String, String> must : feed.must().entrySet()) {
      Dataset<Row> at = with(rows, RowOutcome.LANDED).filter(fails(must.getValue()));
      if (!at.isEmpty()) {
        String name = must.getKey().replace('_', ' ');
        problems.add(
            QualityProblems.broken(
                label, "Not every row keeps '" + name + "'.", must.getValue(), named(at)));
      }
    }
    return problems;
  }

  /**
   * Why a complete feed stops, with each row that does not fit; nothing where rows are kept out
   * only because another system tells them, too.
   */
  List<Problem> gaps(Dataset<Row> rows) {
    Dataset<Row> unfit = with(rows, RowOutcome.QUARANTINED).filter(UNFIT);
    if (unfit.isEmpty()) {
      return List.of();
    }
    Column why = concat_ws(": ", named(), concat_ws("; ", col(ConformedRows.REASONS)));
    return List.of(
        QualityProblems.broken(
            label,
            "Rows cannot be read, and without one of them the others would mean something else.",
            "each row as the contract says",
            listed(unfit.select(why))));
  }

  private static Dataset<Row> with(Dataset<Row> rows, String outcome) {
    return rows.filter(col(RowOutcome.OUTCOME).equalTo(outcome));
  }

  private static Column named() {
    return concat_ws(" ", col(ConformedRows.PLACE), col(ConformedRows.KEY));
  }

  private static String named(Dataset<Row> rows) {
    return listed(rows.select(named()));
  }

  private static String listed(Dataset<Row> texts) {
    List<String> shown =
        texts.orderBy(texts.columns()[0]).takeAsList(LISTED + 1).stream()
            .map(row -> row.getString(0))
            .toList();
    return shown.stream().limit(LISTED).collect(Collectors.joining(", "))
        + (shown.size() > LISTED ? ", and others" : "");
  }
}
