package io.countersign.ingest.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.problem.Resources;
import io.countersign.problem.TextFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class UnfilteredSqlTest {
  private static String of(String sql) {
    return UnfilteredSql.of(SqlText.parse(sql)).orElseThrow().text();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "select * from t where t.at >= :since | select * from t where 1 = 1",
        "select * from t where a = 1 and at >= :since group by b | select * from t where a = 1 and 1 = 1 group by b",
        "select * from t where (at is null or greatest(a, b) > :since) and c | select * from t where (at is null or 1 = 1) and c",
        "select * from t where at > cast(:since as timestamp) - x or y | select * from t where 1 = 1 or y",
        "select * from t where at between :since and :until and z | select * from t where 1 = 1 and z",
        "select * from t where :since <= at -- and more | select * from t where 1 = 1 -- and more",
        "select ':since' s from t where x <> ':since' and at>=:since | select ':since' s from t where x <> ':since' and 1 = 1",
        "with n as (select * from t where at >= :since) select * from n | with n as (select * from t where 1 = 1) select * from n"
      })
  void f3_what_is_held_against_since_is_taken_out(String sql, String without) {
    assertThat(of(sql)).isEqualTo(without);
  }

  @Test
  void f3_the_other_parameter_stays() {
    SqlText text =
        UnfilteredSql.of(
                SqlText.parse("select * from t where a < :until and b >= :since and c < :until"))
            .orElseThrow();

    assertThat(text.parameters()).containsExactly("until", "until");
    assertThat(text.text()).isEqualTo("select * from t where a < ? and 1 = 1 and c < ?");
  }

  @Test
  void f3_sql_that_compares_with_nothing_is_left_alone() {
    assertThat(UnfilteredSql.of(SqlText.parse("select * from changed(:since)"))).isEmpty();
    assertThat(UnfilteredSql.of(SqlText.parse("select 1"))).isEmpty();
  }

  /** A row that does not say when it changed is asked for, in every system that we ship. */
  @Test
  void f3_every_shipped_system_asks_for_rows_without_a_date_of_change() {
    for (TextFile file : Resources.list("ingest/systems", ".sql")) {
      SqlText text = SqlText.parse(file.text());
      if (text.parameters().contains("since")) {
        assertThat(text.text()).as(file.name()).containsPattern("is null\\s+or [^?]*>= \\?");
        assertThat(UnfilteredSql.of(text)).as(file.name()).isPresent();
      }
    }
  }
}
