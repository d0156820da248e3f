package io.countersign.reports;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** A JVM of its own, of another version where the machine has one, elsewhere in the world. */
final class AnotherJava {
  private AnotherJava() {}

  /** Issues the pack from what marts answered: in the child. */
  public static void main(String[] arguments) throws IOException {
    Path folder = Path.of(arguments[0]);
    Reports.issue(PackTest.run(KeptMarts.read(folder.resolve("answers")), folder));
  }

  /** The pack as it comes out there, with every file beside it, below this folder. */
  static void issue(KeptMarts marts, Path folder) throws IOException, InterruptedException {
    Files.createDirectories(folder);
    marts.write(folder.resolve("answers"));
    Process child =
        new ProcessBuilder(
                home().resolve("bin/java").toString(),
                "-Djava.awt.headless=true",
                "-Duser.timezone=Pacific/Auckland",
                "-Duser.language=tr",
                "-Duser.country=TR",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty(
                    "surefire.test.class.path", System.getProperty("java.class.path")),
                AnotherJava.class.getName(),
                folder.toString())
            .redirectErrorStream(true)
            .redirectOutput(new File(folder.toFile(), "said"))
            .start();
    if (child.waitFor() != 0) {
      throw new AssertionError(Files.readString(folder.resolve("said")));
    }
  }

  /** Another Java beside this one, or this one. */
  private static Path home() throws IOException {
    Path own = Path.of(System.getProperty("java.home"));
    try (Stream<Path> beside = Files.list(own.toRealPath().getParent())) {
      List<Path> others =
          beside
              .filter(home -> Files.isExecutable(home.resolve("bin/javac")))
              .filter(home -> version(home) >= 17 && version(home) != Runtime.version().feature())
              .sorted()
              .toList();
      return others.isEmpty() ? own : others.get(0);
    }
  }

  private static int version(Path home) {
    try (Stream<String> lines = Files.lines(home.resolve("release"))) {
      return lines
          .filter(line -> line.startsWith("JAVA_VERSION="))
          .map(line -> line.replaceAll("\\D*(\\d+).*", "$1"))
          .mapToInt(Integer::parseInt)
          .findFirst()
          .orElse(0);
    } catch (IOException e) {
      return 0;
    }
  }
}
