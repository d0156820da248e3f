package io.countersign.schedules.call;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class CallSummaryTest {
  @Test
  void n8_one_page_is_a_page_and_twelve_hundred_are_pages() {
    assertThat(CallSummary.many(1, "page", "pages")).isEqualTo("1 page");
    assertThat(CallSummary.many(0, "row", "rows")).isEqualTo("0 rows");
    assertThat(CallSummary.many(1_200, "page", "pages")).isEqualTo("1,200 pages");
  }
}
