package io.countersign.lake;

import java.io.File;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** A JVM of its own, of another version where the machine has one. */
public final class OtherJava {
  private OtherJava() {}

  /**
   * Runs a class of this class path to its end.
   *
   * @param said the file for what it prints
   * @param options of the JVM
   * @throws AssertionError with what it printed, if it does not end well
   */
  public static void run(Path said, Class<?> main, List<String> options, String... arguments)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of(home().resolve("bin/java").toString()));
    command.addAll(List.of("-Djava.awt.headless=true", "-XX:TieredStopAtLevel=1"));
    ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
        .filter(option -> option.startsWith("--add-opens"))
        .forEach(command::add);
    command.addAll(options);
    String path = System.getProperty("java.class.path");
    command.addAll(List.of("-cp", System.getProperty("surefire.test.class.path", path)));
    command.add(main.getName());
    command.addAll(List.of(arguments));
    File file = said.toFile();
    Process child =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(file).start();
    if (child.waitFor() != 0) {
      throw new AssertionError(Files.readString(said));
    }
  }

  /** Another Java beside this one, or this one; says which. */
  private static Path home() throws IOException {
    Path own = Path.of(System.getProperty("java.home"));
    try (Stream<Path> beside = Files.list(own.toRealPath().getParent())) {
      Path home =
          beside
              .filter(other -> Files.isExecutable(other.resolve("bin/javac")))
              .filter(other -> version(other) >= 17)
              .filter(other -> version(other) != Runtime.version().feature())
              .sorted()
              .findFirst()
              .orElse(own);
      String only = home.equals(own) ? ", as there is no other one" : "";
      System.out.println("The other process is Java " + version(home) + only);
      return home;
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
