package io.countersign.transform.effort;

import static org.apache.spark.sql.functions.expr;

import io.countersign.build.Inputs;
import io.countersign.transform.reference.CrossReference;
import io.countersign.transform.reference.LocalDays;
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

  /** What speaks against a reversal, beside what speaks against the card itself. */
  private static final String TAKES_NOTHING =
      "coalesce(problem, if(hours = 0 and takes > 0,"
          + " if(reversed_system_unclear, 'reverses_several', 'reverses_nothing'), null))";

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
            "source_system as reversed_system",
            "time_card_id as reverses_id",
            "hours as reversible",
            "worked_on as reversed_on",
            "category as reversed_category",
            "work_ref as reversed_work");
    return CrossReference.find(
            reversing,
            reversed.selectExpr("reversed_system as source_system", "reverses_id"),
            "reversed_system",
            "reverses_id")
        .join(reversed, new String[] {"reversed_system", "reverses_id"}, "left")
        .withColumn("takes", expr("if(problem is null, abs(card_hours), 0)"))
        .withColumn("taken", expr("sum(takes)").over(earlier()))
        .withColumn(
            "hours",
            expr("-least(takes, greatest(0, coalesce(reversible, 0) - coalesce(taken, 0)))"))
        .withColumn("problem", expr(TAKES_NOTHING))
        .withColumn("worked_on", expr("coalesce(reversed_on, worked_on)"))
        .withColumn("category", expr("if(reversed_on is null, category, reversed_category)"))
        .withColumn("work_ref", expr("if(reversed_on is null, work_ref, reversed_work)"))
        .drop(
            "reversed_system",
            "reversed_system_unclear",
            "reversible",
            "reversed_on",
            "reversed_category",
            "reversed_work",
            "takes",
            "taken");
  }

  private static WindowSpec earlier() {
    return Window.partitionBy("reversed_system", "reverses_id")
        .orderBy("changed_at", "time_card_id", "source_system")
        .rowsBetween(Window.unboundedPreceding(), -1);
  }
}
