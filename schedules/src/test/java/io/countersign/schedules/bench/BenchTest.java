package io.countersign.schedules.bench;

import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.Commands;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Clock;
import org.junit.jupiter.api.Test;

final class BenchTest {
  @Test
  void the_clock_and_sql_that_explodes_intervals_show_the_same_seconds() {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    int exit =
        new Commands(Clock.systemUTC(), new PrintWriter(out), new PrintWriter(err))
            .run("bench", "--tickets", "300", "--turns", "1", "--quiet", "--json");
    assertThat(err.toString()).isEmpty();
    assertThat(exit).isZero();
    assertThat(out.toString())
        .contains("\"clocks\":600", "\"different\":0", "\"duckdb_days\":", "\"duckdb_minutes\":");
  }
}
