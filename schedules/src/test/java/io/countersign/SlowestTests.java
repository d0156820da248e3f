package io.countersign;

import static java.util.Comparator.comparingDouble;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Prints which test classes took longest, of all modules that were just tested. */
public final class SlowestTests {
  private static final int MANY = 10;
  private static final Pattern SUITE =
      Pattern.compile(
          "<testsuite [^>]*name=\"([^\"]+)\" time=\"([0-9.,]+)\"[^>]* tests=\"(\\d+)\"");

  private SlowestTests() {}

  /**
   * The folder that holds the modules.
   *
   * @param arguments that folder alone
   */
  public static void main(String[] arguments) throws IOException {
    List<Took> all = read(Path.of(arguments[0]));
    System.out.printf(
        Locale.ROOT,
        "%d test classes took %.0f s, these longest:%n",
        all.size(),
        all.stream().mapToDouble(Took::seconds).sum());
    all.stream()
        .sorted(comparingDouble(Took::seconds).reversed())
        .limit(MANY)
        .forEach(
            took ->
                System.out.printf(
                    Locale.ROOT, "%6.0f s  %s (%d)%n", took.seconds(), took.name(), took.tests()));
  }

  private record Took(String name, double seconds, int tests) {}

  private static List<Took> read(Path root) throws IOException {
    try (Stream<Path> files =
        Files.find(
            root, 4, (file, is) -> file.toString().matches(".*/surefire-reports/TEST-.*\\.xml"))) {
      return files.flatMap(SlowestTests::took).toList();
    }
  }

  private static Stream<Took> took(Path file) {
    try (Stream<String> lines = Files.lines(file)) {
      Matcher suite = SUITE.matcher(String.join(" ", lines.limit(5).toList()));
      return suite.find()
          ? Stream.of(
              new Took(
                  suite.group(1),
                  Double.parseDouble(suite.group(2).replace(",", "")),
                  Integer.parseInt(suite.group(3))))
          : Stream.empty();
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
