package io.countersign.transform.effort;

import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.expr;
import static org.apache.spark.sql.functions.lit;

import io.countersign.build.Inputs;
import io.countersign.transform.reference.CrossReference;
import java.util.Arrays;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;

/** The measure behind a piece of work: named itself, or through its ticket or change. */
final class WorkAttribution {
  private WorkAttribution() {}

  /**
   * Rows with work_kind, work_system (of a ticket or change), measure_id, closed_at (of the
   * measure) and unmatched_because. Where one id names several kinds of things the measure goes
   * first, then node, ticket, change.
   */
  static Dataset<Row> of(Dataset<Row> cards, Inputs inputs) {
    Dataset<Row> measures =
        broadcast(
            inputs
                .table("measures")
                .selectExpr("measure_id as named", "measure_id as known", "closed_at"));
    Dataset<Row> records = records(inputs);
    return CrossReference.find(cards, records, "work_system", "work_ref")
        .join(ofTheCompany(inputs), "work_ref", "left")
        .join(
            first(records, "record", "source_system", "work_ref")
                .withColumnRenamed("source_system", "work_system"),
            new String[] {"work_system", "work_ref"},
            "left")
        .withColumn("work", expr("coalesce(node, record)"))
        .withColumn("named", expr("work.named"))
        .join(measures, "named", "left")
        .withColumn(
            "work_system", expr("if(node is null and record is not null, work_system, null)"))
        .withColumn("work_kind", expr("if(work_ref is null, null, coalesce(work.kind, 'unknown'))"))
        .withColumnRenamed("known", "measure_id")
        .withColumn(
            "unmatched_because",
            expr(
                "case when measure_id is not null then null"
                    + " when work_ref is null then 'no_work_named'"
                    + " when work is null and work_system_unclear then 'ambiguous_work'"
                    + " when work is null then 'unknown_work'"
                    + " when work.kind = 'node' then 'above_measures'"
                    + " when named is null then 'no_measure' else 'unknown_measure' end"));
  }

  private static Dataset<Row> ofTheCompany(Inputs inputs) {
    Dataset<Row> measures =
        inputs.table("measures").selectExpr("measure_id as work_ref", "measure_id as named");
    Dataset<Row> nodes =
        inputs
            .table("initiatives")
            .where("level <> 'measure'")
            .selectExpr("node_id as work_ref", "cast(null as string) as named");
    return first(
        kind(measures, 1, "measure").unionByName(kind(nodes, 2, "node")), "node", "work_ref");
  }

  private static Dataset<Row> records(Inputs inputs) {
    Dataset<Row> tickets =
        inputs
            .table("tickets")
            .selectExpr("source_system", "ticket_id as work_ref", "measure_id as named");
    Dataset<Row> changes =
        inputs
            .table("changes")
            .selectExpr("source_system", "change_id as work_ref", "measure_id as named");
    return kind(tickets, 3, "ticket").unionByName(kind(changes, 4, "change"));
  }

  private static Dataset<Row> first(Dataset<Row> works, String as, String... key) {
    Column[] columns = Arrays.stream(key).map(functions::col).toArray(Column[]::new);
    return works.groupBy(columns).agg(expr("min_by(struct(kind, named), place)").as(as));
  }

  private static Dataset<Row> kind(Dataset<Row> works, int place, String kind) {
    return works.withColumn("place", lit(place)).withColumn("kind", lit(kind));
  }
}
