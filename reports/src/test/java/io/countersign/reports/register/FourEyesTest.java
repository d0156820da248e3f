package io.countersign.reports.register;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.countersign.problem.Refusal;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class FourEyesTest {
  private static final byte[] FILE = Issues.pdf("A");
  private static final Register REGISTER = new Issues().prepared("A", FILE).register();
  private static final Act ANNA = new Act("anna", Instant.parse("2026-11-04T06:00:00Z"));

  @ParameterizedTest
  @ValueSource(strings = {"anna", "Anna", " ANNA ", ""})
  void who_prepared_an_issue_cannot_release_it(String person) {
    assertThatThrownBy(() -> FourEyes.releasable(REGISTER, "A", person))
        .isInstanceOf(Refusal.class)
        .hasMessageContaining("FOUR_EYES");
  }

  @Test
  void somebody_else_can() {
    assertThat(FourEyes.releasable(REGISTER, "A", "berta").subject().issue()).isEqualTo("A");
  }

  @Test
  void an_issue_that_nobody_knows_is_refused_with_those_that_are_known() {
    assertThatThrownBy(() -> FourEyes.releasable(REGISTER, "B", "berta"))
        .hasMessageContaining("ISSUE_UNKNOWN")
        .hasMessageContaining("A");
  }

  @Test
  void a_draft_cannot_be_released() {
    Register drafts = new Issues().draft("A").register();
    assertThatThrownBy(() -> FourEyes.releasable(drafts, "A", "berta"))
        .hasMessageContaining("NOT_RELEASABLE");
  }

  @Test
  void an_issue_whose_place_was_taken_cannot_be_released() {
    Register two = new Issues().prepared("A", FILE).prepared("B", Issues.pdf("B")).register();
    assertThatThrownBy(() -> FourEyes.releasable(two, "A", "berta"))
        .hasMessageContaining("SUPERSEDED");
  }

  @Test
  void a_third_person_cannot_release_what_was_released() {
    Register released = new Issues().prepared("A", FILE).released("A", FILE).register();
    assertThatThrownBy(() -> FourEyes.releasable(released, "A", "carla"))
        .hasMessageContaining("ALREADY_RELEASED");
    assertThat(FourEyes.releasable(released, "A", "berta")).isNotNull();
  }

  @Test
  void only_a_closed_period_can_be_restated_with_a_reason_and_by_two_people() {
    Restatement restatement = new Restatement("2026-10", "Late invoices", "berta");
    assertThatThrownBy(() -> restatement.fact(REGISTER, ANNA))
        .hasMessageContaining("PERIOD_NOT_CLOSED");
    Register closed = new Issues().prepared("A", FILE).closed("A").register();
    assertThat(restatement.fact(closed, ANNA).event()).isEqualTo(Event.RESTATED);
    assertThatThrownBy(() -> new Restatement("2026-10", "x", "anna").fact(closed, ANNA))
        .hasMessageContaining("FOUR_EYES");
    Act asked = new Act("Anna Berg", ANNA.at());
    assertThatThrownBy(() -> new Restatement("2026-10", "x", "anna  berg").fact(closed, asked))
        .hasMessageContaining("FOUR_EYES");
    assertThatThrownBy(() -> new Restatement("2026-10", " ", "berta").fact(closed, ANNA))
        .hasMessageContaining("REASON_MISSING");
  }
}
