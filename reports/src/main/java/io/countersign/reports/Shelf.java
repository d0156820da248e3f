package io.countersign.reports;

import io.countersign.lake.Exit;
import io.countersign.lake.Problem;
import io.countersign.lake.Refusal;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;

/** Where issued files lie. A file appears whole or not at all. */
final class Shelf {
  private Shelf() {}

  static Issued put(ReportRun run, Reports.Laid laid) {
    byte[] csv = laid.figures().csv().getBytes(StandardCharsets.UTF_8);
    byte[] pdf = Seal.seal(laid.press().pdf(laid.print()), about(run, laid), run.ask().asOf(), csv);
    String period = run.ask().period().name();
    String name = run.report() + "-" + period;
    Path folder = run.folder().resolve(period);
    try {
      Files.createDirectories(folder);
      write(folder.resolve(name + ".figures.csv"), csv);
      boolean written = write(folder.resolve(name + ".pdf"), pdf);
      return new Issued(
          laid.imprint().issueId(),
          laid.imprint().standing().status(),
          folder.resolve(name + ".pdf"),
          laid.print().getPages().size(),
          written,
          Hash.hex(pdf));
    } catch (IOException e) {
      throw notWritable(folder, e);
    }
  }

  private static Seal.Imprintable about(ReportRun run, Reports.Laid laid) {
    return new Seal.Imprintable(
        run.ask().company().name() + ", CFO pack " + run.ask().period().name(),
        laid.imprint().foot(run.ask()),
        laid.imprint().issueId());
  }

  private static boolean write(Path file, byte[] content) throws IOException {
    if (Files.exists(file) && Arrays.equals(Files.readAllBytes(file), content)) {
      return false;
    }
    Path part = file.resolveSibling("." + file.getFileName() + ".part");
    Files.write(part, content);
    Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    return true;
  }

  private static Refusal notWritable(Path folder, IOException e) {
    return new Refusal(
        Exit.NOT_REACHED,
        new Problem(
            "NOT_WRITABLE",
            folder.toString(),
            "The report cannot be written here.",
            "a folder that may be written, on a disk with room",
            e.getClass().getSimpleName() + ": " + e.getMessage(),
            "Free the folder, or name another one with --out."));
  }
}
