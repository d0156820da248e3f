package io.countersign.reports.proof;

import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.problem.Resources;
import io.countersign.problem.TextFile;
import java.util.List;
import org.junit.jupiter.api.Test;

final class TraceRulesTest {

  @Test
  void every_figure_ends_in_rows_of_sources_or_is_worked_out_from_two_that_do() {
    List<String> reports =
        Resources.list("reports", "/trace.yml").stream()
            .map(TextFile::folder)
            .filter(folder -> !folder.equals("reports"))
            .toList();
    assertThat(reports).hasSizeGreaterThan(10);
    for (String report : reports) {
      TraceRules rules = TraceRules.of(report);
      assertThat(rules.figures())
          .as(report)
          .isNotEmpty()
          .allMatch(rule -> isWorkedOut(rule) || rule.feed().isPresent());
      assertThat(rules.figures().stream().flatMap(rule -> rule.feed().stream()))
          .as(report)
          .allMatch(rules.feeds()::containsKey);
    }
  }

  private static boolean isWorkedOut(TraceRules.Rule rule) {
    return isPair(rule.share()) || isPair(rule.minus());
  }

  private static boolean isPair(List<String> figures) {
    return figures != null && figures.size() == 2;
  }
}
