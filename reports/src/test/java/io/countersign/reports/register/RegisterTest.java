package io.countersign.reports.register;

import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.reports.proof.Vacuum;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class RegisterTest {
  private static final byte[] FIRST = Issues.pdf("first");
  private static final byte[] SECOND = Issues.pdf("second");

  @Test
  void each_entry_holds_the_one_before_it() {
    Register register = new Issues().prepared("A", FIRST).prepared("B", SECOND).register();
    assertThat(register.entries().get(0).previous()).isEqualTo(Register.GENESIS);
    assertThat(register.entries().get(1).previous()).isEqualTo(register.entries().get(0).hash());
    assertThat(register.head()).isEqualTo(register.entries().get(1).hash());
    assertThat(register.broken()).isEmpty();
  }

  @Test
  void an_entry_that_was_changed_is_named() {
    Register register = new Issues().prepared("A", FIRST).prepared("B", SECOND).register();
    Entry first = register.entries().get(0);
    Fact other =
        new Fact(
            first.fact().event(),
            first.subject(),
            new Act("somebody else", first.fact().act().at()),
            first.fact().said(),
            first.fact().figures());
    List<Entry> changed = new ArrayList<>(register.entries());
    changed.set(0, new Entry(1, other, first.previous(), first.hash()));
    assertThat(new Register(changed).broken()).contains(1L);
  }

  @Test
  void an_entry_that_was_taken_out_is_named() {
    Register register =
        new Issues().prepared("A", FIRST).prepared("B", SECOND).released("B", SECOND).register();
    List<Entry> without = new ArrayList<>(register.entries());
    without.remove(1);
    assertThat(new Register(without).broken()).contains(2L);
  }

  @Test
  void a_draft_takes_the_place_of_a_draft_but_never_of_a_release() {
    Issues issues = new Issues().prepared("A", FIRST).prepared("B", SECOND);
    Entry first = issues.register().entries().get(0);
    assertThat(issues.register().superseding(first)).isPresent();
    Register released =
        new Issues().prepared("A", FIRST).released("A", FIRST).prepared("B", SECOND).register();
    assertThat(released.superseding(released.issue("A").orElseThrow())).isEmpty();
  }

  @Test
  void a_later_release_takes_the_place_of_an_earlier_one() {
    Register register =
        new Issues().released("A", FIRST).prepared("B", SECOND).released("B", SECOND).register();
    assertThat(register.superseding(register.issue("A").orElseThrow()))
        .map(entry -> entry.subject().issue())
        .contains("B");
  }

  @Test
  void a_period_is_closed_until_it_is_restated() {
    Issues issues = new Issues().prepared("A", FIRST).closed("A");
    assertThat(issues.register().closed("cfo_pack", "2026-10")).isPresent();
    assertThat(issues.register().closed("cfo_pack", "2026-09")).isEmpty();
    assertThat(issues.register().closed("sla_breaches", "2026-10")).isEmpty();
    assertThat(issues.restated().register().closed("cfo_pack", "2026-10")).isEmpty();
  }

  @Test
  void the_versions_behind_an_issue_are_pinned() {
    Register register = new Issues().prepared("A", FIRST).register();
    assertThat(Vacuum.pinned(register).get("value_claims")).containsExactly(4L);
  }
}
