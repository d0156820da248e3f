package io.countersign.ingest.quality;

import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.contract.Contract;
import io.countersign.contract.Contracts;
import io.countersign.ingest.conform.ConformedRows;
import io.countersign.ingest.conform.Mapping;
import io.countersign.ingest.conform.SourceClock;
import io.countersign.lake.LakeTest;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;

final class RowOutcomeTest extends LakeTest {
  private static final Contract CLAIMS = Contracts.all().get("value_claims");

  private static Dataset<Row> claims(String... idsAndAmounts) {
    String values =
        String.join(
            ", ",
            Arrays.stream(idsAndAmounts)
                .map(
                    claim ->
                        "('%s', 'M1', '2026-10', 'cost_saving', '%s', 'EUR', 'false', '2026-10-31T22:15:00Z')"
                            .formatted((Object[]) claim.split("=")))
                .toList());
    return ConformedRows.rows(
        CLAIMS,
        Mapping.none(),
        new SourceClock(ZoneId.of("UTC"), SourceClock.Fold.UNSAID),
        spark()
            .sql(
                "select * from values "
                    + values
                    + " as t(claim_id, measure_id, period, benefit_type, amount, currency, one_off, claimed_at)"));
  }

  private static List<String> outcomes(Dataset<Row> rows) {
    return rows
        .selectExpr("concat_ws(' ', claim_id, amount, _outcome, array_join(_reasons, '; '))")
        .collectAsList()
        .stream()
        .map(row -> row.getString(0))
        .sorted()
        .toList();
  }

  @Test
  void many_rows_have_the_fates_that_few_have() {
    Dataset<Row> rows =
        claims("C1=1", "C2=2", "C2=2", "C3=3", "C3=4", "C4=x", " =5", " =5", " =6", "C5=7");

    assertThat(outcomes(RowOutcome.ofMany(CLAIMS, rows)))
        .isEqualTo(outcomes(RowOutcome.of(CLAIMS, rows, Optional.empty())))
        .contains("C1 1.0000 landed ", "C2 2.0000 landed ", "C2 2.0000 repeated ")
        .anyMatch(row -> row.startsWith("C3 4.0000 quarantined duplicate_key"))
        .filteredOn(row -> row.contains("quarantined"))
        .hasSize(6);
  }

  @Test
  void many_rows_whose_keys_come_once_all_land() {
    assertThat(outcomes(RowOutcome.ofMany(CLAIMS, claims("C1=1", "C2=2"))))
        .containsExactly("C1 1.0000 landed ", "C2 2.0000 landed ");
  }
}
