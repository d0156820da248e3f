package io.countersign.transform.change;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** C8. */
final class SurvivalCurveTest {
  private static SurvivalCurve.Age ended(long seconds) {
    return new SurvivalCurve.Age(seconds, true);
  }

  private static SurvivalCurve.Age open(long seconds) {
    return new SurvivalCurve.Age(seconds, false);
  }

  private static SurvivalCurve of(SurvivalCurve.Age... ages) {
    return new SurvivalCurve(Arrays.asList(ages));
  }

  @Test
  void where_all_have_ended_it_is_the_plain_median() {
    SurvivalCurve four = of(ended(40), ended(10), ended(30), ended(20));
    assertThat(four.quantile(50)).isEqualTo(20);
    assertThat(four.quantile(90)).isEqualTo(40);
  }

  @Test
  void open_ones_lengthen_the_median_that_a_glance_at_decided_ones_would_give() {
    // 1, 2 and 3 decided, 5 open: 2/3 of the decided took at most 2, but only 2 of all 8.
    SurvivalCurve eight =
        of(ended(1), ended(2), ended(3), open(9), open(9), open(9), open(9), open(9));
    assertThat(eight.quantile(50)).isNull();
    // 1 of 4 is left open early: 3/4, then 3/4 x 1/2, then 0.
    assertThat(of(ended(1), open(2), ended(3), ended(4)).quantile(50)).isEqualTo(3);
  }

  @Test
  void at_one_instant_an_end_comes_before_what_is_still_open() {
    assertThat(of(open(5), ended(5)).quantile(50)).isEqualTo(5);
  }

  @Test
  void a_share_that_is_met_to_the_last_digit_is_met() {
    // 9/10 x 8/9 x 7/8 x 6/7 x 5/6 are a half.
    SurvivalCurve ten =
        new SurvivalCurve(IntStream.rangeClosed(1, 10).mapToObj(SurvivalCurveTest::ended).toList());
    for (int percent = 10; percent <= 90; percent += 10) {
      assertThat(ten.quantile(percent)).isEqualTo(percent / 10);
    }
    // 7/8, then x 5/6 = 0.73, x 4/5 = 0.58, x 3/4 = 0.44, x 2/3 = 0.29, and then none.
    SurvivalCurve eight =
        of(ended(1), open(2), ended(3), ended(4), ended(5), ended(6), open(7), ended(8));
    assertThat(eight.quantile(50)).isEqualTo(5);
    assertThat(eight.quantile(90)).isEqualTo(8);
  }

  @Test
  @Timeout(value = 20, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
  void as_many_as_a_university_has_in_two_years_are_done_at_once() {
    SurvivalCurve many =
        new SurvivalCurve(
            IntStream.range(0, 100_000)
                .mapToObj(i -> new SurvivalCurve.Age(i, i % 17 != 0))
                .toList());
    assertThat(many.quantile(50)).isEqualTo(52_119);
    assertThat(many.quantile(90)).isEqualTo(91_339);
  }

  @Test
  void nothing_has_no_median() {
    assertThat(new SurvivalCurve(List.of()).quantile(50)).isNull();
    assertThat(of(open(3)).quantile(50)).isNull();
  }
}
