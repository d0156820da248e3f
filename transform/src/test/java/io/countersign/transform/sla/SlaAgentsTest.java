package io.countersign.transform.sla;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** S4: the first reply by a person who was an agent then. */
final class SlaAgentsTest {
  private static final Instant SAID = Instant.parse("2026-10-01T06:00:00Z");
  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
  private static final SlaAgents DESK =
      new SlaAgents(
          Map.of(
              "ann",
              List.of(new SlaAgents.Span(LocalDate.of(2026, 10, 13), null)),
              "gone",
              List.of(new SlaAgents.Span(LocalDate.of(2026, 1, 1), LocalDate.of(2026, 10, 12)))),
          BERLIN);

  private static SlaEvent reply(String at, String person) {
    return new SlaEvent(Instant.parse(at), 0, "reply", null, person);
  }

  @Test
  void the_first_reply_of_somebody_who_was_an_agent_on_that_day_is_the_answer() {
    assertThat(
            DESK.answered(
                List.of(
                    reply("2026-10-12T21:59:59Z", "ann"),
                    reply("2026-10-12T22:00:00Z", "gone"),
                    reply("2026-10-12T22:00:01Z", "rita"),
                    reply("2026-10-12T22:00:02Z", "ann"),
                    reply("2026-10-12T23:00:00Z", "ann")),
                "rita",
                SAID))
        .isEqualTo("2026-10-12T22:00:02Z");
  }

  @Test
  void replies_of_others_alone_are_no_answer_whatever_the_tool_says() {
    assertThat(DESK.answered(List.of(reply("2026-10-14T09:00:00Z", "bot")), "rita", SAID)).isNull();
  }

  @Test
  void a_history_without_replies_leaves_the_word_to_the_tool() {
    assertThat(DESK.answered(List.of(), "rita", SAID)).isEqualTo(SAID);
  }

  @Test
  void a_company_that_names_no_agents_is_answered_by_anybody_but_the_one_who_asked() {
    SlaAgents nobody = new SlaAgents(Map.of(), BERLIN);
    List<SlaEvent> replies =
        List.of(reply("2026-10-14T09:00:00Z", "rita"), reply("2026-10-14T10:00:00Z", "bea"));
    assertThat(nobody.answered(replies, "rita", null)).isEqualTo("2026-10-14T10:00:00Z");
  }
}
