package io.countersign.transform;

import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.expr;
import static org.apache.spark.sql.functions.lit;

import io.countersign.lake.Inputs;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** The measure behind a piece of work: named itself, or through its ticket or change. */
final class WorkedFor {
  private WorkedFor() {}

  /**
   * Rows with work_kind, measure_id, closed_at (of the measure) and unmatched_because. Where one id
   * names several kinds of things the measure goes first, then node, ticket, change.
   */
  static Dataset<Row> of(Dataset<Row> cards, Inputs inputs) {
    Dataset<Row> measures =
        broadcast(
            inputs
                .table("measures")
                .selectExpr("measure_id as named", "measure_id as known", "closed_at"));
    return cards
        .join(works(inputs), "work_ref", "left")
        .join(measures, "named", "left")
        .withColumn("work_kind", expr("if(work_ref is null, null, coalesce(kind, 'unknown'))"))
        .withColumnRenamed("known", "measure_id")
        .withColumn(
            "unmatched_because",
            expr(
                "case when measure_id is not null then null"
                    + " when work_ref is null then 'no_work_named'"
                    + " when kind is null then 'unknown_work'"
                    + " when kind = 'node' then 'above_measures'"
                    + " when named is null then 'no_measure' else 'unknown_measure' end"));
  }

  private static Dataset<Row> works(Inputs inputs) {
    Dataset<Row> measures =
        inputs.table("measures").selectExpr("measure_id as work_ref", "measure_id as named");
    Dataset<Row> nodes =
        inputs
            .table("initiatives")
            .where("level <> 'measure'")
            .selectExpr("node_id as work_ref", "cast(null as string) as named");
    Dataset<Row> tickets =
        inputs.table("tickets").selectExpr("ticket_id as work_ref", "measure_id as named");
    Dataset<Row> changes =
        inputs.table("changes").selectExpr("change_id as work_ref", "measure_id as named");
    return kind(measures, 1, "measure")
        .unionByName(kind(nodes, 2, "node"))
        .unionByName(kind(tickets, 3, "ticket"))
        .unionByName(kind(changes, 4, "change"))
        .groupBy("work_ref")
        .agg(expr("min_by(struct(kind, named), place) as work"))
        .select("work_ref", "work.*");
  }

  private static Dataset<Row> kind(Dataset<Row> works, int place, String kind) {
    return works.withColumn("place", lit(place)).withColumn("kind", lit(kind));
  }
}
