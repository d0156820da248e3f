package io.countersign.reports.issue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Holds pages against the text that somebody has looked at and accepted. */
final class Golden {
  private Golden() {}

  /** {@code -Dgolden=accept} writes what is there now. */
  static void check(String report, String pages) throws IOException {
    check(report, "golden.txt", pages);
  }

  static void check(String report, String name, String pages) throws IOException {
    Path file = Path.of(System.getProperty("countersign.root"), "reports", report, name);
    if ("accept".equals(System.getProperty("golden"))) {
      Files.writeString(file, pages);
      return;
    }
    String golden = Files.exists(file) ? Files.readString(file) : "";
    if (!golden.equals(pages)) {
      throw new AssertionError(
          "The pages of "
              + report
              + " have changed. They were:\n"
              + golden
              + "\nThey are:\n"
              + pages
              + "\nTo accept them: mvn -pl reports -am test -Dtest=PackTest -Dgolden=accept"
              + " -Dsurefire.failIfNoSpecifiedTests=false");
    }
  }
}
