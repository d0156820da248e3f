package io.countersign.transform;

import static org.apache.spark.sql.functions.expr;

import io.countersign.lake.Inputs;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.expressions.Window;
import org.apache.spark.sql.expressions.WindowSpec;

/** Which hours of the time cards count (T1): approved, less recalled, less reversed. */
final class CountedHours {
  private static final String PROBLEM =
      "case when status in ('pending', 'submitted') then 'not_approved'"
          + " when status = 'rejected' then 'rejected'"
          + " when status = 'recalled' and reverses_id is null then 'recalled'"
          + " when worked_on > as_of_on then 'in_future' end";

  private CountedHours() {}

  /**
   * The feed's columns with card_hours, hours (what counts), problem and approved. A reversing card
   * carries the date, category and work of the card it reverses, so that the two cancel out where
   * they were counted; an instant after as_of has not come yet.
   */
  static Dataset<Row> of(Inputs inputs) {
    Dataset<Row> cards =
        inputs
            .table("time_cards")
            .withColumn("as_of_on", LocalDays.asOf(inputs))
            .withColumnRenamed("hours", "card_hours")
            .withColumn("problem", expr(PROBLEM))
            .withColumn("approved", expr("status in ('approved', 'processed')"));
    Dataset<Row> plain =
        cards
            .where("reverses_id is null")
            .withColumn("hours", expr("if(problem is null, card_hours, 0)"));
    return plain.unionByName(reversals(cards.where("reverses_id is not null"), plain));
  }

  /** Together the reversals of a card take at most what it counted; the earlier ones first. */
  private static Dataset<Row> reversals(Dataset<Row> reversing, Dataset<Row> plain) {
    Dataset<Row> reversed =
        plain.selectExpr(
            "time_card_id as reverses_id",
            "hours as reversible",
            "worked_on as reversed_on",
            "category as reversed_category",
            "work_ref as reversed_work");
    return reversing
        .join(reversed, "reverses_id", "left")
        .withColumn("takes", expr("if(problem is null, abs(card_hours), 0)"))
        .withColumn("taken", expr("sum(takes)").over(earlier()))
        .withColumn(
            "hours",
            expr("-least(takes, greatest(0, coalesce(reversible, 0) - coalesce(taken, 0)))"))
        .withColumn(
            "problem",
            expr("coalesce(problem, if(hours = 0 and takes > 0, 'reverses_nothing', null))"))
        .withColumn("worked_on", expr("coalesce(reversed_on, worked_on)"))
        .withColumn("category", expr("if(reversed_on is null, category, reversed_category)"))
        .withColumn("work_ref", expr("if(reversed_on is null, work_ref, reversed_work)"))
        .drop("reversible", "reversed_on", "reversed_category", "reversed_work", "takes", "taken");
  }

  private static WindowSpec earlier() {
    return Window.partitionBy("reverses_id")
        .orderBy("changed_at", "time_card_id")
        .rowsBetween(Window.unboundedPreceding(), -1);
  }
}
