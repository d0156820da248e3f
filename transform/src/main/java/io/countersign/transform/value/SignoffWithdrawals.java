package io.countersign.transform.value;

import io.countersign.build.Inputs;
import io.countersign.transform.reference.CrossReference;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Sign-offs that take back others, which may lie in another system than they do. */
final class SignoffWithdrawals {
  private SignoffWithdrawals() {}

  /**
   * The sign-offs of the feed with {@code withdrawn_system}, that of what they withdraw ({@link
   * CrossReference}).
   */
  static Dataset<Row> of(Inputs inputs) {
    return CrossReference.find(
        inputs,
        inputs.table("value_signoffs"),
        CrossReference.records(inputs, "value_signoffs", "signoff_id as withdraws_signoff_id"),
        "withdrawn_system",
        "withdraws_signoff_id");
  }
}
