package io.countersign.reports.issue;

import io.countersign.lake.OtherJava;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The pack from a JVM of another version where the machine has one, elsewhere in the world. */
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
    OtherJava.run(
        folder.resolve("said"),
        AnotherJava.class,
        List.of("-Duser.timezone=Pacific/Auckland", "-Duser.language=tr", "-Duser.country=TR"),
        folder.toString());
  }
}
