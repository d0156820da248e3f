package io.countersign.build;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.countersign.company.Basis;
import io.countersign.company.Company;
import io.countersign.problem.Problem;
import io.countersign.problem.Refusal;
import io.countersign.problem.TextFile;
import io.countersign.time.FiscalCalendar;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

final class SqlScriptTest {
  private static SqlScript script(String text) {
    return SqlScript.of(new TextFile("transform/sums/step.sql", text));
  }

  private static List<String> wrong(Runnable read) {
    return catchThrowableOfType(Refusal.class, read::run).problems().stream()
        .map(SqlScriptTest::line)
        .toList();
  }

  private static String line(Problem problem) {
    return String.join(" | ", problem.where(), problem.what(), problem.found());
  }

  @Test
  void a_select_alone_is_a_script_without_views() {
    SqlScript one = script("-- V1\nselect 1 as id, '; ' as parts\n");
    assertThat(one.views()).isEmpty();
    assertThat(one.answer()).isEqualTo("\nselect 1 as id, '; ' as parts\n");
  }

  @Test
  void views_keep_their_order_and_every_line_the_number_that_it_has_in_the_file() {
    SqlScript two =
        script(
            """
            -- What was claimed.
            create temporary view claimed as
            -- each once;
            select 1 as id, ';' as mark;

            create temporary view asked as select id from claimed;
            select *
            from asked
            """);
    assertThat(two.views().keySet()).containsExactly("claimed", "asked");
    assertThat(two.views().get("claimed"))
        .isEqualTo("\n\n-- each once;\nselect 1 as id, ';' as mark");
    assertThat(two.views().get("asked")).isEqualTo("\n\n\n\n\nselect id from claimed");
    assertThat(two.answer()).isEqualTo("\n\n\n\n\n\nselect *\nfrom asked\n");
  }

  @Test
  void all_that_is_wrong_is_said_at_once_with_its_line() {
    assertThat(
            wrong(
                () ->
                    script(
                        """
                        create temporary view a as select 1 as id;
                        select * from a;
                        ;
                        create temporary view a as
                        select 2 as id;
                        -- and then nothing
                        """)))
        .containsExactly(
            "transform/sums/step.sql:2 | A statement gives no name to a view. | select * from a",
            "transform/sums/step.sql:3 | There is nothing before the semicolon. | ",
            "transform/sums/step.sql:4 | Two views have one name. | a",
            "transform/sums/step.sql:7 | There is no select at the end. | ");
    assertThat(wrong(() -> script("create temporary view a as select 1 as id")))
        .containsExactly(
            "transform/sums/step.sql:1 | There is no select at the end. | create temporary view a as select 1 as id");
  }

  @Test
  void a_view_is_never_mistaken_for_a_table_that_the_step_reads() {
    Company company =
        new Company("Test", "EUR", FiscalCalendar.startingOn("01-01"), ZoneId.of("UTC"));
    Basis ask =
        new Basis(
            company.fiscalYear().parse("2026-10"), Instant.parse("2026-11-04T06:00:00Z"), company);
    Inputs inputs =
        new Inputs(null, ask, null, Collections.singletonMap("facts", null), feed -> null);
    SqlScript clash =
        script("\n\ncreate temporary view facts as\nselect 1 as id;\nselect * from facts");
    assertThat(wrong(() -> clash.on(inputs)))
        .containsExactly(
            "transform/sums/step.sql:3 | A view has the name of a table that the step reads. | facts");
  }
}
