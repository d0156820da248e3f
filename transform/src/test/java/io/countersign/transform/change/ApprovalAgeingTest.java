package io.countersign.transform.change;

import io.countersign.lake.LakeTest;
import org.junit.jupiter.api.Test;

final class ApprovalAgeingTest extends LakeTest {
  @Test
  void open_steps_count_with_their_age_so_that_what_waits_longest_is_not_left_out() {
    assertRows(
        step(new ApprovalAgeing())
            .given(
                "approval_checks",
                """
                approval_id | step | subject_kind | waiting_for | age_seconds | decided | decision | channel
                A1          | 1    | change       | manager     | 10          | true    | approved | email
                A2          | 1    | change       | manager     | 20          | false   |          |
                A3          | 1    | change       | manager     | 30          | true    | rejected | system
                A4          | 1    | change       | manager     | 40          | true    | approved | system
                A5          | 1    | spend        | budget      | 100         | false   |          |
                A6          | 1    | spend        | budget      | 50          | true    | approved |
                A7          | 1    | spend        |             | 5           | true    | withdrawn |
                """)
            .make(),
        """
        dimension    | value    | steps | open_steps | outside_steps | median_seconds | p90_seconds | oldest_open_seconds
        all          | all      | 7     | 2          | 1             | 40             |             | 100
        waiting_for  | manager  | 4     | 1          | 1             | 30             | 40          | 20
        waiting_for  | budget   | 2     | 1          | 0             | 50             |             | 100
        waiting_for  | not said | 1     | 0          | 0             |                |             |
        subject_kind | change   | 4     | 1          | 1             | 30             | 40          | 20
        subject_kind | spend    | 3     | 1          | 0             | 50             |             | 100
        """);
  }
}
