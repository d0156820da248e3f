package io.countersign.reports.draw;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.countersign.problem.Refusal;
import org.junit.jupiter.api.Test;

final class FontCheckTest {

  @Test
  void this_java_can_measure_text() {
    assertThatCode(FontCheck::hold).doesNotThrowAnyException();
  }

  @Test
  void a_java_without_font_libraries_is_told_which_packages_it_needs() {
    assertThatThrownBy(
            () ->
                FontCheck.hold(
                    text -> {
                      throw new ExceptionInInitializerError(
                          new UnsatisfiedLinkError("libfreetype.so.6: cannot open"));
                    }))
        .isInstanceOf(Refusal.class)
        .hasMessageContaining("apt-get install libfreetype6 fontconfig")
        .hasMessageContaining("libfreetype.so.6: cannot open")
        .hasMessageNotContaining("\tat ");
  }

  @Test
  void a_font_of_the_house_that_is_missing_is_named() {
    assertThatThrownBy(
            () ->
                FontCheck.hold(
                    text -> {
                      throw new ExceptionInInitializerError(
                          FontCheck.missing("/liberation/LiberationSans-Bold.ttf", "no such file"));
                    }))
        .isInstanceOf(Refusal.class)
        .hasMessageContaining("FONTS_MISSING")
        .hasMessageContaining("/liberation/LiberationSans-Bold.ttf");
  }
}
