package io.countersign.reports.issue;

import io.countersign.problem.Refusal;
import io.countersign.problem.Sha256;
import io.countersign.reports.ask.ReportRun;
import io.countersign.reports.status.IssueHeader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.Map;

/** Where issued files lie. A file appears whole or not at all. */
final class IssueFolder {
  private IssueFolder() {}

  static IssuedReport put(ReportRun run, SealedReport made) {
    String name = made.fileName(run);
    Path folder = run.folder().resolve(run.ask().period().name());
    try {
      Files.createDirectories(folder);
      write(folder.resolve(name + ".figures.csv"), made.csv());
      byte[] evidence = made.document(run).pages().getBytes(StandardCharsets.UTF_8);
      write(folder.resolve(name + ".evidence.json"), evidence);
      for (Map.Entry<String, byte[]> other : made.beside().entrySet()) {
        write(folder.resolve(named(name, other.getKey())), other.getValue());
      }
      boolean written = write(folder.resolve(name + ".pdf"), made.pdf());
      IssueHeader header = made.laid().header();
      return new IssuedReport(
          header.issueId(),
          header.standing().status(),
          folder.resolve(name + ".pdf"),
          made.laid().print().getPages().size(),
          written,
          Sha256.hex(made.pdf()),
          made.laid().unprinted());
    } catch (IOException e) {
      throw Refusal.notWritable(
          folder,
          "The report cannot be written here.",
          "a folder that may be written, on a disk with room",
          e.getClass().getSimpleName() + ": " + e.getMessage(),
          "Free the folder, or name another one with --out.");
    }
  }

  /** A table's CSV lies in a folder of its report. */
  static String named(String name, String ending) {
    return ending.endsWith(".csv") ? name + ".csv/" + ending : name + "." + ending;
  }

  private static boolean write(Path file, byte[] content) throws IOException {
    if (Files.exists(file) && Arrays.equals(Files.readAllBytes(file), content)) {
      return false;
    }
    Files.createDirectories(file.getParent());
    Path part = file.resolveSibling("." + file.getFileName() + ".part");
    Files.write(part, content);
    Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    return true;
  }
}
