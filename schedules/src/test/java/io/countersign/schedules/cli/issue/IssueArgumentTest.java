package io.countersign.schedules.cli.issue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.countersign.problem.Refusal;
import io.countersign.reports.register.Issues;
import io.countersign.reports.register.Register;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

final class IssueArgumentTest {
  private static final Register REGISTER =
      new Issues().prepared("CP-1", Issues.pdf("1")).prepared("CP-2", Issues.pdf("2")).register();

  @Command
  private static final class Call {
    @Mixin private IssueArgument issue;
  }

  private static String named(String... words) {
    Call call = new Call();
    CommandLine.ParseResult parsed = new CommandLine(call).parseArgs(words);
    assertThat(parsed.errors()).isEmpty();
    return call.issue.id(REGISTER);
  }

  @Test
  void n9_latest_is_the_newest_issue_of_all_or_of_one_report() {
    assertThat(named("latest")).isEqualTo("CP-2");
    assertThat(named("latest", "--report", "cfo_pack")).isEqualTo("CP-2");
    assertThat(named("CP-1")).isEqualTo("CP-1");
  }

  @Test
  void n9_of_a_report_that_was_never_issued_the_nearest_is_named() {
    assertThatThrownBy(() -> named("latest", "--report", "cfo_pakc"))
        .isInstanceOf(Refusal.class)
        .hasMessageContaining("ISSUE_UNKNOWN")
        .hasMessageContaining("Did you mean 'cfo_pack'?");
    assertThatThrownBy(() -> IssueArgument.latest(Register.empty(), Optional.empty()))
        .isInstanceOf(Refusal.class)
        .hasMessageContaining("countersign report NAME");
  }
}
