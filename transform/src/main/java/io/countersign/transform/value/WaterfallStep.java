package io.countersign.transform.value;

import static org.apache.spark.sql.functions.expr;

import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * One step of the waterfall (W): what it takes of what remains, before it passes the rest on.
 *
 * @param name of the step, and of its column
 * @param takes SQL over the row, in which {@code remaining} is what the steps before have left
 */
record WaterfallStep(String name, String takes) {
  private static final String MONEY = "decimal(19, 4)";

  /** All that remains, where something does and the condition holds. */
  static WaterfallStep all(String name, String condition) {
    return new WaterfallStep(
        name, "if(remaining > 0 and coalesce(" + condition + ", false), remaining, 0)");
  }

  /** All that remains, also where more was reversed than claimed. */
  static WaterfallStep allOfEither(String name, String condition) {
    return new WaterfallStep(name, "if(coalesce(" + condition + ", false), remaining, 0)");
  }

  /** So much, but not more than remains, where something does. */
  static WaterfallStep upTo(String name, String amount) {
    return new WaterfallStep(
        name, "if(remaining > 0, least(greatest(" + amount + ", 0), remaining), 0)");
  }

  /** Lets each part take its own in turn; the columns add up to what remained at first. */
  static Dataset<Row> inTurn(Dataset<Row> rows, List<WaterfallStep> parts) {
    Dataset<Row> taken = rows;
    for (WaterfallStep part : parts) {
      taken =
          taken
              .withColumn(part.name(), expr("cast(" + part.takes() + " as " + MONEY + ")"))
              .withColumn(
                  "remaining", expr("cast(remaining - " + part.name() + " as " + MONEY + ")"));
    }
    return taken;
  }
}
