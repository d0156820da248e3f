package io.countersign.marts;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;

/** What is claimed, pending, rejected, invalid and verified, a second time from the feeds alone. */
final class VerifiedAgain {
  private static final String LINE =
      Stream.of("claimed", "pending", "rejected", "invalid", "verified", "verified_group")
          .map(amount -> "cast(coalesce(" + amount + ", 0) as decimal(19, 4))")
          .collect(
              Collectors.joining(
                  ", ", "concat_ws(' ', measure_id, period, benefit_type, ", ") as line"));

  private VerifiedAgain() {}

  /** Row by row, and so every sum of them. */
  static void assertSame(Chain chain, Dataset<Row> value) {
    assertThat(lines(value)).containsExactlyInAnyOrderElementsOf(lines(chain.ask(sql())));
  }

  private static List<String> lines(Dataset<Row> rows) {
    return rows.selectExpr(LINE).as(Encoders.STRING()).collectAsList();
  }

  private static String sql() {
    try (InputStream sql =
        VerifiedAgain.class.getResourceAsStream("/transform/again/verified.sql")) {
      return new String(sql.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
