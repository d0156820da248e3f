package io.countersign.marts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.countersign.lake.LakeTest;
import io.countersign.lake.Step;
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

/** Every {@code marts/<mart>/*.example}. */
final class ExampleTest extends LakeTest {
  private static final Path MARTS = Path.of("").toAbsolutePath();

  @TestFactory
  Stream<DynamicTest> every_example_comes_out_as_it_says() {
    Map<String, Step> steps =
        Marts.all().stream().collect(Collectors.toMap(Step::makes, Function.identity()));
    return files().stream()
        .map(file -> dynamicTest(name(file), () -> holds(steps.get(mart(file)), read(file))));
  }

  @Test
  void every_example_says_what_it_is_about_and_lies_beside_a_mart() {
    List<String> marts = Marts.all().stream().map(Step::makes).toList();
    for (Path file : files()) {
      assertThat(read(file).about()).as(name(file)).isNotBlank();
      assertThat(marts).as(name(file)).contains(mart(file));
    }
  }

  private static void holds(Step mart, Example example) {
    Given given = step(mart).period(example.period()).asOf(example.asOf());
    example.given().forEach(given::given);
    assertRows(given.make(), example.expected());
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
