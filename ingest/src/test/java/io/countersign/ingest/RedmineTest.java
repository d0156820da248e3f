package io.countersign.ingest;

import static io.countersign.lake.LakeTest.assertRows;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Redmine 5.0 on PostgreSQL; May, then June. */
@RealData
final class RedmineTest {
  @TempDir private static Path folder;
  private static TwoMonths months;

  @BeforeAll
  static void ingest() throws Exception {
    months = TwoMonths.of(folder, "redmine");
  }

  @Test
  void hours_are_exact_though_they_are_floats_there() throws Exception {
    assertRows(
        months.both.sql(
            "select count(*) cards, sum(hours) hours, count_if(work_ref not like '#%') without_issue from time_cards"),
        """
        cards | hours     | without_issue
        1970  | 5205.5200 | 206
        """);
  }

  @Test
  void issues_are_closed_while_their_status_is() throws Exception {
    assertRows(
        months.both.sql(
            "select count(*) issues, count_if(closed_at is not null) closed,"
                + " count_if((closed_at is not null) <> (status in ('closed', 'rejected'))) otherwise,"
                + " (select count(*) from ticket_events where field = 'status') changes from tickets"),
        """
        issues | closed | otherwise | changes
        297    | 210    | 0         | 672
        """);
  }

  @Test
  void may_and_then_june_is_june_alone() throws Exception {
    months.assertSame("tickets", "ticket_events", "time_cards");
  }

  @Test
  void check_is_quick_and_finds_nothing_wrong() {
    months.assertChecked();
  }
}
