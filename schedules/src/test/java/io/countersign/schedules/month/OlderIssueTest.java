package io.countersign.schedules.month;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.countersign.lake.LakeSession;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.Test;

class OlderIssueTest {
  private static Throwable asked(String sql) {
    return catchThrowable(() -> LakeSession.open("local[1]").sql(sql));
  }

  @Test
  void a_column_that_a_table_of_then_lacks_is_no_bug() {
    Throwable lacking = asked("select since_then from values (1) as issued(verified)");

    assertThat(OlderIssue.lacksWhatIsAsked(lacking)).isTrue();
    assertThat(OlderIssue.lacksWhatIsAsked(new CompletionException(lacking))).isTrue();
  }

  @Test
  void any_other_fault_of_a_query_stays_one() {
    assertThat(OlderIssue.lacksWhatIsAsked(asked("select sum(verified from issued"))).isFalse();
    assertThat(OlderIssue.lacksWhatIsAsked(new IllegalStateException("else"))).isFalse();
  }
}
