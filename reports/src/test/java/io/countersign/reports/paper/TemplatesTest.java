package io.countersign.reports.paper;

import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.problem.Resources;
import io.countersign.problem.TextFile;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

final class TemplatesTest {
  private static final Pattern EXPRESSION =
      Pattern.compile("xpression[^>]*><!\\[CDATA\\[(.*?)]]>", Pattern.DOTALL);

  private static final String NAME = "\\$[PF]\\{\\w+}|true|false";

  @Test
  void a_template_names_what_it_prints_and_works_nothing_out() {
    List<TextFile> templates =
        Resources.list("reports", ".jrxml").stream()
            .filter(template -> !template.name().contains("broken"))
            .toList();
    int expressions = 0;
    for (TextFile template : templates) {
      List<String> found =
          EXPRESSION.matcher(template.text()).results().map(one -> one.group(1)).toList();
      assertThat(found).as(template.name()).allMatch(one -> one.matches(NAME));
      expressions += found.size();
    }
    assertThat(expressions).isGreaterThan(300);
  }
}
