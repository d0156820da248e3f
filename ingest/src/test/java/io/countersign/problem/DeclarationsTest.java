package io.countersign.problem;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DeclarationsTest {
  record Connection(String host, int port) {}

  record Sample(
      String company, Optional<String> zone, List<String> tags, Map<String, Connection> systems) {}

  @Test
  void a_good_file_becomes_a_record() {
    Problems problems = new Problems();
    var read =
        Declarations.read(
            new TextFile("a.yml", "company: Halden\nsystems:\n  erp: {host: here, port: 1}\n"),
            Sample.class,
            problems);
    assertThat(problems.list()).isEmpty();
    assertThat(read.orElseThrow().systems().get("erp").port()).isEqualTo(1);
    assertThat(read.orElseThrow().zone()).isEmpty();
  }

  @Test
  void all_problems_are_told_at_once_with_line_and_suggestion() {
    Problems problems = new Problems();
    Declarations.read(
        new TextFile(
            "a.yml", "compny: Halden\nzone: UTC\n\nsystems:\n  erp: {host: here, port: x}\n"),
        Sample.class,
        problems);
    assertThat(problems.list())
        .extracting(Problem::where, problem -> problem.what() + " " + problem.now())
        .containsExactlyInAnyOrder(
            org.assertj.core.groups.Tuple.tuple(
                "a.yml:1", "'compny' is no key here. Did you mean 'company'?"),
            org.assertj.core.groups.Tuple.tuple(
                "a.yml", "The key 'company' is missing. Add 'company: …'."),
            org.assertj.core.groups.Tuple.tuple(
                "a.yml:5", "The value of 'port' has the wrong shape. "));
  }

  @Test
  void a_text_that_is_no_yaml_is_told_with_its_line() {
    Problems problems = new Problems();
    Declarations.read(new TextFile("a.yml", "company: [a\nzone: b"), Sample.class, problems);
    assertThat(problems.list()).hasSize(1);
    assertThat(problems.list().get(0).where()).startsWith("a.yml:");
  }
}
