package io.countersign.marts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.countersign.build.Step;
import io.countersign.lake.LakeTest;
import io.countersign.problem.Suggestion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Every {@code marts/<mart>/*.example}; with {@code -Dmart=value_bridge} those of one mart, with
 * {@code -Dmart=value_bridge/one_off} those whose file begins so.
 */
final class ExampleTest extends LakeTest {
  private static final Path MARTS = Path.of("").toAbsolutePath();

  @TestFactory
  Stream<DynamicTest> every_example_comes_out_as_it_says() {
    Map<String, Step> steps =
        Marts.all().stream().collect(Collectors.toMap(Step::makes, Function.identity()));
    List<Path> asked = asked(files(), System.getProperty("mart", ""));
    return asked.stream()
        .map(file -> dynamicTest(name(file), () -> holds(steps.get(mart(file)), file)));
  }

  @Test
  void n12_one_mart_s_examples_are_asked_for_by_its_name_and_of_a_wrong_one_the_nearest_is_named() {
    assertThat(asked(files(), "value_bridge"))
        .isNotEmpty()
        .allSatisfy(file -> assertThat(mart(file)).isEqualTo("value_bridge"));
    Path one = asked(files(), "value_bridge").get(0);
    String stem = one.getFileName().toString().replace(".example", "");
    assertThat(asked(files(), "value_bridge/" + stem)).contains(one);
    assertThatThrownBy(() -> asked(files(), "value_brigde"))
        .hasMessageContaining("Did you mean 'value_bridge'?");
  }

  @Test
  void n12_an_example_that_fails_names_its_mart_its_file_and_what_it_is_about() {
    Path file = asked(files(), "value_bridge").get(0);
    Step mart =
        Marts.all().stream()
            .filter(step -> step.makes().equals(mart(file)))
            .findFirst()
            .orElseThrow();
    Example wrong = read(file);
    Example other =
        new Example(
            wrong.about(),
            wrong.given(),
            wrong.period(),
            wrong.asOf(),
            wrong.expected().lines().findFirst().orElseThrow());
    assertThatThrownBy(() -> holds(mart, other, where(file)))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("marts/value_bridge/" + file.getFileName())
        .hasMessageContaining(wrong.about().lines().findFirst().orElseThrow());
  }

  @Test
  void every_example_says_what_it_is_about_and_lies_beside_a_mart() {
    List<String> marts = Marts.all().stream().map(Step::makes).toList();
    for (Path file : files()) {
      assertThat(read(file).about()).as(name(file)).isNotBlank();
      assertThat(marts).as(name(file)).contains(mart(file));
    }
  }

  /** The files of one mart, or those of it that begin so; all where nothing is asked for. */
  private static List<Path> asked(List<Path> files, String mart) {
    List<Path> asked =
        files.stream()
            .filter(file -> mart.isEmpty() || where(file).startsWith("marts/" + mart))
            .filter(file -> mart.isEmpty() || mart(file).equals(mart.split("/", 2)[0]))
            .toList();
    List<String> marts = files.stream().map(ExampleTest::mart).distinct().toList();
    if (asked.isEmpty()) {
      throw new AssertionError(
          "No example at -Dmart=" + mart + ". " + Suggestion.among(mart.split("/", 2)[0], marts));
    }
    return asked;
  }

  private static void holds(Step mart, Path file) {
    holds(mart, read(file), where(file));
  }

  private static void holds(Step mart, Example example, String where) {
    try {
      Given given = step(mart).period(example.period()).asOf(example.asOf());
      example.given().forEach(given::given);
      assertRows(given.make(), example.expected());
    } catch (AssertionError | RuntimeException e) {
      throw new AssertionError(where + ": " + example.about() + "\n" + e.getMessage(), e);
    }
  }

  /** Where an example lies, from the root of the checkout. */
  private static String where(Path file) {
    return "marts/" + mart(file) + "/" + file.getFileName();
  }

  private static List<Path> files() {
    try (Stream<Path> files = Files.walk(MARTS, 2)) {
      return files.filter(file -> file.toString().endsWith(".example")).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Example read(Path file) {
    try {
      return Example.read(Files.readString(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String mart(Path file) {
    return file.getParent().getFileName().toString();
  }

  private static String name(Path file) {
    String[] words = file.getFileName().toString().split("\\.", -1)[0].split("_", -1);
    return mart(file) + ": " + String.join(" ", words);
  }
}
