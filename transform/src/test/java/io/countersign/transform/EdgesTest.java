package io.countersign.transform;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** EDGES.md says which test shows an edge; each is there by that name. */
final class EdgesTest {
  private static final Path ROOT = Path.of(System.getProperty("countersign.root"));
  private static final Pattern CLASS = Pattern.compile("\\b([A-Z]\\w+(?:Test|Properties))\\b");

  /** Its name, or how it begins. */
  private static final Pattern METHOD = Pattern.compile("(?<![/\\w])([a-z]\\w*_\\w*)(…?)");

  private static final Pattern EXAMPLE = Pattern.compile("\\bE (\\w+)/(\\w+)");

  @Test
  void every_test_that_it_names_is_there() throws IOException {
    Map<String, String> tests = tests();
    List<String> missing = new ArrayList<>();
    int named = 0;
    for (String line : Files.readAllLines(ROOT.resolve("transform/EDGES.md"))) {
      String[] cells = line.split("\\|");
      String shown = cells.length < 4 ? "" : cells[3];
      for (Matcher test = CLASS.matcher(shown); test.find(); named++) {
        if (!tests.containsKey(test.group(1))) {
          missing.add(test.group());
        }
      }
      for (Matcher example = EXAMPLE.matcher(shown); example.find(); named++) {
        String file = "marts/" + example.group(1) + "/" + example.group(2) + ".example";
        if (!Files.exists(ROOT.resolve(file))) {
          missing.add(file);
        }
      }
      String methods =
          shown
              .replaceAll("\\([^)]*\\)", "")
              .replaceAll("`\\w+` of \\w+", "")
              .replaceAll("\\bE [^;]*", "");
      for (Matcher method = METHOD.matcher(methods); method.find(); named++) {
        String said = "void " + method.group(1) + (method.group(2).isEmpty() ? "(" : "");
        if (tests.values().stream().noneMatch(text -> text.contains(said))) {
          missing.add(method.group());
        }
      }
    }
    assertThat(missing).isEmpty();
    assertThat(named).isGreaterThan(100);
  }

  private static Map<String, String> tests() throws IOException {
    Map<String, String> tests = new TreeMap<>();
    for (String module : List.of("ingest", "transform", "marts", "reports", "schedules")) {
      try (Stream<Path> files = Files.walk(ROOT.resolve(module + "/src/test/java"))) {
        for (Path file : files.filter(one -> one.toString().endsWith(".java")).toList()) {
          tests.put(file.getFileName().toString().replace(".java", ""), Files.readString(file));
        }
      }
    }
    return tests;
  }
}
